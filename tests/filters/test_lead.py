import pytest

import cleanscrape
from cleanscrape import Label

STANDFIRST = "Two years late and twice as dear, the crossing carries its first carts."
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The old bridge over the river was opened again on Friday morning, after two "
        "years of work.",
        "Hundreds of people came to the ceremony, which the mayor opened with a short "
        "speech about patience.",
        "“We have waited long enough for this day,” she said, and cut the ribbon with "
        "the baker’s scissors.",
        "The town paid for the repairs with a loan that it must return within the next "
        "twelve years.",
    )
)


def clean(standfirst: str, description: str = "", above: str = "") -> cleanscrape.Article:
    meta = f'<meta property="og:description" content="{description}">' if description else ""
    return cleanscrape.clean(
        f"<head>{meta}</head>{above}<h1>The bridge is open again</h1>{standfirst}<p>By "
        f"Jo Doe</p>{BODY}"
    )


@pytest.mark.parametrize(
    "description", [STANDFIRST, STANDFIRST[:60] + "…", STANDFIRST + " By Jo Doe"]
)
def test_what_the_description_says_is_the_lead(description: str) -> None:
    article = clean(f"<div>{STANDFIRST}</div>", description)
    assert article.lead == STANDFIRST
    assert article.paragraphs[0].kind == "lead"
    assert len(article.paragraphs) == 5


@pytest.mark.parametrize(
    "name",
    ["standfirst", "article__lead", "post-subtitle", "c-header_dek", "entradilla", "leadtext"],
)
def test_what_markup_calls_a_standfirst_is_the_lead(name: str) -> None:
    assert clean(f'<p class="{name}">{STANDFIRST}</p>').lead == STANDFIRST


def test_a_box_that_calls_itself_a_teaser_does_not_hide_it() -> None:
    assert (
        clean(f'<div class="related-teaser"><p>{STANDFIRST}</p></div>', STANDFIRST).lead
        == STANDFIRST
    )


@pytest.mark.parametrize("name", ["leader-board", "introvert", "plead", "text"])
def test_other_words_are_no_standfirst(name: str) -> None:
    assert clean(f'<p class="{name}">{STANDFIRST}</p>').lead is None


def test_a_description_that_the_page_does_not_show_is_no_lead() -> None:
    article = clean("", "A portal about bridges, tunnels and other ways across.")
    assert article.lead is None
    assert article.evidence["description"][0].source == "og"


def test_what_stands_above_the_headline_is_no_lead() -> None:
    article = clean("", STANDFIRST, above=f"<div>{STANDFIRST}</div>")
    assert article.lead is None
    assert [piece.label for piece in article.account if piece.text == STANDFIRST] != [Label.LEAD]
