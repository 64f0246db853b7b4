"""Rules of sites: what they say of a page, how they are read and merged."""

import pickle
from datetime import datetime
from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import Article, Label, MissingExtraError, Pipeline, RuleError, SiteRules, clean
from cleanscrape.rules import written
from tests.rules.made import FIRST, LAST, PAGE, RULES, SHOP, TEXT, URL

COURIER = SiteRules.parse(RULES)


def ruled(rule: str, raw: str, **known: str) -> Article:
    """A page with one rule of its site."""
    rules = SiteRules.parse(f'[[site]]\nname = "a"\n[[site.rule]]\n{rule}')
    return clean(raw, site="a", rules=rules, **known)  # type: ignore[arg-type]


def labels(article: Article) -> dict[str, Label]:
    """What each block was taken for."""
    return {piece.text: piece.label for piece in article.account}


def test_fields_come_from_the_rules_whatever_metadata_says() -> None:
    article = clean(PAGE, url=URL, rules=COURIER)
    assert article.title == "The river rose again"
    assert article.authors == ("Jo Doe",)
    assert article.date == datetime(2024, 5, 3, 12)
    assert clean(PAGE, url=URL).title == "Weather of the week"
    assert article.evidence["title"][0].filter == "site:courier"
    assert len(article.evidence["title"]) > 1  # the others are still on offer


def test_a_label_takes_prose_out_and_the_account_says_so() -> None:
    article = clean(PAGE, url=URL, rules=COURIER)
    assert article.text == f"{FIRST}\n\n{LAST}"
    [removed] = [piece for piece in article.removed if piece.text == SHOP]
    assert (removed.label, removed.filter, removed.reason, removed.confidence) == (
        Label.ADVERT, "site:courier", "rule 4: shop", 1.0,
    )  # fmt: skip
    words = "".join("".join(piece.text for piece in article.account).split())
    assert words == "".join(cleanscrape.read(PAGE).text.split())


@pytest.mark.parametrize(
    ("url", "site", "has"),
    [
        (URL, None, True),
        ("http://courier.example:8080/", None, True),
        ("https://thecourier.example/", None, False),
        (None, None, False),
        (None, "courier", True),
        ("http://[broken/", None, False),
        ("https://elsewhere.example/", "courier", True),
    ],
)
def test_rules_are_used_on_the_pages_of_their_site(
    url: str | None, site: str | None, has: bool
) -> None:
    article = clean(PAGE, url=url, site=site, rules=COURIER)
    assert (SHOP not in article.text) is has
    assert has or article == clean(PAGE, url=url, site=site)


def test_ways_to_give_rules_are_the_same() -> None:
    expected = clean(PAGE, url=URL, rules=COURIER)
    pipeline = Pipeline.default().with_rules(COURIER)
    assert pipeline(PAGE, url=URL) == expected
    assert pickle.loads(pickle.dumps(pipeline))(PAGE, url=URL) == expected  # noqa: S301
    assert [*cleanscrape.clean_many([(PAGE, URL)], pipeline=pipeline)] == [expected]
    many = cleanscrape.clean_many([(PAGE, URL)] * 3, rules=COURIER, workers=2)
    assert [*many] == [expected] * 3
    assert pipeline.names[-2:] == ("body", "rules")
    assert pipeline.without("rules")(PAGE, url=URL) == clean(PAGE, url=URL)
    assert Pipeline.default()(PAGE, site="courier", rules=COURIER).title == expected.title


def test_explain_shows_the_rule() -> None:
    page = cleanscrape.explain(PAGE, url=URL, pipeline=Pipeline.default().with_rules(COURIER))
    [block] = [block for block in page.blocks if block.text == SHOP]
    assert (block.stands.filter, block.stands.reason) == ("site:courier", "rule 4: shop")


def test_text_and_markdown_have_rules_by_text_and_pattern() -> None:
    rule = 'starts = "READ  also:"\nlabel = "related"'
    assert labels(ruled(rule, TEXT))[f"Read also: {SHOP}"] is Label.RELATED
    boots = 'pattern = "Buy (boots|hats)"\nlabel = "advert"'
    assert ruled(boots, TEXT).text == f"{FIRST}\n\n{LAST}"
    assert SHOP not in ruled(f'text = ["{SHOP.upper()}"]\nlabel = "advert"', PAGE).text
    assert ruled('select = "p"\nlabel = "advert"', TEXT) == clean(TEXT)


