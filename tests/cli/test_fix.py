"""`cleanscrape fix`: corrects blocks, proposes rules, writes what is asked for."""

import io
import json
import sys
from pathlib import Path

import pytest

from cleanscrape import Pipeline, SiteRules, explain
from cleanscrape.cli.app import run
from cleanscrape.testing import differences, find_cases
from tests.corrections import made

Output = pytest.CaptureFixture[str]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three pages of a site."""
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        Path(f"{number}.html").write_text(made.html(number), encoding="utf-8")
    return [f"{number}.html" for number in range(3)]


def block_of(text: str, page: str) -> str:
    """The number of the block with a text."""
    blocks = explain(Path(page).read_bytes()).blocks
    return str(next(number for number, block in enumerate(blocks) if block.text == text))


def test_a_rule_is_proposed_with_what_it_changes(pages: list[str], capsys: Output) -> None:
    given = ["--block", block_of(made.shop(0), pages[0]), "--label", "advert", "--site", "courier"]
    assert run(["fix", *pages, *given]) == 0
    said = capsys.readouterr().out
    assert 'select = "div.story-box p"\nlabel = "advert"\n' in said
    changes = [line for line in said.splitlines() if ".html: paragraph -> " in line]
    assert [line[:8] for line in changes] == ["  0.html", "! 1.html", "! 2.html"]


def test_another_rule_of_the_list_is_taken(pages: list[str], capsys: Output) -> None:
    given = ["--block", block_of(made.shop(0), pages[0]), "--label", "advert"]
    assert run(["fix", *pages, *given]) == 0
    listed = capsys.readouterr().out.partition("(--take N):\n")[2].splitlines()
    assert listed[0].endswith("-> advert: changes 1 blocks on 1 pages")
    assert run(["fix", *pages, *given, "--take", listed[0].split()[0]]) == 0
    said = capsys.readouterr().out
    assert f'text = "{made.shop(0).casefold()}"' in said
    assert "! 1.html" not in said
    assert run(["fix", *pages, *given, "--take", "99"]) == 2


def test_rules_a_fixture_and_a_row_are_written(pages: list[str], capsys: Output) -> None:
    given = ["--block", block_of(made.shop(0), pages[0]), "--label", "advert"]
    given += ["--url", "https://www.courier.example/bridge", "--add-rules", "courier.toml"]
    given += ["--fixture", "bridge", "--root", "cases", "--rows", "rows.jsonl"]
    assert run(["fix", *pages, *given]) == 0
    assert "courier.toml: 1 rules added" in capsys.readouterr().out
    rules = SiteRules.load("courier.toml")
    assert rules.sites[0].domains == ("courier.example",)
    [case] = find_cases(Path("cases"))
    assert made.shop(0) not in case.expected["paragraphs"]
    assert case.expected["input"]["site"] == "courier.example"
    assert differences(case.expected, case.run(Pipeline.default().with_rules(rules))) == []
    assert differences(case.expected, case.run()) != []
    [row] = Path("rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["corrections"] == [[int(given[1]), "advert"]]
    assert run(["fix", *pages, *given]) == 2  # the case is there already
    assert "there is a case 'bridge' already" in capsys.readouterr().err
    assert len(SiteRules.load("courier.toml").sites) == 2  # rules are added, none is overwritten


def test_it_asks(pages: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    block = block_of(made.shop(0), pages[0])
    typed = f"x\n{block}\nadverts\n{block}\nadvert\n\n"
    stream = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    assert run(["fix", *pages]) == 0
    said = capsys.readouterr()
    assert "a number, as it stands before the block" in said.out
    assert "no label 'adverts'" in said.err
    assert 'select = "div.story-box p"' in said.out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n"), encoding="utf-8"))
    assert run(["fix", pages[0]]) == 0
    assert "site.rule" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--block", "1"], 2),
        (["--block", "99", "--label", "body"], 2),
        (["--block", "1", "--label", "prose"], 2),
        (["none.html", "--block", "1", "--label", "advert"], 1),
        (["--block", "3", "--label", "advert", "--add-rules", "no/where.toml"], 1),
    ],
)
def test_wrong_usage_and_what_cannot_be_read(pages: list[str], given: list[str], code: int) -> None:
    assert run(["fix", pages[0], *given]) == code
