"""`cleanscrape rules`, and `--rules` of the other commands."""

import json
from pathlib import Path

import pytest

from cleanscrape import Pipeline, SiteRules
from cleanscrape.batch.learn import rules_of
from cleanscrape.cli.app import run
from tests.batch.made import rows
from tests.rules.made import PAGE, RULES, SHOP, TEXT, URL

Output = pytest.CaptureFixture[str]


@pytest.fixture
def rules(tmp_path: Path) -> str:
    """A file of rules."""
    path = tmp_path / "courier.toml"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A page of the site."""
    path = tmp_path / "rain.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def test_a_page_with_rules(rules: str, page: str, capsys: Output) -> None:
    assert run([page, "--rules", rules, "--url", URL]) == 0
    assert SHOP not in capsys.readouterr().out
    assert run([page, "--rules", rules]) == 0  # whose page it is, nobody says
    assert SHOP in capsys.readouterr().out
    assert run([page, "--explain", "--rules", rules, "--site", "courier"]) == 0
    assert "site:courier" in capsys.readouterr().out


def test_a_batch_with_rules(rules: str, tmp_path: Path) -> None:
    source, out = tmp_path / "crawl.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"html": PAGE, "url": URL}), encoding="utf-8")
    given = ["batch", str(source), "-o", str(out), "--rules", rules, "--workers", "1", "-q"]
    assert run(given) == 0
    [row] = rows(out)
    assert row["title"] == "The river rose again"
    assert "site:courier" in {piece["filter"] for piece in row["removed"]}


def test_check_says_what_each_rule_does(rules: str, page: str, capsys: Output) -> None:
    assert run(["rules", "check", rules, page]) == 0
    said = capsys.readouterr().out
    assert said.startswith("4 rules, 1 sites, 0 examples\n")
    assert 'rule 4 (line 19): select "div.box" -> advert: on 1 of 1 pages, 1 blocks' in said
    assert "note: " in said


def test_check_finds_what_is_wrong(rules: str, page: str, tmp_path: Path, capsys: Output) -> None:
    text = tmp_path / "rain.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run(["rules", "check", rules, str(text), "--silent", "1"]) == 1
    assert capsys.readouterr().out.count("matches nothing on 1 pages") == 4
    failing = RULES + '[[site.example]]\npage = "rain.html"\nhas = ["snow"]'
    Path(rules).write_text(failing, encoding="utf-8")
    assert run(["rules", "check", rules]) == 1
    assert "fails: courier: example 1: the body lacks 'snow'" in capsys.readouterr().out
    assert run(["rules", "check", rules, page, str(tmp_path / "none.html")]) == 1


def test_what_cannot_be_read_is_wrong_usage(rules: str, page: str, capsys: Output) -> None:
    Path(rules).write_text(RULES.replace("select =", "selct ="), encoding="utf-8")
    assert run([page, "--rules", rules]) == 2
    assert "did you mean 'select'" in " ".join(capsys.readouterr().err.split())
    assert run(["rules", "check", page]) == 2
    assert run(["rules", "check", "none.toml"]) == 2
    Path(rules).write_text(RULES + RULES.replace("courier", "post"), encoding="utf-8")
    assert run(["rules", "check", rules, page]) == 2
    assert "--site courier or post" in capsys.readouterr().err


def test_import_writes_toml_and_names_what_is_left_out(tmp_path: Path, capsys: Output) -> None:
    pytest.importorskip("tomli_w")
    config, out = tmp_path / "courier.example.txt", tmp_path / "courier.toml"
    config.write_text("title: //h2\nhttp_header(a): b\n", encoding="utf-8")
    assert run(["rules", "import", str(config), "-o", str(out)]) == 0
    assert "line 2: 'http_header' has no counterpart" in capsys.readouterr().err
    [(entry, rule)] = SiteRules.load(out)
    assert (entry.domains, rule.says) == (("courier.example",), 'xpath "//h2" -> title')
    assert run(["rules", "import", str(config)]) == 0
    assert capsys.readouterr().out == out.read_text(encoding="utf-8")
    assert run(["rules", "import", str(config), "-o", str(tmp_path / "no" / "a.toml")]) == 1
    assert run(["rules", "import", str(tmp_path / "none.txt")]) == 2


def test_a_run_is_not_resumed_with_other_rules() -> None:
    plain = Pipeline.default()
    first = plain.with_rules(SiteRules.parse(RULES))
    other = plain.with_rules(SiteRules.parse(RULES.replace("advert", "related")))
    assert rules_of(plain) == {}
    assert rules_of(first) == rules_of(plain.with_rules(SiteRules.parse(RULES)))
    assert rules_of(first)["rules"] != rules_of(other)["rules"]
