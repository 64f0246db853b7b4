"""The characters of a page as arrays.

They count the kinds of characters in each block, and give its words as numbers, without a Python
object for each character or word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..._speed import kernel
from ...lexicons.scripts import RANGES, RARE_HAN
from ..kernel import compiled

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 3
UPPER, LOWER, DIGIT, WORD, SPACE, UNSPACED, STOP, COMMA, SYMBOL = (1 << bit for bit in range(9))
_STOPS = ".!?…。！？؟।｡"
_COMMAS = ",;:、，；：؛،"
_QUIET = "'\"’‘“”«»„()[]-–—"  # punctuation that both prose and menus have
_UNSPACED = tuple((ord(first), ord(last)) for first, last in RANGES)
# code points below have their kind in a table; above are Han, kana, Hangul and other letters
_TABLE = 0x2E80
_STEM = 6  # characters of a word that count: inflected forms are one word
# a word of fewer letters says little about the subject; in scripts whose letters are syllables,
# fewer do
_LONG, _SHORT = 4, 2
_SYLLABLES = 0x0900  # code of the first letter of these scripts
_POWERS = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, _STEM + 1, dtype=np.uint64)
_COUNTED = (UPPER, DIGIT, UNSPACED, STOP, COMMA, SYMBOL)


@dataclass(frozen=True, slots=True)
class Words:
    """Which longer words stand in which blocks, each pair of word and block once.

    In scripts without spaces these are pairs of characters.

    Args:
        word: numbers from 0, sorted.
        block: indices, sorted within each word.
        count: number of different words.
    """

    word: Ints
    block: Ints
    count: int


class Characters(NamedTuple):
    """The kinds of characters of all blocks.

    Args:
        length: characters of each block.
        counts: for each kind, its number in each block.
        capitals: capital letters of each block.
        first: the kind of each block's first character.
        last: the code of each block's last character; a newline if it is empty.
    """

    length: Floats
    counts: dict[int, Floats]
    capitals: Floats
    small: Floats
    first: Ints
    last: Ints
    words: Words


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.uint16], NDArray[np.uint32]]:
    kinds = np.zeros(_TABLE, dtype=np.uint16)
    lower = np.arange(_TABLE, dtype=np.uint32)
    for code in range(_TABLE):
        char = chr(code)
        kind = (
            UPPER * char.isupper()
            | LOWER * char.islower()
            | DIGIT * char.isdigit()
            | WORD * char.isalnum()
            | SPACE * char.isspace()
        )
        kind |= STOP * (char in _STOPS) | COMMA * (char in _COMMAS)
        kinds[code] = kind or SYMBOL * (char not in _QUIET)
        if kind & UPPER and len(char.lower()) == 1:
            lower[code] = ord(char.lower())
    for first, last in _UNSPACED:
        kinds[first : last + 1] |= UNSPACED  # the higher ranges lie beyond the table
    return kinds, lower


def _kinds(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint16], NDArray[np.uint32]]:
    table, lower = _tables()
    low = np.minimum(codes, _TABLE - 1)
    kinds, small = table[low], lower[low]
    if codes.size and int(codes.max()) >= _TABLE:
        high = codes >= _TABLE
        above = codes[high]
        kind = np.full(above.shape, WORD, dtype=np.uint16)
        for first, last in _UNSPACED:
            kind[(above >= first) & (above <= last)] |= UNSPACED
        kind[above >= ord(RARE_HAN)] |= UNSPACED
        kind[
            ((above >= 0x3000) & (above < 0x3040))
            | ((above >= 0xFE00) & (above < 0xFF66))
            | ((above >= 0x1F000) & (above < 0x20000))
        ] = 0
        for marks, flag in ((_STOPS, STOP), (_COMMAS, COMMA)):
            kind[np.isin(above, [ord(mark) for mark in marks])] = flag
        kinds[high], small[high] = kind, above
    return kinds, small


def characters(texts: Sequence[str]) -> Characters:
    """Read the texts of all blocks at once.

    >>> read = characters(["The River rose.", "雨が降った。"])
    >>> read.counts[STOP].tolist(), read.capitals.tolist(), read.words.count
    ([1.0, 1.0], [2.0, 0.0], 6)
    """
    return characters_in_python(texts) if _scan is None else characters_by(_scan, texts)


def characters_in_python(texts: Sequence[str]) -> Characters:
    """`characters`, by NumPy: the definition of what the kernel gives."""
    size = len(texts)
    codes = np.frombuffer(
        "".join(f"{text}\n" for text in texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=size) + 1
    edges = np.concatenate([[0], np.cumsum(lengths)])
    kinds, lower = _kinds(codes)
    block = np.repeat(np.arange(size), lengths)

    def count(mask: NDArray[np.bool_]) -> Floats:
        return np.bincount(block[mask], minlength=size).astype(np.float64)

    counts = {kind: count((kinds & kind) != 0) for kind in _COUNTED}
    word = (kinds & WORD) != 0
    begins = word.copy()
    begins[1:] &= ~word[:-1]
    return Characters(
        (lengths - 1).astype(np.float64), counts, count(begins & ((kinds & UPPER) != 0)),
        count(begins & ((kinds & LOWER) != 0)),
        kinds[edges[:-1]].astype(np.int64), codes[np.maximum(edges[1:] - 2, 0)].astype(np.int64),
        _words(lower, kinds, block, size),
    )  # fmt: skip


def _words(lower: NDArray[np.uint32], kinds: NDArray[np.uint16], block: Ints, size: int) -> Words:
    """Words as hashes of their first letters; in scripts without spaces, pairs of characters."""
    spaced = ((kinds & WORD) != 0) & ((kinds & UNSPACED) == 0)
    at = np.flatnonzero(spaced)
    starts = np.flatnonzero(np.diff(at, prepend=-2) != 1)  # positions in `at` where a word begins
    hashes, blocks = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    if len(starts):
        lengths = np.diff(np.append(starts, len(at)))
        place = np.arange(len(at)) - np.repeat(starts, lengths)
        powers = np.append(_POWERS, np.uint64(0))
        hashes = np.add.reduceat(
            lower[at].astype(np.uint64) * powers[np.minimum(place, _STEM)], starts
        )
        long = lengths >= np.where(lower[at[starts]] >= _SYLLABLES, _SHORT, _LONG)
        hashes, blocks = hashes[long], block[at[starts]][long]
    dense = (kinds & UNSPACED) != 0
    pairs = np.flatnonzero(dense[:-1] & dense[1:])
    if len(pairs):
        joined = (lower[pairs].astype(np.uint64) << np.uint64(21)) | lower[pairs + 1].astype(
            np.uint64
        )
        hashes, blocks = np.concatenate([hashes, joined]), np.concatenate([blocks, block[pairs]])
    return Words(*numbered_words(hashes, blocks, size))


@compiled
def numbered_words(hashes: NDArray[np.uint64], blocks: Ints, size: int) -> tuple[Ints, Ints, int]:
    """The parts of `Words`: the words numbered by the order of their hashes.

    Args:
        hashes: of words, in any order.
        blocks: of each of them its block.
        size: the number of blocks.
    """
    different, number = np.unique(hashes, return_inverse=True)
    key = np.sort(number.reshape(-1) * max(1, size) + blocks)
    key = key[np.diff(key, prepend=-1) > 0]
    return *np.divmod(key, max(1, size)), len(different)


@lru_cache(maxsize=1)
def _in_c(scan: Any) -> Any:
    """The kernel with its tables; all characters from the rare Han ones on are of one kind."""
    kinds, _ = _kinds(np.arange(ord(RARE_HAN) + 1, dtype=np.uint32))
    return scan.Characters(
        kinds.tobytes(), _tables()[1].tobytes(), _COUNTED, (UPPER, LOWER, WORD, UNSPACED),
        _POWERS.tobytes(), (_LONG, _SHORT), _SYLLABLES,
    )  # fmt: skip


def characters_by(scan: Any, texts: Sequence[str]) -> Characters:
    """`characters`, by the kernel `scan`."""
    size = len(texts)
    counts = np.empty((len(_COUNTED) + 2, size))
    first, last = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    words, blocks = _in_c(scan)([*texts], counts, first, last)
    pairs = np.frombuffer(words, dtype=np.uint64), np.frombuffer(blocks, dtype=np.int64)
    return Characters(
        np.fromiter(map(len, texts), dtype=np.float64, count=size),
        dict(zip(_COUNTED, counts)), counts[-2], counts[-1], first, last,
        Words(*numbered_words(*pairs, size)),
    )  # fmt: skip


def _agrees(scan: Any) -> bool:
    """One text through tables of two letters: the real ones are made by the first page."""
    kinds, small = np.zeros(100, dtype=np.uint16), np.arange(100, dtype=np.uint32)
    kinds[65], kinds[98], small[65] = UPPER | WORD, LOWER | WORD, 97  # A and b
    read = scan.Characters(
        kinds.tobytes(), small.tobytes(), (UPPER,), (UPPER, LOWER, WORD, UNSPACED),
        _POWERS.tobytes(), (2, 2), _SYLLABLES,
    )  # fmt: skip
    counts, first, last = np.empty((3, 1)), np.empty(1, dtype=np.int64), np.empty(1, dtype=np.int64)
    words, blocks = read(["Ab b."], counts, first, last)
    word = (97 * int(_POWERS[0]) + 98 * int(_POWERS[1])) % 2**64
    return (
        counts.tolist() == [[1], [1], [1]]
        and (first[0], last[0]) == (UPPER | WORD, ord("."))
        and np.frombuffer(words, dtype=np.uint64).tolist() == [word]
        and np.frombuffer(blocks, dtype=np.int64).tolist() == [0]
    )


_scan = kernel("scan", _CONTRACT, _agrees)
