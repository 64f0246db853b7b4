from itertools import pairwise

import pytest

from cleanscrape.splitters.icons import IconSplitter
from tests.helpers import pieces_of

pieces = pieces_of(IconSplitter)


def test_three_descriptions_make_a_line_of_icon_labels() -> None:
    assert (IconSplitter().name, IconSplitter().min_descriptions) == ("icons", 3)


def test_each_piece_is_a_name_with_its_description() -> None:
    text = "Close An icon of a cross. Larder A glyph of three lines. Bell A symbol for alerts."
    assert pieces(text) == [
        "Close An icon of a cross.",
        "Larder A glyph of three lines.",
        "Bell A symbol for alerts.",
    ]


def test_descriptions_without_full_stops_are_cut_before_the_names() -> None:
    text = "Close An icon of a cross Main Menu An icon of three lines Bell An icon of a small bell"
    assert pieces(text) == [
        "Close An icon of a cross",
        "Main Menu An icon of three lines",
        "Bell An icon of a small bell",
    ]


def test_text_before_the_icons_is_cut_off() -> None:
    text = (
        "It rained all day. Close An icon of a cross. Menu An icon of three lines. Bell An icon "
        "of a bell."
    )
    assert pieces(text)[0] == "It rained all day."


def test_prose_after_the_icons_is_cut_off() -> None:
    prose = (
        "The old bridge over the river was opened again on Friday morning, after two years of work."
    )
    text = f"Close An icon of a cross. Menu An icon of three lines. Bell An icon of a bell. {prose}"
    assert pieces(text)[-1] == prose


def test_a_label_that_the_grammar_does_not_know_is_cut_too() -> None:
    text = (
        "Close An icon of a cross. Menu An icon of three lines. Plus A mathematical sign. Share "
        "An icon of an arrow."
    )
    assert "Plus A mathematical sign." in pieces(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rained.",
        "Close An icon of a cross.",
        (
            "The mayor looked up. An icon of a bell. An icon of a house. Nobody knew what the two "
            "of them meant."
        ),
        (
            "An icon of British cinema has died at 90, and the town where she was born is in "
            "mourning for her today."
        ),
    ],
)
def test_a_line_with_fewer_descriptions_is_left_whole(text: str) -> None:
    assert [*IconSplitter()(text)] == []


def test_the_minimum_of_descriptions_can_be_set() -> None:
    text = "The mayor looked up at the wall. Bell An icon of a bell. House An icon of a house."
    assert pieces(text, IconSplitter(min_descriptions=2)) == [
        "The mayor looked up at the wall.",
        "Bell An icon of a bell.",
        "House An icon of a house.",
    ]


ICONS = (
    "Home An icon of a house. Menu An icon of three lines. Plus A mathematical sign. Close An "
    "icon of a cross."
)
DATES = [
    "Sept 30, 2023",
    "Sept. 30, 2023",
    "30.09.2023",
    "Published 30/09/2023",
    "date 2023-09-30",
    "30 September 2023",
    "September 30, 2023, 14:05",
]


@pytest.mark.parametrize("date", DATES)
def test_a_line_of_labels_may_begin_or_end_with_a_date(date: str) -> None:
    for text, place in ((f"{date} {ICONS}", 0), (f"{ICONS} {date}", -1)):
        offsets = [0, *IconSplitter()(text), len(text)]
        pieces = [text[start:end].strip() for start, end in pairwise(offsets)]
        assert pieces[place] == date
        assert "Home An icon of a house." in pieces
