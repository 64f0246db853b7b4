from collections.abc import Sequence

import numpy as np
import pytest

from cleanscrape import Decision, Document, Hint, Label
from cleanscrape.scoring.body.rescue import embedded, rescued
from cleanscrape.testing import build

LINE, OTHER = "Please log in to go on.", "Nothing was found for these words."


def found(document: Document, decided: Sequence[Decision | None], *probability: float) -> list[int]:
    return rescued(document, decided, np.array(probability or [0.1] * len(document)))


def said(index: int, label: Label = Label.NAVIGATION, confidence: float = 0.6) -> Decision:
    return Decision(index, label, confidence, "test")


def test_what_stands_in_the_main_element_comes_first() -> None:
    document = build(
        LINE, ("p", OTHER, Hint.ARTICLE), ("p", LINE, Hint.ARTICLE), "Menu", source="html"
    )
    assert found(document, [None] * 4, 0.9, 0.1, 0.1, 0.9) == [1, 2]


def test_in_a_text_what_stands_below_the_headline() -> None:
    document = build(LINE, "Nothing found", OTHER, LINE, "Menu")
    assert found(document, [None, said(1, Label.TITLE), None, None, None]) == [2, 3]


def test_else_the_likeliest_line() -> None:
    document = build(LINE, OTHER, "Menu", source="html")
    assert found(document, [None] * 3, 0.1, 0.2, 0.9) == [1]


def test_what_was_only_suspected_is_better_than_nothing() -> None:
    document = build(LINE, OTHER, source="html")
    assert found(document, [said(0), said(1)], 0.1, 0.2) == [1]
    assert found(document, [None, said(1)], 0.1, 0.2) == [0]


@pytest.mark.parametrize(
    "decision",
    [said(0, confidence=0.9), said(0, Label.HIDDEN), said(0, Label.TITLE), said(0, Label.CAPTION)],
)
def test_what_is_sure_stays_out(decision: Decision) -> None:
    assert found(build(LINE, source="html"), [decision]) == []


def test_a_page_of_menu_items_has_nothing_to_point_at() -> None:
    assert found(build("Menu", "Home", "About us", source="html"), [None] * 3) == []


def test_a_short_sentence_is_a_text() -> None:
    assert found(build("Menu", "It rained.", source="html"), [None, None]) == [1]


@pytest.mark.parametrize(("words", "taken"), [(20, [1]), (2, [])])
def test_a_much_longer_text_of_a_script_is_the_body(words: int, taken: list[int]) -> None:
    document = build(LINE, f"{LINE} {'rain ' * words}", source="html", paths=("html/p", "script"))
    assert embedded(document, np.array([True, False])) == taken
    assert embedded(document, np.array([True, True])) == taken


def test_a_longer_text_that_says_something_else_is_another_one() -> None:
    document = build(
        LINE, "Buy now and save, dear reader. " * 9, source="html", paths=("html/p", "script")
    )
    assert embedded(document, np.array([True, True])) == []


def test_a_page_without_scripts_has_no_other_body() -> None:
    assert embedded(build(LINE, source="html"), np.array([False])) == []
