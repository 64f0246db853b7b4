"""What a newer memory says of how sites changed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cleanscrape import SiteMemory
from cleanscrape.cli.app import run
from cleanscrape.cli.drift_page import look_at
from cleanscrape.memory import ALARM
from cleanscrape.memory.chance import fisher, separation
from cleanscrape.memory.change import Change

from . import made

SITE = "paper"
MENU = (
    f"<ul class=menu>{''.join(f'<li><a href=/{item}>{item}</a></li>' for item in made.MENU)}</ul>"
)


def memory(pages: list[str]) -> SiteMemory:
    return SiteMemory.learn(pages, site=SITE)


OLD = memory([made.html(number) for number in range(12)])


def test_an_unchanged_site_has_the_score_0() -> None:
    newer = memory([made.html(number) for number in range(12, 24)])
    (found,) = OLD.compare(newer)
    assert (found.site, found.score, found.changes, found.pages) == (SITE, 0.0, (), (12, 12))


def test_another_container_of_the_body_is_named() -> None:
    newer = memory([made.html(number, article="text2024") for number in range(12)])
    (found,) = OLD.compare(newer)
    changes = {change.what: change for change in found.changes}
    assert found.score == 1.0
    assert changes["body container"].before == "div.story/p (100%)"
    assert changes["body container"].after == "div.text2024/p (100%)"
    assert "template" not in changes


def test_a_lost_date_and_a_new_menu_are_named() -> None:
    menu = ["Start", "Town hall", "Money", "Theatre", "Games", "Sky", "Write to us"]
    pages = []
    for number in range(12):
        page = made.html(number).replace(f"{number + 1} March 2024", "")
        for old, new in zip(made.MENU, menu):
            page = page.replace(f">{old}</a>", f">{new}</a>")
        pages.append(page)
    (found,) = OLD.compare(memory(pages))
    changes = {change.what: change for change in found.changes}
    assert changes["date"].after == "nowhere (100%)"
    assert changes["template"].effect >= 0.3


def test_sites_with_few_pages_are_left_out() -> None:
    assert OLD.compare(memory([made.html(number) for number in range(4)])) == ()
    assert OLD.compare(SiteMemory()) == ()


def test_the_command_says_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "old", tmp_path / "new"]
    newer = memory([made.html(number, article="text2024") for number in range(12)])
    for file, known in zip(files, (OLD, newer)):
        file.write_bytes(known.to_bytes())
    old, new = map(str, files)
    assert run(["drift", old, old]) == 0
    assert capsys.readouterr().err == "0 of 1 sites changed\n"
    assert run(["drift", old, new]) == 1
    assert "body container: div.story/p (100%) -> div.text2024/p" in capsys.readouterr().out
    assert run(["drift", old, new, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["site"] == SITE
    assert run(["drift", old, new, "--format", "prometheus"]) == 1
    printed = capsys.readouterr().out
    assert '\ncleanscrape_site_drift{site="paper"} 1\n' in printed
    assert '\ncleanscrape_site_change{site="paper",what="body container"} 1\n' in printed
    assert "\ncleanscrape_sites_compared 1\n" in printed
    assert "\ncleanscrape_sites_changed 1\n" in printed
    assert run(["drift", old, new, "--format", "markdown"]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("# Sites that changed\n\n1 of 1 sites\n\n## paper: 1.00\n")
    assert "- whether the body still comes out whole, from its new place\n" in printed
    assert "\n| body container | div.story/p (100%) | div.text2024/p (100%) | 1.00 |\n" in printed
    assert run(["drift", old, old, "--format", "markdown"]) == 0
    assert run(["drift", old, str(tmp_path / "none")]) == 2


@pytest.mark.parametrize("pages", [5, 8, 12])
def test_small_changes_are_named_however_few_pages_there_are(pages: int) -> None:
    old = memory([made.html(number) for number in range(pages)])
    extra = "".join(f"<li><a href=/{at}>Extra {word}</a></li>" for at, word in enumerate(made.MENU))
    cases: dict[str, Callable[[str], str]] = {
        "template": lambda page: page.replace("<p>Two", f"<ul class=extra>{extra}</ul><p>Two"),
        "metadata": lambda page: page.replace(" | The Valley Courier", ""),
        "date": lambda page: page.replace("<span class=when>", "<div class=stamp><p>").replace(
            "</span>", "</p></div>"
        ),
        "order": lambda page: f"{page.replace(MENU, '', 1)}{MENU}",
    }
    for what, change in cases.items():
        newer = memory([change(made.html(number + pages)) for number in range(pages)])
        (found,) = old.compare(newer)
        assert what in {one.what for one in found.changes}, what
        assert found.score >= ALARM


def test_every_sign_says_where_to_look() -> None:
    documented = re.findall(r'``"([a-z ]+)"``', Change.__doc__ or "")
    assert len(documented) > 10
    assert all(look_at(what) for what in documented)


def test_chance_is_that_of_the_exact_test() -> None:
    # The lady tasting tea (Fisher 1935): three of four cups, and all four.
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert fisher(4, 4, 0, 4) == pytest.approx(2 / 70)
    assert fisher(0, 9, 0, 7) == 1.0
    assert separation([1.0] * 5, [1.0] * 5) == (0.0, 0.0)
    assert separation([2.0, 3.0], [1.0, 1.0])[0] == -1.0
