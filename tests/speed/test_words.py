"""The kernel `words` gives what its twins give, for all texts and words."""

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape import read
from cleanscrape._speed import words
from cleanscrape.lexicons import Signs, Words, caseless
from cleanscrape.patterns.credit_signs import signs as signs_of_credits
from cleanscrape.patterns.credit_signs import with_credit_signs
from cleanscrape.patterns.credits import credit_of, split_credit
from cleanscrape.scoring.page.repeated import repeated_in_python
from cleanscrape.scoring.page.shape import plain

PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
CHARACTERS = st.one_of(st.sampled_from("ab .:(©ßİı雨\U0001f327-_"), st.characters())
TEXTS = st.lists(st.text(CHARACTERS, max_size=12), max_size=6)
WORDS = st.lists(st.text(st.sampled_from("ab .:©雨\U0001f327"), min_size=1, max_size=4), max_size=5)
CREDITS = signs_of_credits()
PARTS = st.sampled_from([
    "Photo: ", "photo by ", "Jo Roe", "Reuters", "/", " (", ")", ". ", " – ", "© ", "写真=", "via ",
    "It rained on the old bridge", "भाषा", "]", "nuotr.", "摄", "AP Photo", "u.s. navy", " ", "İ",
])  # fmt: skip


def check(texts: list[str]) -> None:
    assert CREDITS.by(words)(texts) == CREDITS(texts)


@given(WORDS, TEXTS)
@example(["ab", "a"], ["", "b", "ba", "bab"])
@example([], ["a"])
@example(["aab", "ab"], ["aaab"])
@example(["\0"], ["a\0", "a"])
def test_any_words_are_found_alike(listed: list[str], texts: list[str]) -> None:
    assert Words(listed).by(words)(texts) == Words(listed)(texts)


@given(WORDS, WORDS, st.sampled_from(["", ".", ".(雨]^-"]), WORDS, TEXTS)
@example(["x"], ["ab"], ".", ["ab"], ["a. ab", "a ab", ":ab", "b ab .", "b.ab", "  ab"])
def test_any_signs_are_found_alike(
    free: list[str], bound: list[str], stops: str, ends: list[str], texts: list[str]
) -> None:
    signs = Signs(free, bound, stops, ends, tuple(ends), " .)", 8)
    assert signs.by(words)(texts) == signs(texts)


@given(st.lists(st.lists(PARTS, max_size=8).map("".join), max_size=6))
def test_credits_are_found_alike_and_none_is_missed(texts: list[str]) -> None:
    check(texts)
    signed = {*CREDITS(texts)}
    for number, text in enumerate(texts):
        assert number in signed or not (split_credit(text) or credit_of(text)), text


@pytest.mark.parametrize("path", PAGES[::2], ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    blocks = read(path.read_bytes()).blocks
    check([*blocks.texts])
    signed = {*with_credit_signs(blocks, range(len(blocks)))}
    for index, text in enumerate(blocks.texts):
        assert index in signed or not (split_credit(text) or credit_of(text)), text


def test_every_character_gives_the_same() -> None:
    for first in range(0, 0x11000, 1 << 12):
        check([f"a. {chr(code)} (ap{chr(code)}" for code in range(first, first + (1 << 12))])


@pytest.mark.parametrize("size", [199, 200, 201, 100_000])
@pytest.mark.parametrize("unit", ["a", "Photo ", " ", "é", "雨", "\U0001f327", ")"])
def test_texts_of_any_length(unit: str, size: int) -> None:
    text = unit * (size // len(unit))
    check([text, "Photo: Jo Roe" + text, text + " photo: Jo Roe", text + "Reuters"])


@given(st.lists(st.text(st.sampled_from("ab 雨"), max_size=9), max_size=9), st.integers(1, 5))
@example(["ab ab", "ab a", "b"], 3)
@example([], 3)
@example(["雨ab", "ab雨ab"], 2)
def test_beginnings_are_found_alike(texts: list[str], size: int) -> None:
    for asked in (range(len(texts)), [*range(len(texts))][::2]):
        assert words.repeated(texts, asked, size) == repeated_in_python(texts, asked, size)


@pytest.mark.parametrize("path", PAGES[::2], ids=lambda path: path.parent.name)
def test_beginnings_in_fixtures(path: Path) -> None:
    texts = plain(read(path.read_bytes()).blocks)
    asked = range(len(texts))
    assert words.repeated(texts, asked, 16) == repeated_in_python(texts, asked, 16)


def test_many_beginnings() -> None:
    texts = [f"{number:05} rain" for number in range(5_000)]
    assert words.repeated(texts, range(5_000), 5) == []
    assert words.repeated(texts * 2, range(5_000), 5) == [*range(5_000)]


def test_beginnings_that_are_wrong_are_refused() -> None:
    with pytest.raises(ValueError, match="characters"):
        words.repeated(["Rain"], [0], 0)
    with pytest.raises(IndexError):
        words.repeated(["Rain"], [1], 3)
    with pytest.raises(TypeError):
        words.repeated([None], [0], 3)  # type: ignore[list-item]


def test_what_is_wrong_is_refused() -> None:
    with pytest.raises(ValueError, match="characters"):
        words.Words([""])
    with pytest.raises(TypeError):
        words.Words([7])  # type: ignore[list-item]
    finds = words.Words(["a"])
    for wrong in (None, 7, b"a"):
        with pytest.raises(TypeError):
            finds([wrong])  # type: ignore[list-item]
        with pytest.raises(TypeError):
            CREDITS.by(words)([wrong])  # type: ignore[list-item]
    with pytest.raises(IndexError):
        words.Signs(finds, finds, "", (), ("",), "", caseless, 9)
    with pytest.raises(TypeError):
        words.Signs(None, finds, "", (), (), "", caseless, 9)  # type: ignore[arg-type]


def test_a_fold_that_fails_is_heard() -> None:
    def fails(text: str) -> str:
        raise RuntimeError(text)

    nothing = words.Words([])
    signs = words.Signs(nothing, nothing, "", (), (), "", fails, 9)
    assert signs(["Rain"]) == []
    with pytest.raises(RuntimeError, match="Été"):
        signs(["Été"])


def test_a_fold_that_gives_no_text_is_refused() -> None:
    nothing = words.Words([])
    for wrong in ({"Été": None}, {"Été": 7}):
        signs = words.Signs(nothing, nothing, "", (), (), "", wrong.get, 9)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            signs(["Été"])


def test_threads_give_the_same() -> None:
    finds, texts = CREDITS.by(words), ["A road. Photo: Jo Roe", "It rained.", "Été: Reuters"] * 50
    with ThreadPoolExecutor(4) as pool:
        assert {*map(tuple, pool.map(finds, [texts] * 20))} == {tuple(finds(texts))}


def test_no_memory_is_kept() -> None:
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(200):
        CREDITS.by(words)(["A road. Photo: Jo Roe", "Été"])
    gc.collect()
    assert len(gc.get_objects()) - before < 100