def test_a_pattern_gives_a_field_its_group() -> None:
    page = f"Rain\n\nNoted down by Kim Lund in May\n\n{FIRST}\n\n{LAST}"
    pattern = 'pattern = "Noted down by (.+?) in "'
    assert ruled(f'{pattern}\nfield = "byline"', page).authors == ("Kim Lund",)
    named = 'pattern = "(Noted) down by (?P<value>.+?) in "'
    assert ruled(f'{named}\nfield = "byline"', page).authors == ("Kim Lund",)


def test_selector_and_text_must_both_hold() -> None:
    page = f"<div class=box><p>{FIRST}</p><p>{SHOP}</p></div><p>{SHOP} Again.</p><p>{LAST}</p>"
    article = ruled('select = "div.box p"\nstarts = "Buy boots"\nlabel = "advert"', page)
    assert article.text == f"{FIRST}\n\n{SHOP} Again.\n\n{LAST}"


def test_the_element_of_the_body_leaves_out_what_is_without() -> None:
    page = f"<div><p>{SHOP}</p></div><div class=story><p>{FIRST}</p><p>{LAST}</p></div>"
    article = ruled('select = "div.story"\nfield = "body"', page)
    assert article.text == f"{FIRST}\n\n{LAST}"
    assert labels(article)[SHOP] is Label.BOILERPLATE


def test_of_several_rules_on_a_field_the_first_that_finds_something_counts() -> None:
    rules = SiteRules.parse(
        '[[site]]\nname = "a"\n[[site.rule]]\nselect = "h3"\nfield = "title"\n'
        '[[site.rule]]\nselect = "h2"\nfield = "title"\n'
        '[[site.rule]]\nselect = "h1"\nfield = "title"'
    )
    page = f"<h1>Weather</h1><h2>The river rose</h2><p>{FIRST}</p>"
    assert clean(page, site="a", rules=rules).title == "The river rose"


def test_every_caption_of_a_rule_counts() -> None:
    page = (
        f"<p>{FIRST}</p><div class=pic>The bridge at noon (Jo Roe/Lens)</div><p>{LAST}</p>"
        "<div class=pic>The mill</div>"
    )
    captions = ruled('select = ".pic"\nfield = "caption"', page).captions
    assert [(one.text, one.credit) for one in captions] == [
        ("The bridge at noon", "Jo Roe/Lens"),
        ("The mill", None),
    ]


def test_from_a_block_to_the_end() -> None:
    page = f"{FIRST}\n\n{LAST}\n\nMore from the valley\n\n{SHOP}"
    article = ruled('text = "More from the valley"\nextent = "to-end"\nlabel = "related"', page)
    assert article.text == f"{FIRST}\n\n{LAST}"
    article = ruled(f'text = "{FIRST}"\nextent = "from-start"\nlabel = "related"', page)
    assert FIRST not in article.text
    assert LAST in article.text


def test_a_rule_keeps_what_the_scorer_leaves_out() -> None:
    page = f"<p>{FIRST}</p><p>{LAST}</p><footer><p class=note>Share this.</p></footer>"
    assert "Share this." not in clean(page).text
    assert "Share this." in ruled('select = "p.note"\nlabel = "body"', page).text


def test_a_weak_rule_is_one_voice_among_others() -> None:
    rule = 'select = "h2.real"\nfield = "title"\nconfidence = 0.2'
    assert ruled(rule, PAGE).title == "Weather of the week"


def test_metadata_in_the_head_can_be_chosen() -> None:
    page = f"<head><meta name=writer content='Kim Lund'></head><h1>Rain</h1><p>{FIRST}</p>"
    rule = 'select = "meta[name=writer]"\nattribute = "content"\nfield = "byline"'
    assert ruled(rule, page).authors == ("Kim Lund",)


