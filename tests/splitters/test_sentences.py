import pytest

from cleanscrape.splitters.sentences import SentenceSplitter
from tests.helpers import pieces_of

pieces = pieces_of(lambda: SentenceSplitter(10))


def test_a_line_of_two_thousand_characters_is_still_a_paragraph() -> None:
    assert (SentenceSplitter().name, SentenceSplitter().max_chars) == ("sentences", 2_000)
    assert [*SentenceSplitter()("It rained. " * 180)] == []
    assert len([*SentenceSplitter()("It rained. " * 190)]) >= 189


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The river rose.", ["It rained.", "The river rose."]),
        ("It rained! Did it? It did.", ["It rained!", "Did it?", "It did."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("Mr. Roe left. He ran.", ["Mr. Roe left.", "He ran."]),
        ("Dr. Roe paid $2.5 for bread. He ate.", ["Dr. Roe paid $2.5 for bread.", "He ate."]),
        ("Bread, e.g. rye, was cheap.", ["Bread, e.g. rye, was cheap."]),
        ("雨が降った。川が上がった。", ["雨が降った。", "川が上がった。"]),
        ("¿Llueve? «Sí». Mucho.", ["¿Llueve?", "«Sí».", "Mucho."]),
        ("बारिश हुई। नदी बढ़ी।", ["बारिश हुई।", "नदी बढ़ी।"]),
    ],
)
def test_sentences_are_separated(text: str, expected: list[str]) -> None:
    assert pieces(text, SentenceSplitter(5)) == expected


def test_labels_in_the_middle_of_prose_are_cut_off() -> None:
    assert pieces("Rain in Velden By Jo Doe Published 3 May 2024 The river rose") == [
        "Rain in Velden",
        "By Jo Doe",
        "Published",
        "3 May 2024",
        "The river rose",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rain in Velden By Jo Doe Heavy rain closed it",
            ["Rain in Velden", "By Jo Doe", "Heavy rain closed it"],
        ),
        (
            "Regen in Velden Von Anna Beispiel Anzeige Starker",
            ["Regen in Velden", "Von Anna Beispiel", "Anzeige Starker"],
        ),
        ("Rain By Jo Doe and Al Roe It rained", ["Rain", "By Jo Doe and Al Roe", "It rained"]),
        ("Rain By Jo P. Doe, Al van Roe Share", ["Rain", "By Jo P. Doe, Al van Roe", "Share"]),
        (
            "Es regnete. von Anna Beispiel Große Aufregung",
            ["Es regnete.", "von Anna Beispiel", "Große Aufregung"],
        ),
    ],
)
def test_a_byline_between_other_words_is_cut_off(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    ["the book by Jo Doe was read", "the road to Velden by Al Roe", "By the river it rained"],
)
def test_a_name_in_a_sentence_is_no_byline(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    "label", ["Share this story", "Read more", "Related articles", "Advertisement", "Sign up today"]
)
def test_a_control_begins_a_piece(label: str) -> None:
    assert pieces(f"the river rose and rose {label}") == ["the river rose and rose", label]


@pytest.mark.parametrize(
    "text", ["they sat by the river", "a share of the bread", "the subscribed sum was small"]
)
def test_the_same_words_in_a_sentence_are_no_labels(text: str) -> None:
    assert pieces(text) == [text]
