"""The index of many reports, and the page that shows what changed: what they say, and in a browser.

The tests in a browser need Chromium and the extra ``engines``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cleanscrape import Pipeline, explain
from cleanscrape.cli.app import run
from cleanscrape.difference import Account, Placed, account, compare_many
from cleanscrape.difference.html import Links
from cleanscrape.difference.html import report as difference_report
from cleanscrape.explanation.overview import Summary, overview, summary

from .conftest import Open, violations
from .test_explanation import _HOSTILE, _Tags

BAD = '"><script>alert(3)</script>\0'


@pytest.fixture
def pages(prose: tuple[str, ...]) -> dict[str, str]:
    body = "\n\n".join(prose)
    return {
        "bridge.txt": f"The old bridge is open again\n\nBy Jo Doe\n\nShare on Threads\n\n{body}",
        "rain.html": "<nav>Home</nav><h1>Rain in the valley</h1><p>It rained all day here.</p>",
        "hostile.html": _HOSTILE,
    }


@pytest.fixture
def index(pages: dict[str, str]) -> str:
    made = [summary(explain(raw), name, f"{name}.html") for name, raw in pages.items()]
    return overview([*made, Summary(BAD, error=BAD)], BAD)


@pytest.fixture
def compared(pages: dict[str, str]) -> str:
    before = [account(raw, name=name) for name, raw in pages.items()]
    other = Pipeline.default().without("interface", "byline")
    after = [account(raw, other, name=name) for name, raw in pages.items()]
    reworded = Placed(f"It rained {BAD} all day", "removed", BAD, BAD, BAD, 0.5, BAD)
    more = [Account(BAD, (reworded,), {BAD: BAD}), Account(f"only {BAD}")]
    later = replace(reworded, text=f"It rained all {BAD} night")
    found = compare_many([*before, *more], [*after, Account(BAD, (later,), {BAD: "other"})])
    return difference_report(found, (BAD, "now"), {"rain.html": Links(BAD, "b.html")})


def test_the_least_sure_page_comes_first(pages: dict[str, str]) -> None:
    rain = summary(explain(pages["rain.html"]), "rain.html", "rain.html")
    bridge = summary(explain(pages["bridge.txt"]), "bridge.txt", "bridge.html")
    sure, unsure = replace(bridge, confidence=0.9), replace(rain, confidence=0.3)
    shown = overview([sure, unsure])
    assert shown.index(">rain.html<") < shown.index(">bridge.txt<")
    assert f"<dd>{rain.body + bridge.body}</dd>" in shown
    assert "<dt>pages below 0.5 confidence</dt><dd>1</dd>" in shown


def test_a_summary_counts_the_words_of_each_place(pages: dict[str, str]) -> None:
    found = summary(explain(pages["bridge.txt"]), "bridge.txt")
    assert found.words["removed", "share"] == 3
    assert (found.title, found.authors) == ("The old bridge is open again", "Jo Doe")
    assert 0.8 < found.share < 1


def test_texts_cannot_add_markup_or_scripts(index: str, compared: str) -> None:
    for shown in (index, compared):
        tags = _Tags()
        tags.feed(shown)
        assert (tags.scripts, tags.images, tags.handlers) == (1, 0, [])
        assert "&lt;script&gt;alert(3)" in shown
        assert "\0" not in shown
        assert "https://" not in shown
        assert "<link" not in shown


def test_nothing_that_differs_is_said() -> None:
    same = [Account("rain")]
    assert "Nothing differs." in difference_report(compare_many(same, same))


def test_another_wording_is_shown_in_place() -> None:
    before, after = (
        Account("rain", (Placed(f"It rained {when} in town", "paragraphs", "paragraph"),))
        for when in ("all day", "all night long")
    )
    shown = difference_report(compare_many([before], [after]))
    assert "It rained all <del>day</del> <ins>night long</ins> in town" in shown


@pytest.mark.engines
def test_the_index_is_sorted_by_a_column(show: Open, index: str) -> None:
    page = show(index)
    names = page.locator("#h-pages ~ .wide tbody td:nth-child(2)")
    page.click("text=Page >> nth=0")
    head = page.locator("th:has-text('Page')").first
    page.locator("th button", has_text="Page").first.click()
    first = names.all_inner_texts()
    order = head.get_attribute("aria-sort")
    page.locator("th button", has_text="Page").first.press("Enter")
    assert names.all_inner_texts() == first[::-1]
    assert {order, head.get_attribute("aria-sort")} == {"ascending", "descending"}
    page.locator("th button", has_text="Blocks").first.click()
    counts = page.locator("#h-pages ~ .wide tbody td:nth-child(5)").all_inner_texts()
    assert counts == sorted(counts, key=int, reverse=True)


@pytest.mark.engines
def test_the_index_is_searched_and_walked_by_keys(show: Open, index: str) -> None:
    page = show(index)
    page.keyboard.press("/")
    page.keyboard.type("RAIN.html")
    assert page.locator("#h-pages ~ .wide tbody tr:visible").count() == 1
    assert page.locator("#status").inner_text() == "1 of 4 pages."
    page.fill("#search", "")
    page.focus("tbody a >> nth=0")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('tbody a')[1]")


@pytest.mark.engines
def test_changes_are_filtered_and_opened(show: Open, compared: str) -> None:
    page = show(compared)
    pages = page.locator("details[data-page]")
    assert page.locator("details[open]").count() == 1
    page.click("#all")
    assert page.locator("details[open]").count() == pages.count() == 3
    page.select_option("#what", "text")
    assert page.locator("details:visible").count() == 1
    assert {one.get_attribute("data-what") for one in page.locator("li:visible").all()} <= {
        "text",
        None,
    }
    page.select_option("#what", "")
    page.focus("summary >> nth=0")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 2


@pytest.mark.engines
@pytest.mark.parametrize("width", [400, 1200])
@pytest.mark.parametrize("name", ["index", "compared"])
def test_lists_fit_the_screen_and_axe_finds_nothing(
    name: str, width: int, show: Open, request: pytest.FixtureRequest
) -> None:
    page = show(request.getfixturevalue(name))
    page.set_viewport_size({"width": width, "height": 800})
    if name == "compared":
        page.click("#all")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


@pytest.mark.engines
def test_reports_link_to_each_other(show: Open, pages: dict[str, str], tmp_path: Path) -> None:
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    for name, raw in pages.items():
        (folder / name).write_text(raw, encoding="utf-8")
    assert run(["explain", str(folder), "--html", str(out)]) == 0
    page = show(str(out / "index.html"))
    page.click("text=rain.html")
    assert page.locator("h1").inner_text() == "rain.html"
    page.click("text=all pages")
    assert page.locator("h1").inner_text() == str(folder)
    given = ["diff", str(folder), "--without", "interface", "--html", f"{out}/changes/"]
    assert run(given) == 1
    page = show(str(out / "changes" / "index.html"))
    page.click("text=the whole page before >> nth=0")
    assert page.locator("ol.blocks").count() == 1
    page.click("text=all pages")
    assert "built-in pipeline" in page.locator("h1").inner_text()