def test_several_files_and_folders_are_merged(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        '[[site]]\nname = "a"\n[[site.rule]]\ntext = "x"\nlabel = "icon"', encoding="utf-8"
    )
    loaded = SiteRules.load(tmp_path)
    assert [entry.name for entry in loaded.sites] == ["a", "courier"]
    assert len(loaded) == 5
    both = SiteRules.load(tmp_path / "a.toml") + SiteRules.load(tmp_path / "b.toml")
    assert both == loaded == SiteRules.load(tmp_path / "a.toml", tmp_path / "b.toml")
    assert clean(PAGE, url=URL, rules=loaded) == clean(PAGE, url=URL, rules=COURIER)


def test_toml_is_written_as_it_is_read() -> None:
    pytest.importorskip("tomli_w")
    text = RULES + (
        '\n[[site.example]]\nurl = "https://courier.example/"\nhtml = "<p>x"\nhas = ["x"]\n'
        '[site.example.expected]\ntitle = "Rain"\nbyline = {text = "By Jo", authors = ["Jo"]}'
    )
    rules = SiteRules.parse(text)
    again = SiteRules.parse(rules.to_toml())
    assert again.to_toml() == rules.to_toml()
    assert [rule.says for _, rule in again] == [rule.says for _, rule in rules]
    assert pickle.loads(pickle.dumps(again)) == again  # noqa: S301
    assert again.sites[0].examples[0].expected["byline"]["authors"] == ["Jo"]


def test_without_the_library_that_writes_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "tomli_w", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'cleanscrape\[cli\]'"):
        written.to_toml(COURIER.sites)


HEAD = '[[site]]\nname = "a"\n[[site.rule]]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[site]]\nname = a", "paper.toml: this is no TOML: .*line 2"),
        ("", r"no \[\[site\]\] in it"),
        ("[[site]]", "site 1: it needs domains"),
        ('[site]\nname = "a"', "'site' must be tables"),
        ('[[site]]\ndomains = ["https://a.example/"]', "is no host"),
        (
            HEAD + 'labels = "advert"',
            r"rule 1 \(line 3\): unknown key 'labels'; did you mean 'label'",
        ),
        (HEAD + 'text = "x"', "needs either label"),
        (HEAD + 'text = "x"\nlabel = "advert"\nfield = "title"', "needs either label"),
        (HEAD + 'text = "x"\nlabel = "adverts"', "did you mean 'advert'"),
        (HEAD + 'text = "x"\nfield = "headline"', "no field 'headline'; known are title"),
        (HEAD + 'label = "advert"', "it matches nothing"),
        (HEAD + 'select = "p["\nlabel = "advert"', "the selector 'p\\[' cannot be read"),
        (HEAD + 'xpath = "//p["\nlabel = "advert"', "XPath '//p\\['"),
        (HEAD + 'select = "p"\nxpath = "//p"\nlabel = "advert"', "not both"),
        (HEAD + 'xpath = "//p"\nattribute = "id"\nfield = "title"', "attribute goes with select"),
        (HEAD + 'select = "p"\nattribute = "a b"\nfield = "title"', "no name of an attribute"),
        (HEAD + 'pattern = "("\nlabel = "advert"', "pattern '\\('"),
        (HEAD + 'text = "x"\nlabel = "advert"\nconfidence = 2', "confidence must be"),
        (HEAD + 'text = [1]\nlabel = "advert"', "a text or a list of texts"),
        (HEAD + 'text = "x"\nfield = "title"\nextent = "to-end"', "extent is for labels"),
        ('[[site]]\nname = "a"\n[[site.example]]\nurl = "x"', "needs one of page"),
        (HEAD + 'text = "x"\nlabel = "icon"\n' + HEAD + "label = 3", r"site 2: rule 1 \(line 8\)"),
    ],
)
def test_errors_name_the_place_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        SiteRules.parse(text, "paper.toml")


def test_what_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no file \*\.toml"):
        SiteRules.load(tmp_path)
    (tmp_path / "a.toml").write_bytes(b"\xff")
    with pytest.raises(RuleError, match="must be UTF-8"):
        SiteRules.load(tmp_path)
    with pytest.raises(FileNotFoundError):
        SiteRules.load(tmp_path / "none.toml")
