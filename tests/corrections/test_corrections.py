"""Corrections: made of pieces of an article, cleaned with, and made rules of."""

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from cleanscrape import Article, Label, Page, Pipeline, clean
from cleanscrape.corrections import (
    CorrectedPage,
    Proposer,
    append_row,
    corrected,
    propose,
    training_row,
)
from tests.corrections import made
from tests.memory.made import TOWNS, paragraphs

CAPTIONED = (
    "<h1>The river rose again in May</h1><p>By Jo Doe</p><figure><img src=a.jpg alt=River>"
    "<figcaption>The bridge at noon (Jo Roe/Lens)</figcaption></figure>"
    + "".join(f"<p>{text}</p>" for text in paragraphs(1))
)


def test_what_can_be_corrected() -> None:
    article = clean(CAPTIONED)
    number = {piece.text: number for number, piece in enumerate(article.account)}
    first = paragraphs(1)[0]
    for piece in (article.paragraphs[0], number[first], first, first[:40], article.account[-5]):
        correction = article.correct(piece, "related")
        assert correction.blocks == (number[first],)
        assert correction.was == (Label.PARAGRAPH,)
        assert correction.text == first
        assert correction.label == "related"
    caption = article.correct(article.captions[0], Label.ADVERT)
    assert "The bridge at noon (Jo Roe/Lens)" in caption.text
    for gone in article.removed:
        assert article.correct(gone, "body").text == gone.text
    assert article.correct(0, "body").origin == article.account[0].origin


def test_a_paragraph_of_several_blocks_is_corrected_whole() -> None:
    sentence = "It rained in {0} for {1} hours, and the people of {0} stayed at home. "
    page = "".join(sentence.format(town, n) for n, town in enumerate(TOWNS, 2)) * 2
    article = clean(page)
    longest = max(article.paragraphs, key=lambda one: len(one.text))
    correction = article.correct(longest, "advert")
    assert len(correction.blocks) > 1
    assert "".join(correction.text.split()) == "".join(longest.text.split())


