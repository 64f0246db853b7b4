"""Find the blocks whose texts hold a pattern or a word, with one scan of the whole page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from . import BlockTable, derived


class _Page:
    """Texts, a line each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text, self.texts = "\n".join(texts), texts

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins, and where another one would."""
        return [*accumulate((len(text) + 1 for text in self.texts), initial=0)]


def matching(blocks: BlockTable, pattern: re.Pattern[str]) -> frozenset[int]:
    """Indices of the blocks in whose text `pattern` is found; see `Document.blocks_matching`."""
    known = _found(blocks)
    if pattern not in known:
        known[pattern] = frozenset(_places_of(pattern, _joined(blocks)))
    return known[pattern]


def found_in(texts: Sequence[str], patterns: Iterable[re.Pattern[str]]) -> set[int]:
    r"""Indices of the texts in which one of the patterns is found.

    >>> sorted(found_in(["Rain", "3 May", "(none)"], [re.compile(r"\d.*"), re.compile("[(]")]))
    [1, 2]
    """
    page = _Page(texts)
    return {place for pattern in patterns for place in _places_of(pattern, page)}


def _places_of(pattern: re.Pattern[str], page: _Page) -> set[int]:
    """The texts of a page in which a pattern is found."""
    found = set[int]()
    for match in pattern.finditer(page.text):
        start, end = match.span()
        following = bisect_right(page.starts, start)
        if end >= page.starts[following]:  # it goes on in the next text, so it is no match of one
            return {index for index, text in enumerate(page.texts) if pattern.search(text)}
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
    at = page.text.find(word)
    while at >= 0:
        yield at
        at = page.text.find(word, page.starts[bisect_right(page.starts, at)])


@derived
def _found(_blocks: BlockTable) -> dict[re.Pattern[str] | tuple[str, ...], frozenset[int]]:
    """What was looked for so far: several filters ask for the same."""
    return {}


@derived
def _joined(blocks: BlockTable) -> _Page:
    return _Page(blocks.texts)


@derived
def _lowered(blocks: BlockTable) -> _Page:
    return _Page([*map(str.lower, blocks.texts)])
