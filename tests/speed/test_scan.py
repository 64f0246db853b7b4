"""The kernel `scan` gives what its twins give, for every text."""

import gc
import sys
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape import Article, clean, read
from cleanscrape._speed import scan
from cleanscrape.lexicons import Phrases
from cleanscrape.patterns.word_counts import words_and_ends, words_and_ends_by
from cleanscrape.scoring.body.characters import Characters, characters_by, characters_in_python

folding = import_module("cleanscrape.lexicons.fold")  # the function `fold` has the same name
PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
FOLD, STRIP_MARKS = folding.fold_by(scan), folding.strip_marks_by(scan)
TWINS: list[tuple[Callable[[str], str], Callable[[str], str]]] = [
    (FOLD, folding.fold_in_python),
    (folding.caseless_by(scan), folding.caseless_in_python),
    (STRIP_MARKS, folding.strip_marks_in_python),
]

# Every character is as likely to be of the first hundreds, where the tables are, as of any plane;
# lone surrogates are among them.
CHARACTERS = st.one_of(
    st.characters(max_codepoint=0x7F),
    st.characters(max_codepoint=0x24F),
    st.sampled_from("‘’“”–—…•·«»。、）】｡။។։\u0301\u0327İıßŉ\ud800\udfff\U0001f327\U00020000"),
    st.characters(min_codepoint=0x0E00, max_codepoint=0x17FF),
    st.characters(min_codepoint=0x2E00, max_codepoint=0xFFFF),
    st.characters(),
    st.characters(categories=["Cs"]),
)
TEXTS = st.text(CHARACTERS, max_size=40)
PAGES_OF_TEXTS = st.lists(TEXTS, max_size=8)


def numbers(read: Characters) -> dict[str, object]:
    """All numbers of a reading, as lists."""
    return {
        **{name: getattr(read, name).tolist() for name in ("length", "capitals", "small")},
        **{name: getattr(read, name).tolist() for name in ("first", "last")},
        "counts": {kind: column.tolist() for kind, column in read.counts.items()},
        "words": (read.words.word.tolist(), read.words.block.tolist(), read.words.count),
    }


def check(texts: list[str]) -> None:
    assert words_and_ends_by(scan, texts) == words_and_ends(texts)
    assert numbers(characters_by(scan, texts)) == numbers(characters_in_python(texts))
    for made, twin in TWINS:
        assert [*map(made, texts)] == [*map(twin, texts)]


@given(PAGES_OF_TEXTS)
@example([])
@example([""])
@example(["", "a", ""])
@example(["雨が降った。雨", "ฝนตก", "ab\n\ncd", "\0"])
def test_any_texts_give_the_same(texts: list[str]) -> None:
    check(texts)


@pytest.mark.parametrize("plane", range(17), ids="plane{}".format)
def test_every_character_gives_the_same(plane: int) -> None:
    """Alone, within a word, and as the last of a text."""
    for first in range(plane << 16, (plane + 1) << 16, 1 << 12):
        codes = map(chr, range(first, first + (1 << 12)))
        texts = [text for code in codes for text in (code, f"Ab{code}b", f"A ({code}")]
        assert words_and_ends_by(scan, texts) == words_and_ends(texts)
        one, other = characters_by(scan, texts), characters_in_python(texts)
        assert np.array_equal([*one.counts.values()], [*other.counts.values()])
        assert numbers(one) == numbers(other)
        if plane < 2:  # beyond, all texts go to the twin, as the second plane shows
            for made, twin in TWINS:
                assert [*map(made, texts)] == [*map(twin, texts)]


@pytest.mark.parametrize("path", PAGES[::4], ids=lambda path: path.parent.name)
def test_fixtures_give_the_same(path: Path) -> None:
    check([*read(path.read_bytes()).blocks.texts])