@pytest.mark.parametrize(
    ("piece", "label", "message"),
    [
        (99, "body", "no block 99; the page has"),
        ("in a far country", "body", "0 blocks hold"),
        ("the", "body", "blocks hold 'the'"),
        (0, "prose", "no label 'prose'; known are body, paragraph"),
    ],
)
def test_what_cannot_be_corrected(piece: int | str, label: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        clean(CAPTIONED).correct(piece, label)
    with pytest.raises(TypeError, match="cannot correct list"):
        clean(CAPTIONED).correct([], "body")  # type: ignore[arg-type]


def test_pieces_of_other_articles_and_articles_without_an_account() -> None:
    article = clean(CAPTIONED)
    with pytest.raises(ValueError, match="no such paragraph"):
        article.correct(clean(made.html(0)).paragraphs[0], "body")
    with pytest.raises(ValueError, match="has no account"):
        Article.from_dict(article.to_dict()).correct(0, "body")
    stored = pickle.loads(pickle.dumps(article))  # noqa: S301
    assert stored.correct(stored.paragraphs[1], "body") == article.correct(
        article.paragraphs[1], "body"
    )


def test_cleaning_with_corrections() -> None:
    page = made.html(3)
    article = clean(page)
    assert made.shop(3) in article.text
    wrong = [article.correct(made.shop(3), "advert"), article.correct(paragraphs(3)[0], "title")]
    again = corrected(page, wrong)
    assert again.title == paragraphs(3)[0]
    assert made.shop(3) not in again.text
    [gone] = [piece for piece in again.removed if piece.text == made.shop(3)]
    assert (gone.label, gone.filter, gone.reason) == (Label.ADVERT, "corrections", "corrected")
    back = article.correct(made.shop(3), "body")
    assert corrected(page, [back]).text == article.text


def fixes(make: Callable[[int], str], number: int, *texts: str) -> CorrectedPage:
    """A page with these texts corrected to boilerplate."""
    page = make(number)
    article = clean(page)
    return CorrectedPage(Page(page), tuple(article.correct(text, "boilerplate") for text in texts))


def left(make: Callable[[int], str], pipeline: Pipeline) -> tuple[int, int]:
    """On the pages that nobody corrected: wrong texts in bodies, and true paragraphs."""
    bodies = [pipeline(make(number), site="courier").text for number in range(5, 12)]
    wrong = [
        text(number)
        for number, body in zip(range(5, 12), bodies)
        for text in (made.shop, made.helped)
        if text(number) in body
    ]
    true = [
        text
        for number, body in zip(range(5, 12), bodies)
        for text in paragraphs(number)
        if text in body
    ]
    return len(wrong), len(true)


def test_ten_corrections_help_the_other_pages_of_a_site() -> None:
    pages = [fixes(made.html, n, made.shop(n), made.helped(n)) for n in range(5)]
    assert sum(len(one.corrections) for one in pages) == 10
    found = propose(pages, name="courier")
    assert [rule.says for _, rule in found.rules] == [
        'select "div.story-box p" -> boilerplate',
        'select "p.helped" -> boilerplate',
    ]
    assert found.missed == ()
    assert {(one.page, one.is_wanted) for one in found.changes} == {(n, True) for n in range(5)}
    before, true = left(made.html, Pipeline.default())
    assert (before, true) == (14, 35)
    assert left(made.html, Pipeline.default().with_rules(found.rules)) == (0, 35)


def test_on_text_a_common_beginning_is_the_rule() -> None:
    pages = [fixes(made.text, n, made.helped(n)) for n in range(3)]
    found = propose(pages, [made.text(4)], name="courier")
    assert [rule.says for _, rule in found.rules] == [
        'starts "help with this report:" -> boilerplate'
    ]
    assert left(made.text, Pipeline.default())[0] == 7
    assert left(made.text, Pipeline.default().with_rules(found.rules)) == (0, 35)


def test_what_a_rule_changes_elsewhere_is_shown() -> None:
    found = propose([fixes(made.html, 0, made.shop(0))], [made.html(1)], name="courier")
    assert [(one.page, one.text, one.is_wanted) for one in found.changes] == [
        (0, made.shop(0), True),
        (1, made.shop(1), False),
    ]


def test_no_rule_changes_what_was_left_on_a_corrected_page() -> None:
    """The first paragraph has no mark of its own: only its text tells it from the others."""
    first = paragraphs(0)[0]
    found = propose([fixes(made.html, 0, first)], [made.html(1)], name="courier")
    assert [rule.texts for _, rule in found.rules] == [(first.casefold(),)]
    options = Proposer([fixes(made.html, 0, first)]).options()
    unwanted = {option.rule.says: option.unwanted for option in options}
    assert unwanted['select "div.story p" -> boilerplate'] == 6  # paragraphs and the two others
    assert options[0].unwanted == 0


def test_a_field_is_found_on_the_other_pages() -> None:
    page = "<h1>Towns along the river</h1><p class=head>{0} counts its carts</p>" + "".join(
        f"<p>{text}</p>" for text in paragraphs(2)
    )
    article = clean(page.format("Dorn"))
    correction = article.correct("Dorn counts its carts", "title")
    given = CorrectedPage(Page(page.format("Dorn")), (correction,))
    found = propose([given], [page.format("Irden")], name="courier")
    assert [rule.says for _, rule in found.rules] == ['select "p.head" -> title']
    pipeline = Pipeline.default().with_rules(found.rules, "courier")
    assert pipeline(page.format("Irden")).title == "Irden counts its carts"


def test_rows_to_train_from(tmp_path: Path) -> None:
    page, path = made.html(0), tmp_path / "rows.jsonl"
    wrong = clean(page).correct(made.shop(0), "advert")
    row = training_row(Page(page.encode(), "https://courier.example/a"), [wrong])
    assert (row["page"], row["source"], row["site"]) == (page, "html", "courier.example")
    assert made.shop(0) not in row["body"]
    append_row(path, row)
    append_row(path, training_row(Page(made.text(1)), []))
    append_row(path, {**row, "site": "courier"})  # the same page again
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(one["source"], one["site"]) for one in rows] == [("text", ""), ("html", "courier")]
