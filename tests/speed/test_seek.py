"""The kernel `seek` finds the blocks that a search of the whole page finds, for every clue."""

import re
import sys
import tracemalloc
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape import Article, BlockTable, clean, read
from cleanscrape._speed import seek
from cleanscrape.splitters.byline import _CUED, _GLUED, _NUMBERED
from cleanscrape.table import clues
from cleanscrape.table.clues import _CLUES, DIGIT, PatternClue, WordClue, with_any
from cleanscrape.table.machine import Machine, Runs, machine_of

PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
WORDS = """
    1999 2024 1/2/24 3.5. 24 3.-5 ٢٠٢٤ २०२४ ago AGO Vor fa 前 전 İeri yesterday TODAY The An (
    （ --> By von Edited by 文/ 作者 iPhone BBCNews May3 𝟏𝟗𝟗𝟗 𝐀B éA - / . 1 9
"""
PIECES = st.one_of(
    st.text(max_size=3),
    st.sampled_from(WORDS.split()),
    st.sampled_from([" ", "a ", "il y a", "The ", "Used ", "hace ", " fa", "By ", "\n", "\x85"]),
    st.sampled_from(["\x00", "\ud800", "\U0010ffff"]),
)
TEXTS = st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=5)
RUNS: list[Runs] = [[("1", "9", DIGIT)], [("b", "Yy", " "), "(("], [[re.compile("[b-y]+")]]]


def table(texts: Sequence[str]) -> BlockTable:
    return BlockTable(tuple(texts), (0,) * len(texts), (0,) * len(texts))


def check(texts: Sequence[str]) -> None:
    """A table for each: what was found is kept with it."""
    for clue in _CLUES:
        found = clue.find(table(texts))
        assert clue.blocks(table(texts)) == found, clue.runs
        assert found == {index for index, text in enumerate(texts) if clue.holds(text)}, clue.runs


@given(TEXTS)
@example([])
@example([""])
@example(["1.", "2.", "33"])  # no date, though one would be in the lines together
@example(["1.", "2.30.24"])
@example(["3.\n5.\n2024"])
@example(["on 1\u2003.5.24", "1.\u20035.24"])
def test_texts(texts: list[str]) -> None:
    check(texts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    check(read(path.read_bytes()).blocks.texts)


def test_every_character() -> None:
    characters = [*map(chr, range(sys.maxunicode + 1))]
    check([f"1{one}5{one}24 {one}A a{one} {one}9 99{one}9 fa{one}" for one in characters[::31]])
    check([one * 4 for one in characters[::29]])


def test_words_are_found_in_all_their_capitals() -> None:
    words = [word for clue in _CLUES if isinstance(clue, WordClue) for word in clue._words]
    made = {letter: clues._cases(letter) for letter in "".join([*words, "kåßω"])}
    for code in range(sys.maxunicode + 1):
        for letter in chr(code).lower():
            assert letter not in made or chr(code) in made[letter], (chr(code), letter)


@given(TEXTS, st.sets(st.integers(0, 4)))
def test_some_blocks(texts: list[str], chosen: set[int]) -> None:
    wanted = sorted(index for index in chosen if index < len(texts))
    sought = (_GLUED, _NUMBERED, _CUED)
    found = with_any(table(texts), wanted, sought)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clues, "_seek", None)
        assert with_any(table(texts), wanted, sought) == found


def test_a_clue_made_after_the_page_was_looked_through_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clues, "_CLUES", [*_CLUES])
    page = table(["Rain", "Snow"])
    assert not _NUMBERED.blocks(page)
    assert WordClue(("snow",)).blocks(page) == {1}
    clues._seeker.cache_clear()


def test_machines() -> None:
    made = machine_of(RUNS, 128)
    find = seek.Seeker(*made)
    assert find(["1199", "by Jo (9", "1 9", "b ((", "", "\u0663", "é19٣"]) == [
        [0, 6], [1, 3], [1, 3, 5, 6],
    ]  # fmt: skip
    assert machine_of(RUNS).kinds[0xD800] == 0  # half of a pair
    assert seek.Seeker(*machine_of([[]], 128))(["Rain"]) == [[]]


def test_what_does_not_fit_is_refused() -> None:
    pairs = [chr(number) for number in range(300)]
    with pytest.raises(ValueError, match="byte"):
        machine_of([[pairs]])
    with pytest.raises(OverflowError):
        machine_of([["a"]] * 65)
    with pytest.raises(ValueError, match="states"):
        machine_of([[["a", *["ab"] * 16, "c"]]], 128)


def test_tables_are_checked() -> None:
    made = machine_of(RUNS, 128)
    wrong: list[Machine] = [
        made._replace(kinds=b""),
        made._replace(kinds=bytes([made.width])),
        made._replace(width=0),
        made._replace(width=-1),
        made._replace(following=b""),
        made._replace(following=made.following[:-2]),
        made._replace(following=array("H", [1] * made.width).tobytes()),
        made._replace(following=array("H", [made.width] * made.width).tobytes(), first=0),
        made._replace(following=bytes(2 * 0x10000 + 2 * made.width)),
        made._replace(first=1),
        made._replace(first=len(made.following) // 2),
        made._replace(meanings=b"1"),
        made._replace(meanings=bytes(8 * len(made.following))),
        made._replace(size=0),
        made._replace(size=65),
    ]
    for other in wrong:
        with pytest.raises(ValueError, match=r"tables|meanings|state"):
            seek.Seeker(*other)
    for texts in ([b"Rain"], [None], 1):
        with pytest.raises(TypeError):
            seek.Seeker(*made)(texts)  # type: ignore[arg-type]


def test_no_memory_is_kept() -> None:
    find = seek.Seeker(*machine_of(RUNS))
    texts = ["by Jo 1999 (( " * 50, "é" * 500, "雨" * 500] * 20
    find(texts)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(50):
            find(texts)
        assert tracemalloc.get_traced_memory()[0] - before < 5_000
    finally:
        tracemalloc.stop()


def test_threads_give_the_same() -> None:
    find = seek.Seeker(*machine_of(RUNS))
    texts = [f"by {number} in 1{number} ((é雨" for number in range(300)]
    expected = find(texts)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(lambda _: find(texts), range(40)))


def test_the_comparison_can_fail() -> None:
    find = seek.Seeker(*machine_of(RUNS))
    assert find(["by Jo"]) != find(["Jo"])


def test_a_clue_whose_runs_its_matches_lack_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clues, "_CLUES", [*_CLUES])
    wrong = PatternClue(re.compile("rain"), ["rai_"])
    assert wrong.blocks(table(["rain"])) != wrong.find(table(["rain"]))
    clues._seeker.cache_clear()


@pytest.mark.parametrize("path", PAGES[::8], ids=lambda path: path.parent.name)
def test_articles_are_the_same_without_the_kernel(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def article() -> Article:
        return clean(path.read_bytes())

    with_kernel = article()
    monkeypatch.setattr(clues, "_seek", None)
    without = article()
    assert (with_kernel, with_kernel.removed) == (without, without.removed)
