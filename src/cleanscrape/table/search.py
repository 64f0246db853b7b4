"""Find the blocks whose texts hold a pattern or a word, with one scan of the whole page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from . import BlockTable, derived


class _Page(NamedTuple):
    """The texts of all blocks, a line each, and where each begins."""

    text: str
    starts: list[int]


def matching(blocks: BlockTable, pattern: re.Pattern[str]) -> frozenset[int]:
    """Indices of the blocks in whose text `pattern` is found; see `Document.blocks_matching`."""
    known = _found(blocks)
    if pattern not in known:
        known[pattern] = frozenset(_places_of(pattern, _joined(blocks), blocks.texts))
    return known[pattern]


def found_in(texts: Sequence[str], patterns: Iterable[re.Pattern[str]]) -> set[int]:
    r"""Indices of the texts in which one of the patterns is found.

    >>> sorted(found_in(["Rain", "3 May", "(none)"], [re.compile(r"\d.*"), re.compile("[(]")]))
    [1, 2]
    """
    page = _page(texts)
    return {place for pattern in patterns for place in _places_of(pattern, page, texts)}


def _places_of(pattern: re.Pattern[str], page: _Page, texts: Sequence[str]) -> set[int]:
    """The texts of a page in which a pattern is found."""
    found = set[int]()
    for match in pattern.finditer(page.text):
        start, end = match.span()
        following = bisect_right(page.starts, start)
        if end >= page.starts[following]:  # it goes on in the next text, so it is no match of one
            return {index for index, text in enumerate(texts) if pattern.search(text)}
        found.add(following - 1)
    return found


def holding(blocks: BlockTable, words: tuple[str, ...]) -> frozenset[int]:
    """Indices of the blocks whose text in small letters holds one of these words."""
    known = _found(blocks)
    if words not in known:
        page = _lowered(blocks)
        known[words] = frozenset(
            bisect_right(page.starts, at) - 1 for word in words for at in _places(page, word)
        )
    return known[words]


def _places(page: _Page, word: str) -> Iterator[int]:
    """Where a word stands, once in each block that holds it."""
    text, starts = page
    at = text.find(word)
    while at >= 0:
        yield at
        following = bisect_right(starts, at)
        at = text.find(word, starts[following]) if following < len(starts) else -1


@derived
def _found(_blocks: BlockTable) -> dict[re.Pattern[str] | tuple[str, ...], frozenset[int]]:
    """What was looked for so far: several filters ask for the same."""
    return {}


@derived
def _joined(blocks: BlockTable) -> _Page:
    return _page(blocks.texts)


@derived
def _lowered(blocks: BlockTable) -> _Page:
    return _page(tuple(map(str.lower, blocks.texts)))


def _page(texts: Sequence[str]) -> _Page:
    starts = [*accumulate((len(text) + 1 for text in texts), initial=0)]
    return _Page("\n".join(texts), starts)
