import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape.patterns.spaces import INVISIBLE, normalize_space, source_offsets


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It rained.", "It rained."),
        ("  It \t rained.\n", "It rained."),
        ("It\u00a0rained.", "It rained."),
        ("Val\u00adley", "Valley"),
        ("\u200bIt \u200b rained\ufeff", "It rained"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (" \u00a0\u200b", ""),
    ],
)
def test_blanks_are_collapsed_and_invisible_characters_dropped(source: str, expected: str) -> None:
    assert normalize_space(source) == expected


def test_no_invisible_character_is_left() -> None:
    assert normalize_space(f"a{INVISIBLE}b") == "ab"


def test_a_text_that_is_not_its_source_cleaned_has_no_places() -> None:
    assert source_offsets("# Rain", "Rain", [0, 4]) is None


@given(st.text(st.sampled_from(["a", "b", " ", "\t", "\u00a0", *INVISIBLE[:3]]), max_size=30))
def test_each_visible_character_is_found_in_the_source(source: str) -> None:
    text = normalize_space(source)
    found = source_offsets(source, text, range(len(text)))
    assert found is not None
    assert found == sorted(found)
    assert all(char == " " or source[place] == char for char, place in zip(text, found))
