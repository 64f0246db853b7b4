"""How many words of posts a stretch of a page has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


class Contents:
    """Which blocks hold the words of posts.

    Args:
        blocks: for each block of the page, how many it holds.
    """

    def __init__(self, blocks: Sequence[int]) -> None:
        self._words = [*accumulate(blocks, initial=0)]
        self._blocks = [*accumulate(map(bool, blocks), initial=0)]
        self.size = len(blocks)

    def count(self, start: int, end: int) -> int:
        """How many of these blocks do."""
        return self._blocks[max(start, end)] - self._blocks[start]

    def words(self, start: int, end: int) -> int:
        """How many words they hold."""
        return self._words[max(start, end)] - self._words[start]
