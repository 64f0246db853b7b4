"""Labels and claims to an article: each block goes to one place."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cleanscrape import Article, Byline, Caption, Claim, Decision, Document, Hint, Label, Paragraph
from cleanscrape.assemble import assemble
from cleanscrape.testing import build


def article(document: Document, *said: Decision | Claim) -> Article:
    decisions = tuple(item for item in said if isinstance(item, Decision))
    claims = tuple(item for item in said if isinstance(item, Claim))
    return assemble(replace(document, decisions=decisions, claims=claims))


def fields(found: Article) -> list[str]:
    return [piece.field for piece in found.account]


def test_an_empty_document_is_an_empty_article() -> None:
    assert assemble(Document()) == Article()


def test_undecided_blocks_are_paragraphs() -> None:
    found = article(build("Rain", "It rained."))
    assert [paragraph.text for paragraph in found.paragraphs] == ["Rain", "It rained."]
    assert found.removed == ()


def test_body_labels_give_the_kind_and_headings_their_level() -> None:
    found = article(
        build(("h3", "Why"), ("li", "one"), "x = 1"),
        Decision(0, Label.HEADING, 0.5, "a"),
        Decision(1, Label.LIST_ITEM, 0.5, "a"),
        Decision(2, Label.CODE, 0.5, "a"),
    )
    assert found.paragraphs == (
        Paragraph("Why", "heading", 3),
        Paragraph("one", "list-item"),
        Paragraph("x = 1", "code"),
    )


def test_what_is_removed_says_why_and_where() -> None:
    document = build("Share", "It rained.")
    found = article(document, Decision(0, Label.SHARE, 0.9, "share-words", "interface"))
    [piece] = found.removed
    assert (piece.text, piece.label, piece.reason, piece.filter, piece.confidence) == (
        "Share",
        Label.SHARE,
        "share-words",
        "interface",
        0.9,
    )
    assert document.text[piece.start : piece.end] == "Share"


def test_the_title_takes_its_block_out_of_the_body() -> None:
    found = article(
        build("Rain", "It rained."),
        Decision(0, Label.TITLE, 0.9, "a"),
        Claim("title", "Rain", 0.9, block=0),
    )
    assert (found.title, found.text, found.removed) == ("Rain", "It rained.", ())
    assert fields(found) == ["title", "paragraphs"]


def test_a_claim_without_its_label_fills_the_field_and_leaves_the_block() -> None:
    found = article(build("Rain", "It rained."), Claim("title", "Rain", 0.9, block=0))
    assert (found.title, fields(found)) == ("Rain", ["paragraphs", "paragraphs"])


def test_a_label_without_a_winning_claim_is_removed() -> None:
    found = article(
        build("Home", "It rained."),
        Decision(0, Label.TITLE, 0.9, "a"),
        Claim("title", "Home", 0.2, block=0),
        Claim("title", "Rain", 0.9, "og"),
    )
    assert (found.title, [piece.text for piece in found.removed]) == ("Rain", ["Home"])


def test_all_blocks_of_a_byline_are_its_own() -> None:
    byline = Byline("By Jo Doe", ("Jo Doe",))
    found = article(
        build("By", "Jo Doe", "It rained."),
        Decision(0, Label.BYLINE, 0.9, "a"),
        Decision(1, Label.BYLINE, 0.9, "a"),
        Claim("byline", byline, 0.9, block=0, other_blocks=(1,)),
    )
    assert (found.byline, found.authors, fields(found)) == (
        byline,
        ("Jo Doe",),
        ["byline", "byline", "paragraphs"],
    )


def test_captions_know_the_paragraph_that_they_precede() -> None:
    said: list[Any] = []
    for index in (0, 2, 4):
        said += [
            Decision(index, Label.CAPTION, 0.9, "a"),
            Claim("caption", Caption(f"Cloud {index}"), 0.9, block=index),
        ]
    found = article(build("Cloud 0", "It rained.", "Cloud 2", "It snowed.", "Cloud 4"), *said)
    assert [(caption.text, caption.before) for caption in found.captions] == [
        ("Cloud 0", 0),
        ("Cloud 2", 1),
        ("Cloud 4", 2),
    ]
    assert fields(found) == ["captions", "paragraphs", "captions", "paragraphs", "captions"]


def test_captions_stand_in_the_order_of_the_page_and_once_a_block() -> None:
    found = article(
        build("Cloud", "Gate", "It rained."),
        Decision(0, Label.CAPTION, 0.9, "a"),
        Decision(1, Label.CAPTION, 0.9, "a"),
        Claim("caption", Caption("Gate"), 0.9, block=1),
        Claim("caption", Caption("Cloud"), 0.5, block=0),
        Claim("caption", Caption("Cloud again"), 0.4, block=0),
    )
    assert [caption.text for caption in found.captions] == ["Cloud", "Gate"]


def test_the_credit_goes_with_its_caption_unless_it_is_body() -> None:
    caption = Claim("caption", Caption("A cloud", "Jo Roe"), 0.9, block=0, other_blocks=(1, 2))
    found = article(
        build("A cloud", "Photo: Jo Roe", "It rained."),
        Decision(0, Label.CAPTION, 0.9, "a"),
        Decision(1, Label.CREDIT, 0.9, "a"),
        Decision(2, Label.PARAGRAPH, 0.9, "a"),
        caption,
    )
    assert fields(found) == ["captions", "captions", "paragraphs"]


def test_what_a_splitter_cut_is_one_paragraph_again() -> None:
    document = build("It rained.", "It snowed.", "Share", hints=(0, Hint.SAME_LINE, Hint.SAME_LINE))
    found = article(document, Decision(2, Label.SHARE, 0.9, "a"))
    assert [paragraph.text for paragraph in found.paragraphs] == ["It rained. It snowed."]
    assert [piece.text for piece in found.removed] == ["Share"]


def test_pieces_parted_by_something_else_stay_apart() -> None:
    document = build("It rained.", "Share", "It snowed.", hints=(0, Hint.SAME_LINE, Hint.SAME_LINE))
    assert len(article(document, Decision(1, Label.SHARE, 0.9, "a")).paragraphs) == 2


def test_metadata_fields_are_taken_from_the_best_claim() -> None:
    found = article(
        replace(build("It rained."), language="en", url="https://a.example/x"),
        Claim("date", date(2024, 5, 3), 0.5),
        Claim("date", date(2024, 5, 4), 0.9),
        Claim("language", "de", 0.7),
        Claim("tags", ("rain",), 0.4),
        Claim("url", "https://a.example/", 0.8),
    )
    assert (found.date, found.language, found.tags, found.url) == (
        date(2024, 5, 4),
        "de",
        ("rain",),
        "https://a.example/",
    )
    assert [claim.value for claim in found.evidence["date"]] == [date(2024, 5, 4), date(2024, 5, 3)]


def test_without_claims_the_document_says_language_and_address() -> None:
    found = article(replace(build("It rained."), language="en", url="https://a.example/x"))
    assert (found.language, found.url, found.title, found.byline, found.date) == (
        "en",
        "https://a.example/x",
        None,
        None,
        None,
    )


@pytest.mark.parametrize("label", [label for label in Label if not label.is_body])
def test_a_label_that_is_no_body_never_reaches_the_text(label: Label) -> None:
    assert article(build("Share"), Decision(0, label, 0.9, "a")).text == ""
