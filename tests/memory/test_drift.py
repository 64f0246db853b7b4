"""What a newer memory says of how sites changed."""

import json
from pathlib import Path

import pytest

from cleanscrape import SiteMemory
from cleanscrape.cli.app import run

from . import made

SITE = "paper"


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
    assert capsys.readouterr().out.endswith('cleanscrape_site_drift{site="paper"} 1\n')
    assert run(["drift", old, str(tmp_path / "none")]) == 2
