"""Selectors and patterns that others wrote cannot make a page take forever."""

import time

import pytest

from cleanscrape import RuleError, SiteRules, clean, read
from cleanscrape.readers.html.xpaths import compiled
from cleanscrape.rule_sets import matching

WORDS = "It rained all day in the valley, and the river rose until the bridge was under water."


@pytest.mark.parametrize(
    "xpath",
    [
        "//p[//a]",
        "//p[@id or //a]",
        "//a[following::b]",
        "//a/preceding::b",
        "//p[.//a[.//b]]",
        "//div[.//p[count(preceding-sibling::*) = 1]]",
        "//div[count(.//p/preceding-sibling::*) > 3]",
        "//p[id('a')]",
    ],
)
def test_searches_within_searches_are_refused(xpath: str) -> None:
    with pytest.raises(RuleError, match=r"whole page|search within|searches within"):
        compiled(xpath)


@pytest.mark.parametrize(
    "xpath",
    ["//p[.//a]", "(//p)[1]", "//a | //b", "//p[contains(., '//a')]", "//ul/li[last()]/a//b",
     "//p[.//a and not(ancestor::nav)]"],
)  # fmt: skip
def test_others_are_taken(xpath: str) -> None:
    compiled(xpath)


@pytest.mark.parametrize(
    ("page", "xpath"),
    [
        ("<ul>" + "<li>x" * 100_000 + "</ul>", "//li[count(preceding-sibling::*) = 5]"),
        ("<ul>" + "<li>x" * 100_000 + "</ul>", "//li/following-sibling::li"),
        ("<div>" * 200 + "<p>x" * 300_000, "//div//div//p"),
    ],
)
def test_what_would_take_too_many_steps_is_left_out(page: str, xpath: str) -> None:
    assert read(page, xpaths=[xpath, "//body"]).selected[0][0] == "//body"


def test_of_many_nested_choices_the_outermost_counts() -> None:
    page = "<div>" * 150 + f"<p>{WORDS}</p>" * 3
    rules = SiteRules.parse('[[site]]\nname="a"\n[[site.rule]]\nselect="div"\nlabel="advert"')
    article = clean(page, site="a", rules=rules)
    assert article.paragraphs == ()
    assert len(article.removed) == 3


def test_a_pattern_that_never_ends_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MAX_SECONDS", 0.05)
    rules = SiteRules.parse(
        "[[site]]\nname = 'a'\n[[site.rule]]\npattern = '^(?:a|aa)+$'\nlabel = 'advert'"
    )
    begun = time.monotonic()
    with pytest.raises(RuleError, match="no repetition within a repetition"):
        clean(f"{WORDS}\n\n{'a' * 90}b", site="a", rules=rules)
    assert time.monotonic() - begun < 5
