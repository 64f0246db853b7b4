import pytest

from cleanscrape.scoring.body.characters import (
    COMMA,
    DIGIT,
    LOWER,
    STOP,
    UNSPACED,
    UPPER,
    characters,
)


def test_kinds_are_counted_for_each_block() -> None:
    found = characters(["Rain, 3 May.", "雨が、降った。"])
    assert found.counts[DIGIT].tolist() == [1, 0]
    assert found.counts[UPPER].tolist() == [2, 0]
    assert found.counts[COMMA].tolist() == [1, 1]
    assert found.counts[STOP].tolist() == [1, 1]
    assert found.counts[UNSPACED].tolist() == [0, 5]
    assert found.length.tolist() == [12, 7]


def test_words_that_begin_with_capitals_are_counted_in_any_cased_script() -> None:
    found = characters(["The Old bridge", "Старый мост", "다리"])
    assert found.capitals.tolist() == [2, 1, 0]
    assert found.small.tolist() == [1, 1, 0]
    assert found.first[0] & UPPER
    assert not found.first[2] & LOWER


def test_words_are_the_same_whatever_their_case_and_ending() -> None:
    words = characters(["Bridges repaired", "the BRIDGES’ repairing"]).words
    shared = [word for word, block in zip(words.word.tolist(), words.block.tolist()) if block == 0]
    assert words.count == 2
    assert sorted(shared) == sorted(
        word for word, block in zip(words.word.tolist(), words.block.tolist()) if block == 1
    )


def test_pairs_of_characters_are_the_words_of_unspaced_scripts() -> None:
    assert characters(["大雨停了"]).words.count == 3


@pytest.mark.parametrize("texts", [[""], ["", "a"], ["\ud800 lone"], ["🌧 rain"], ["\u0130stanbul"]])
def test_odd_texts_are_read(texts: list[str]) -> None:
    assert len(characters(texts).length) == len(texts)