@pytest.mark.parametrize("length", [199, 200, 201, 100_000])
@pytest.mark.parametrize(
    "unit", ["a", "Bridge of Velden. ", " ", "é", "“", "雨", "\U0001f327", "1"]
)
def test_texts_of_any_length_give_the_same(unit: str, length: int) -> None:
    check([unit * (length // len(unit))])


class Named(str):
    """A string of another type, as lxml gives for attributes."""

    __slots__ = ()


def test_strings_of_other_types_are_strings() -> None:
    check([Named("The River’s end."), Named("雨が降った。")])


@pytest.mark.parametrize("wrong", [None, b"Rain", 3, ["Rain"]])
def test_what_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        scan.shapes([wrong], b"\0", len, 4, 3)  # type: ignore[list-item]
    with pytest.raises(TypeError):
        FOLD(wrong)
    with pytest.raises(TypeError):
        STRIP_MARKS(wrong)
    with pytest.raises(TypeError):
        characters_by(scan, [wrong])  # type: ignore[list-item]


def test_tables_that_would_be_read_beyond_their_end_are_refused() -> None:
    with pytest.raises(ValueError, match="table"):
        scan.shapes(["Rain"], b"", len, 4, 3)
    with pytest.raises(ValueError, match="one length"):
        scan.Fold("a" * 127, bytes([scan.TWIN]) * 128, str, str)
    with pytest.raises(ValueError, match="twin"):
        scan.Fold("a" * 128, bytes(128), str, str)
    with pytest.raises(ValueError, match="UNKNOWN"):
        scan.Plain(b"a", str)
    with pytest.raises(ValueError, match="tables"):
        scan.Characters(b"", b"", (), (1, 2, 4, 8), b"", (4, 2), 9)
    read = scan.Characters(bytes(4), b"", (1,), (1, 2, 4, 8), b"", (4, 2), 9)
    place = np.empty(1, dtype=np.int64)
    with pytest.raises(ValueError, match="column"):
        read(["Rain"], np.empty((2, 1)), place, place)


def test_a_twin_that_fails_is_heard() -> None:
    def fails(text: str) -> str:
        raise RuntimeError(text)

    ascii_ = "".join(map(chr, range(128)))
    with pytest.raises(RuntimeError, match="3 May"):
        scan.Fold(ascii_, bytes([scan.ASK]) * 127 + bytes([scan.TWIN]), fails, str)("3 May")
    with pytest.raises(RuntimeError, match="Été"):
        scan.Fold(ascii_, bytes(127) + bytes([scan.TWIN]), str, fails)("Été")
    with pytest.raises(RuntimeError, match="Été"):
        scan.Plain(b"\0", fails)("Été")


def test_no_memory_is_kept() -> None:
    texts = ["The old bridge over the river was opened again. 雨が降った。" * 20] * 50
    check(texts)
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            characters_by(scan, texts)
            words_and_ends_by(scan, texts)
            FOLD(texts[0])
            STRIP_MARKS(texts[0])
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < 20_000
    finally:
        tracemalloc.stop()


def test_threads_give_the_same() -> None:
    texts = [f"The River’s {number} (old)… 雨が降った。" for number in range(200)]
    expected = numbers(characters_in_python(texts)), [*map(folding.strip_marks_in_python, texts)]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(
            lambda _: (numbers(characters_by(scan, texts)), [*map(STRIP_MARKS, texts)]), range(40)
        ):
            assert found == expected


def test_the_comparison_can_fail() -> None:
    other = numbers(characters_in_python(["The river."]))
    assert numbers(characters_by(scan, ["The River."])) != other
    assert words_and_ends_by(scan, ["The river"]) != words_and_ends(["The river."])


@pytest.mark.parametrize("path", PAGES[::8], ids=lambda path: path.parent.name)
def test_articles_are_the_same_without_the_kernel(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def article() -> Article:
        return clean(path.read_bytes())

    with_kernel = article()
    for module in ("scoring.body.characters", "patterns.word_counts"):
        monkeypatch.setattr(sys.modules[f"cleanscrape.{module}"], "_scan", None)
    monkeypatch.setattr(folding, "_fold", folding.fold_in_python)
    monkeypatch.setattr(folding, "_caseless", folding.caseless_in_python)
    monkeypatch.setattr(folding, "_strip_marks", folding.strip_marks_in_python)
    without = article()
    assert (with_kernel, with_kernel.removed) == (without, without.removed)


PHRASES = Phrases({"share": ["ab", "b", "a …", "… b.a"], "more": ["雨…", "ab", "é a"]})


@given(st.lists(st.text(st.sampled_from("ab ./雨é\t"), max_size=9), max_size=6))
@example(["ab b", "ab/ b", " ab b", "ab\tb", "", " ", "a", "é a", "b", "/"])
def test_phrases_are_found_alike(texts: list[str]) -> None:
    fast = PHRASES.by(scan)
    assert fast.found(texts) == PHRASES.found(texts)
    assert fast.rows(texts, "./") == PHRASES.rows(texts, "./")
    for name in ("exact", "category", "head", "is_head", "tail"):
        asked, twin = getattr(fast, name), getattr(PHRASES, name)
        assert [*map(asked, texts)] == [*map(twin, texts)]


@pytest.mark.parametrize("wrong", [None, 7, b"a"])
def test_phrases_refuse_what_is_no_text(wrong: object) -> None:
    fast = PHRASES.by(scan)
    for call in (fast.found, lambda texts: fast.rows(texts, ".")):
        with pytest.raises(TypeError):
            call([wrong])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        fast.category(wrong)  # type: ignore[arg-type]
