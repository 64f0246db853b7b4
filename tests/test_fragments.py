"""Text fragments: what a browser looks for, and the whole address of a paragraph."""

import pytest

import cleanscrape
from cleanscrape import Article, Label, Mark, Paragraph, Piece
from cleanscrape.article import StoredLedger
from cleanscrape.fragments import directive, edges

LONG = "The old bridge over the river was opened again on Friday morning."


def article_of(*paragraphs: Paragraph, url: str | None = "https://a.example/rain") -> Article:
    """An article whose account has a piece for each paragraph."""
    pieces = tuple(
        Piece(0, 0, paragraph.text, "paragraphs", Label.PARAGRAPH) for paragraph in paragraphs
    )
    return Article(url=url, paragraphs=paragraphs, ledger=StoredLedger(account=pieces))


def link_of(article: Article, index: int) -> str:
    link = article.link_to(article.paragraphs[index])
    assert link is not None
    return link.removeprefix("https://a.example/rain#:~:text=")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained.", ("It rained.", "")),
        (LONG, ("The old bridge over", "again on Friday morning.")),
        ("One two three four five six seven", ("One two three four", "five six seven")),
        ("Week | May | 12 mm of rain", ("Week", "12 mm of rain")),
        ("make all\n    make install", ("make all", "make install")),
        (
            "老闆陳先生說，這隻貓每天早上替他開店，客人還沒到，牠就先坐。新店的櫃檯太高，"
            "牠跳不上去，大概。",
            (
                "老闆陳先生說，這隻貓每天早上替他開店，客人還沒到，牠就先坐。",
                "新店的櫃檯太高，牠跳不上去，大概。",
            ),
        ),
    ],
)
def test_a_text_is_told_by_its_ends(text: str, found: tuple[str, str]) -> None:
    assert edges(text) == found


def test_formulas_are_left_out() -> None:
    text = "a^2 holds if b^2 does, as c^2"
    marks = [Mark(0, 3, "math"), Mark(13, 16, "math"), Mark(26, 29, "math")]
    assert edges(text, marks) == ("holds if", "does, as")
    assert edges("a^2", [Mark(0, 3, "math")]) == ("", "")
    assert Paragraph("a^2", "math").fragment is None
    assert Paragraph("a^2", marks=(Mark(0, 3, "math"),)).fragment is None


def test_signs_of_the_syntax_are_encoded() -> None:
    assert directive("a-b, c & d") == ":~:text=a%2Db%2C%20c%20%26%20d"
    assert directive("один", "три") == ":~:text=%D0%BE%D0%B4%D0%B8%D0%BD,%D1%82%D1%80%D0%B8"
    assert directive("end", prefix="the-") == ":~:text=the%2D-,end"
    assert directive("half \ud800") == ":~:text=half%20%3F"
    assert Paragraph(LONG).fragment == (
        "#:~:text=The%20old%20bridge%20over,again%20on%20Friday%20morning."
    )


def test_what_begins_alike_gets_more_words() -> None:
    other = LONG.replace("Friday", "Sunday")
    article = article_of(Paragraph(LONG), Paragraph(other))
    assert link_of(article, 1).endswith("opened%20again%20on%20Sunday%20morning.")


def test_what_stands_twice_gets_the_words_before_it() -> None:
    heading = Paragraph("Rain", "heading", 2)
    again = Paragraph("Rain", "heading", 2)
    article = article_of(heading, Paragraph(LONG), again, Paragraph("It rained."))
    assert link_of(article, 0) == "Rain"  # a browser takes the first
    assert link_of(article, 2) == "again%20on%20Friday%20morning.-,Rain"
    assert article.link_to(again) != article.link_to(heading)


def test_words_that_nobody_sees_are_no_prefix() -> None:
    rain, again = Paragraph("Rain", "heading", 2), Paragraph("Rain", "heading", 2)
    hidden = Piece(0, 0, "Skip", "removed", Label.HIDDEN)
    share = Piece(0, 0, "Share", "removed", Label.SHARE)
    pieces = [Piece(0, 0, "Rain", "paragraphs", Label.HEADING)]
    account = (*pieces, share, hidden, *pieces)
    article = Article(
        url="https://a.example/rain",
        paragraphs=(rain, again),
        ledger=StoredLedger(account=account),
    )
    assert link_of(article, 1) == "Share-,Rain"


def test_addresses_with_an_anchor_keep_it() -> None:
    rain = Paragraph("It rained.")
    link = article_of(rain, url="https://a.example/#top:~:text=Snow").link_to(rain)
    assert link == "https://a.example/#top:~:text=It%20rained."
    assert article_of(rain, url=None).link_to(rain) is None
    formula = Paragraph("a^2", "math")
    assert article_of(formula).link_to(formula) is None


def test_an_article_read_back_has_links_too() -> None:
    page = f"<h1>Rain</h1><p>{LONG}</p><p>Hundreds of people came to see how it was opened.</p>"
    article = cleanscrape.clean(page, url="https://a.example/rain")
    again = Article.from_dict(article.to_dict())
    assert again.paragraphs
    links = [again.link_to(paragraph) for paragraph in again.paragraphs]
    assert links == [article.link_to(paragraph) for paragraph in article.paragraphs]
