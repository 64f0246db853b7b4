"""Find the blocks whose texts hold a pattern or a word, with one scan of the whole page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from .._speed import kernel
from . import BlockTable, derived

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 1


class _Page(NamedTuple):
    """The texts of all blocks, a line each, and where each begins."""

    text: str
    starts: list[int]


def matching(blocks: BlockTable, pattern: re.Pattern[str]) -> frozenset[int]:
    """Indices of the blocks in whose text `pattern` is found; see `Document.blocks_matching`."""
    known = _found(blocks)
    if pattern not in known:
        text, starts = _joined(blocks)
        known[pattern] = frozenset(
            bisect_right(starts, match.start()) - 1 for match in pattern.finditer(text)
        )
    return known[pattern]


def holding(blocks: BlockTable, words: tuple[str, ...]) -> frozenset[int]:
    """Indices of the blocks whose text in small letters holds one of these words."""
    known = _found(blocks)
    if words not in known:
        known[words] = _holding(blocks, words)
    return known[words]


def holding_in_python(blocks: BlockTable, words: tuple[str, ...]) -> frozenset[int]:
    """`holding`: the definition of what the kernel gives."""
    page = _lowered(blocks)
    return frozenset(
        bisect_right(page.starts, at) - 1 for word in words for at in _places(page, word)
    )


def holding_by(words_kernel: Any) -> Callable[[BlockTable, tuple[str, ...]], frozenset[int]]:
    """`holding` by the kernel `words`, which looks for all words at once."""

    @lru_cache(maxsize=32)
    def finder(words: tuple[str, ...]) -> Callable[[Iterable[str]], list[int]]:
        made: Callable[[Iterable[str]], list[int]] = words_kernel.Words(words)
        return made

    return lambda blocks, words: frozenset(finder(words)(map(str.lower, blocks.texts)))


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


def _page(texts: tuple[str, ...]) -> _Page:
    starts = [*accumulate((len(text) + 1 for text in texts), initial=0)]
    return _Page("\n".join(texts), starts)


def _agrees(words_kernel: Any) -> bool:
    texts = ("Rain", "5 hours AGO", "Yesterday", "")
    blocks = BlockTable(texts, (0, 5, 17, 27), (4, 16, 26, 27))
    given = blocks, ("ago", "yesterday")
    return holding_by(words_kernel)(*given) == holding_in_python(*given)


_words = kernel("words", _CONTRACT, _agrees)
_holding = holding_in_python if _words is None else holding_by(_words)
