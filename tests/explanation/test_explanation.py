"""What an explanation says, and that a hostile page cannot write into its report."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import cleanscrape
from cleanscrape import Label, Pipeline, explain
from cleanscrape.assemble import assemble
from cleanscrape.explanation import Said, explained
from cleanscrape.explanation.html import report
from cleanscrape.testing import build


@pytest.fixture
def page(prose: tuple[str, ...]) -> str:
    return "\n\n".join(
        ["The old bridge is open again", "By Jo Doe", "3 May 2024", "Share on Threads", *prose]
    )


def test_each_block_has_the_decision_that_stands_and_all_others() -> None:
    document = build("Rain", "Share")
    said = (
        document.blocks[1].mark(Label.TITLE, 0.4, "weak"),
        document.blocks[1].mark(Label.SHARE, 0.9, "strong")._replace(filter="sharer"),
    )
    decided = replace(document, decisions=said)
    rain, share = explained(decided, assemble(decided), {}).blocks
    assert (rain.field, rain.stands.reason, rain.decisions) == ("paragraphs", "undecided", ())
    assert share.stands == Said("share", "sharer", "strong", "", 0.9)
    assert [one.label for one in share.decisions] == ["title", "share"]
    assert share.is_removed


def test_an_explanation_agrees_with_the_article(page: str) -> None:
    explanation = explain(page, url="https://a.example/bridge")
    article = cleanscrape.clean(page, url="https://a.example/bridge")
    assert explanation.article == article
    assert [block.text for block in explanation.only("removed")] == [
        piece.text for piece in article.removed
    ]
    assert [block.text for block in explanation.only("body")] == [
        paragraph.text for paragraph in article.paragraphs
    ]
    assert {known.name for known in explanation.fields} == set(article.evidence)


def test_each_reason_is_a_sentence(page: str) -> None:
    assert all(block.stands.because for block in explain(page).blocks)


def test_a_variant_says_what_changes_without_a_filter(page: str) -> None:
    explanation = explain(page, variants=True)
    changes = {one.without: one.changes for one in explanation.variants}
    assert (explanation.blocks[3].field, explanation.blocks[3].stands.label) == ("removed", "share")
    assert 3 in {change.index for change in changes["interface"]}
    without = Pipeline.default().without("byline")(page)
    (change,) = (change for change in changes["byline"] if change.index == 1)
    assert change.field == without.account[1].field != "byline"


def test_an_empty_page_has_an_explanation() -> None:
    explanation = explain("", variants=True)
    assert (explanation.blocks, explanation.variants) == ((), ())
    assert "0 blocks" in report(explanation)


_HOSTILE = """<html><head><title>&lt;/title>&lt;script>x()&lt;/script></title></head><body>
<h1>&lt;/script>&lt;script>alert(1)&lt;/script></h1>
<p>By &lt;img src=x onerror=alert(1)> Doe</p>
<p>It rained &lt;/p>&lt;/main>&lt;script>alert(2)&lt;/script> all day in the valley, and the river
rose above the old bridge; "quotes' and ]]> &lt;!-- stand here as well, said the mayor.</p></body>
</html>"""


class _Tags(HTMLParser):
    """The tags of a report, with their handlers of events."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.images += tag == "img"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_a_page_cannot_add_markup_or_scripts_to_its_report() -> None:
    explanation = explain(_HOSTILE, url='https://a.example/"><script>', variants=True)
    written = report(explanation, '"><script>alert(3)</script>')
    tags = _Tags()
    tags.feed(written)
    assert (tags.scripts, tags.images, tags.handlers) == (2, 0, [])
    data = written.split('id="data">')[1].split("</script>")[0]
    assert json.loads(data)["blocks"]


def test_a_report_needs_no_network(page: str) -> None:
    written = report(explain(page, variants=True))
    assert "http://" not in written
    assert "https://" not in written
    assert "<link" not in written
    assert " src=" not in written


def test_a_notebook_shows_the_article_and_what_was_removed(page: str) -> None:
    shown = cleanscrape.clean(page)._repr_html_()
    assert "<h1>The old bridge is open again</h1>" in shown
    assert "<summary>2 pieces removed</summary>" in shown
    assert "<td>Share on Threads</td><td>share</td><td>share-words</td>" in shown
    hostile = cleanscrape.clean(_HOSTILE)._repr_html_()
    assert "<script" not in hostile
    assert "<img" not in hostile
