"""What rules do on pages, and examples of rules."""

from pathlib import Path

import pytest

from cleanscrape import RuleError, SiteRules
from cleanscrape.testing import failing_examples
from tests.rules.made import FIRST, LAST, PAGE, RULES, SHOP, TEXT, URL

SILENT = RULES + '\n[[site.rule]]\nselect = "aside"\nlabel = "related"\n'


def test_counts_of_each_rule() -> None:
    report = SiteRules.parse(RULES).check([(PAGE, URL), (PAGE, "https://other.example/"), PAGE])
    assert (report.pages, report.unruled) == (3, 2)
    assert [(one.pages, one.matched, one.blocks) for one in report.standings] == [
        (1, 1, 1),
        (1, 1, 1),  # a line with the date
        (1, 1, 0),  # the value of an attribute is in no block
        (1, 1, 1),
    ]
    assert [*report.silent()] == []


def test_a_rule_that_matches_nothing_is_named_after_three_pages() -> None:
    rules = SiteRules.parse(SILENT, "courier.toml")
    assert [*rules.check([PAGE] * 2, site="courier").silent()] == []
    assert [*rules.check([PAGE] * 3, site="courier").silent()] == [
        "courier.toml: site 1: rule 5 (line 24): matches nothing on 3 pages"
    ]
    assert len([*rules.check([PAGE] * 2, site="courier").silent(2)]) == 1


def test_why_a_rule_matches_nothing() -> None:
    rules = SiteRules.parse(SILENT)
    said = [*rules.check([TEXT] * 3, site="courier").silent()]
    assert len(said) == 5
    assert all(line.endswith("; its selector needs HTML, or a smaller page") for line in said)
    part = SiteRules.parse(
        '[[site]]\nname = "courier"\n[[site.rule]]\nselect = "b"\nlabel = "advert"'
    )
    pages = [f"<p>{FIRST} <b>Buy</b> it, {LAST}</p>"] * 3
    [line] = part.check(pages, site="courier").silent()
    assert "it chooses parts of 3 blocks, and labels need whole ones" in line


def test_a_rule_that_fights_a_sure_filter_is_named() -> None:
    report = SiteRules.parse(RULES).check([PAGE], site="courier")
    [line] = report.fighting()
    assert "rule 4 (line 19): 1 of 1 blocks against 'body', which says paragraph" in line
    [fight] = report.standings[3].fights
    assert (fight.page, fight.text, fight.filter) == (0, SHOP, "body")


EXAMPLE = """
[[site.example]]
page = "rain.html"
has = ["It rained"]
lacks = ["Buy boots"]
[site.example.expected]
title = "The river rose again"
"""


def test_examples_of_a_file(tmp_path: Path) -> None:
    rules = SiteRules.parse(RULES + EXAMPLE)
    (tmp_path / "rain.html").write_text(PAGE, encoding="utf-8")
    assert [*failing_examples(rules, tmp_path)] == []
    (tmp_path / "rain.html").write_text(TEXT, encoding="utf-8")
    assert any("the body has 'Buy boots'" in line for line in failing_examples(rules, tmp_path))
    (tmp_path / "rain.html").unlink()
    with pytest.raises(RuleError, match="the page of an example cannot be read"):
        [*failing_examples(rules, tmp_path)]


CONFIG = """
# A configuration of an invented site.
title: //h2[@class='real']
author: //span[@class='who']
body: //div[@class='story']
strip: //div[@class='box']
strip: //p[.//time]
strip_id_or_class: it's
strip: //p[//a]
tidy: no
replace_string(<i>): <em>
test_url: https://courier.example/rain
"""


def test_a_site_configuration_becomes_rules() -> None:
    rules, notes = SiteRules.from_site_config(CONFIG, ".courier.example")
    assert [rule.says for _, rule in rules] == [
        "xpath \"//h2[@class='real']\" -> title",
        "xpath \"//span[@class='who']\" -> byline",
        "xpath \"//div[@class='story']\" -> body",
        "xpath \"//div[@class='box']\" -> boilerplate",
        'xpath "//p[.//time]" -> boilerplate',
    ]
    assert [note.partition(":")[0] for note in notes] == ["line 8", "line 9", "line 11"]
    from cleanscrape import clean

    article = clean(PAGE, url=URL, rules=rules)
    assert article.title == "The river rose again"
    assert article.text == f"{FIRST}\n\n{LAST}"
