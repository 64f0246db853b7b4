"""How many words each block of a page has, and whether it ends as a sentence does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from .._speed import kernel
from ..document import BlockTable, derived
from ..lexicons.scripts import RANGES
from .sentences import (
    CLOSERS,
    FEWEST_UNSPACED,
    FINAL_MARKS,
    MOST_CLOSERS,
    count_words,
    ends_sentence,
)

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 3


@derived
def counted(blocks: BlockTable) -> tuple[tuple[float, ...], tuple[bool, ...]]:
    r"""For each block its words (`count_words`), and whether it ends a sentence (`ends_sentence`).

    >>> from cleanscrape import read
    >>> counted(read("Share\nThe river rose in the night.").blocks)
    ((1.0, 6.0), (False, True))
    """
    if _scan is None:
        return words_and_ends(blocks.texts)
    return words_and_ends_by(_scan, blocks.texts)


def words_and_ends(texts: Sequence[str]) -> tuple[tuple[float, ...], tuple[bool, ...]]:
    """`counted`: the definition of what the kernel gives."""
    return tuple(map(count_words, texts)), tuple(map(ends_sentence, texts))


def words_and_ends_by(
    scan: Any, texts: Sequence[str]
) -> tuple[tuple[float, ...], tuple[bool, ...]]:
    """`words_and_ends`, by the kernel `scan`."""
    words, ends = scan.shapes(texts, _kinds(scan), count_words, FEWEST_UNSPACED, MOST_CLOSERS)
    return tuple(words), tuple(ends)


@cache
def _kinds(scan: Any) -> bytes:
    """What the kernel has to know of each character.

    All beyond the basic plane are taken for unspaced: `count_words` looks at them more closely.
    """
    table = bytearray(0x10001)
    for first, last in RANGES:
        table[ord(first) : ord(last) + 1] = bytes([scan.UNSPACED]) * (ord(last) + 1 - ord(first))
    table[-1] = scan.UNSPACED
    for kind, characters in ((scan.BLANK, " "), (scan.MARK, FINAL_MARKS), (scan.CLOSER, CLOSERS)):
        for character in characters:
            table[ord(character)] |= kind
    return bytes(table)


def _agrees(scan: Any) -> bool:
    texts = ("", "He said “no.”", "Related articles", "雨が、降った。")
    return words_and_ends_by(scan, texts) == words_and_ends(texts)


_scan = kernel("scan", _CONTRACT, _agrees)
