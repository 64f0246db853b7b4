from dataclasses import replace

import pytest

from cleanscrape import Label
from cleanscrape.filters import Related
from cleanscrape.testing import build
from tests.helpers import marks_of

marks = marks_of(Related)


def test_defaults() -> None:
    assert (Related().name, Related().before, Related().share) == ("related", 60.0, 0.5)


@pytest.mark.parametrize(
    ("heading", "label", "reason"),
    [
        ("Related articles", Label.RELATED, "after-related"),
        ("12 comments", Label.COMMENT, "after-comments"),
        ("Comments (3)", Label.COMMENT, "after-comments"),
        ("About the author", Label.BIO, "after-bio"),
        ("Ähnliche Artikel", Label.RELATED, "after-related"),
    ],
)
def test_a_heading_after_the_prose_ends_the_body(
    heading: str, label: Label, reason: str, prose: tuple[str, ...]
) -> None:
    document = build(*prose, heading, "Rain in the valley", "The price of bread")
    assert marks(document) == {5: (label, reason), 6: (label, reason)}


def test_prose_after_a_heading_is_left_to_the_scorer_unless_it_is_a_link(
    prose: tuple[str, ...],
) -> None:
    text = "The price of bread has risen again, as the bakers said it would."
    document = build(
        *prose,
        "Read next",
        "Rain in the valley",
        text,
        text,
        "Snow in the hills",
        source="html",
        link_shares=(*(0.0,) * 7, 1.0, 0.0),
    )
    assert marks(document).keys() == {5, 7, 8}


def test_a_heading_within_the_prose_opens_a_box_that_ends_at_the_next_sentence(
    prose: tuple[str, ...],
) -> None:
    document = build(
        prose[0], "Related articles", "Rain in the valley", "Snow in the hills", *prose[1:]
    )
    assert marks(document) == {
        2: (Label.RELATED, "after-related"),
        3: (Label.RELATED, "after-related"),
    }


def test_a_link_within_the_text_takes_nothing_after_it(prose: tuple[str, ...]) -> None:
    assert marks(build(*prose[:3], "Read more", *prose)) == {}


def test_a_counter_of_comments_in_the_head_is_no_thread(prose: tuple[str, ...]) -> None:
    assert marks(build("12 comments", "Rain in the valley", *prose)) == {}


@pytest.mark.parametrize(
    "heading",
    [
        "The mills of the valley",
        "Related to the king by marriage",
        "He made no comments.",
        "Why it rained",
    ],
)
def test_a_subheading_takes_nothing_after_it(heading: str, prose: tuple[str, ...]) -> None:
    assert marks(build(*prose, heading, "A short line", "Another one")) == {}


def test_more_prose_before_may_be_asked_for(prose: tuple[str, ...]) -> None:
    document = build(*prose, "Related articles", "Rain in the valley")
    assert marks(document, Related(before=1_000.0)) == {}
    assert marks(document).keys() == {5}


def test_too_much_prose_after_a_heading_keeps_it_in(prose: tuple[str, ...]) -> None:
    document = build(*prose, "Related articles", "Rain in the valley", *prose, "Snow in the hills")
    assert marks(document, Related(share=2.0)).keys() == {5, 10}
    assert marks(document) == {5: (Label.RELATED, "after-related")}


def test_comments_may_be_longer_than_their_article(prose: tuple[str, ...]) -> None:
    document = build(*prose, "12 comments", "Rain fan", *prose, *prose, "Rain fan")
    assert marks(document).keys() == {5, 14}


def test_a_page_without_headings_is_left_alone(prose: tuple[str, ...]) -> None:
    assert marks(replace(build(*prose), language=None)) == {}
