"""What the words of each block look like, computed once a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from ..._speed import kernel
from ...document import BlockTable, derived
from ...lexicons import fold, strip_marks_of
from ...lexicons.scripts import RANGES
from ...patterns.sentences import (
    CLOSERS,
    FEWEST_UNSPACED,
    FINAL_MARKS,
    MOST_CLOSERS,
    count_words,
    ends_sentence,
)


class Shapes(NamedTuple):
    """Columns over the blocks of a page.

    Args:
        words: see `count_words`.
        ends: whether the block ends as a sentence does.
        folded: the folded text of short blocks, ``""`` for long ones.
        prose: the words of blocks that read like running text, 0 for others.
    """

    words: tuple[float, ...]
    ends: tuple[bool, ...]
    folded: tuple[str, ...]
    prose: tuple[float, ...]


# A block is prose from 8 words where it ends a sentence, from 25 where it does not: the rule of the
# research notes' best baseline.
SENTENCE_WORDS = 8
LONG_WORDS = 25
_PAUSE = re.compile(r"[,;:.!?…、，。！？；：؛،।۔՝։፣፤።៖។၊။]")
_FOLD_LIMIT = 200  # characters; the lexicons hold no longer phrase
# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 2


@derived
def shapes(blocks: BlockTable) -> Shapes:
    r"""The shapes of the blocks.

    >>> from cleanscrape import read
    >>> shapes(read("Share\nThe river rose in the night.").blocks).words
    (1.0, 6.0)
    """
    words, ends = (
        words_and_ends(blocks.texts) if _scan is None else words_and_ends_by(_scan, blocks.texts)
    )
    return Shapes(
        words,
        ends,
        tuple(fold(text) if len(text) <= _FOLD_LIMIT else "" for text in blocks.texts),
        tuple(
            count
            if (end and count >= SENTENCE_WORDS) or (count >= LONG_WORDS and _flows(text))
            else 0.0
            for text, count, end in zip(blocks.texts, words, ends)
        ),
    )


def words_and_ends(texts: Sequence[str]) -> tuple[tuple[float, ...], tuple[bool, ...]]:
    """The first two columns: the definition of what the kernel gives."""
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


@derived
def plain(blocks: BlockTable) -> tuple[str, ...]:
    """The blocks' texts without case, accents and punctuation, to compare them."""
    return strip_marks_of(blocks.texts)


def _flows(text: str) -> bool:
    """False for a long row of menu items.

    Nearly all of its words begin with a capital, and it has no pause.
    """
    tokens = text.split()
    lower = sum(1 for token in tokens if token[0].islower())
    if lower * 10 >= len(tokens) * 4:
        return True
    return (
        lower * 10 >= len(tokens) * (2 if text.upper() != text.lower() else 0)
        and len(_PAUSE.findall(text)) * 40 >= len(text) / 6
    )
