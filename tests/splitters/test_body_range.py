import pytest

from cleanscrape.splitters import cut
from cleanscrape.splitters.body_range import blocks_in_body
from cleanscrape.testing import build

PROSE = (
    "It rained all day, and the river rose above the old bridge, which nobody in the village had "
    "seen before in spring."
)
BODY = ("p", PROSE)


def test_the_inside_begins_after_a_standfirst_and_ends_with_the_last_paragraph() -> None:
    document = build(
        ("h1", "The river rose"),
        *[BODY] * 2,
        ("p", "By Jo Doe"),
        *[BODY] * 4,
        ("p", "Home"),
        ("p", "Weather"),
        source="html",
    )
    assert blocks_in_body(document) == range(6, 8)


@pytest.mark.parametrize("texts", [(), ("Home", "Weather"), (PROSE,)])
def test_a_page_of_little_prose_has_no_inside(texts: tuple[str, ...]) -> None:
    assert len(blocks_in_body(build(*texts))) == 0


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("p", "Deadline: 3.5.2024 (for all who live near the bridge)"),
        ("li", "May 3, 2024: the bridge is closed"),
        ("tr", "3.5.2024 | closed"),
        ("h3", "1.2.0 - 2024-05-03"),
        ("p", "The water stood at HighBridge advisor level"),
    ],
)
def test_nothing_is_cut_within_the_body(tag: str, text: str) -> None:
    document = build(*[BODY] * 5, (tag, text), *[BODY] * 5, source="html")
    assert cut(document).blocks.texts == document.blocks.texts


def test_a_signature_is_cut_anywhere() -> None:
    document = build(*[BODY] * 5, ("p", "By Jo Doe 3 May 2024"), *[BODY] * 5, source="html")
    assert cut(document).blocks.texts[5:7] == ("By Jo Doe", "3 May 2024")


def test_dates_above_and_below_the_body_are_cut() -> None:
    line = ("p", "Jo Doe, 3 May 2024")
    document = build(line, *[BODY] * 5, line, source="html")
    assert len(cut(document)) == len(document) + 2


@pytest.mark.parametrize("tag", ["tr", "li", "dd"])
def test_entries_of_a_timeline_are_not_cut(tag: str) -> None:
    document = build(
        (tag, "3 May 2024 | Velden"), (tag, "4 May 2024 | Harlow"), *[BODY] * 5, source="html"
    )
    assert cut(document) is document


def test_code_is_not_cut() -> None:
    document = build(("pre", "Deadline: 3.5.2024 (noon)"), *[BODY] * 5, source="html")
    assert cut(document) is document


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2024 the old bridge was closed to all.",
        "The work began on 3 May 2024 and the town paid for all of it.",
    ],
)
def test_a_sentence_with_a_date_is_not_cut(text: str) -> None:
    assert cut(build("The river rose", text, PROSE)).blocks.texts[1] == text
