"""Whether blocks are about the same subject: the rare words that a block shares with others."""

from __future__ import annotations

import numpy as np

from .characters import Floats, Words
from .windows import shifted, totals

# added to the weight of a block's words, so that two words shared by chance do not decide about a
# short line
_DAMP = 6.0
_NEAR = 10  # blocks


class Cohesion:
    """The words of a page, weighted by how few blocks have them.

    Args:
        words: which word stands in which block.
        size: the number of blocks.
    """

    def __init__(self, words: Words, size: int) -> None:
        self.words = words
        self.size = size
        frequency = np.bincount(words.word, minlength=words.count)
        self._weight = np.log((size + 1.0) / np.maximum(1, frequency))[words.word]
        self.total = totals(words.block, self._weight, size)

    def _share(self, match: Floats) -> Floats:
        result: Floats = totals(self.words.block, self._weight * match, self.size) / (
            self.total + _DAMP
        )
        return result

    def with_core(self, core: Floats, enough: float = 1.0) -> Floats:
        """For each block the share of its words that other blocks of the core have, 0 to 1.

        Args:
            core: how much each block belongs to the core, 0 to 1.
            enough: a word counts fully if this much of the core has it.
        """
        own = core[self.words.block]
        held = totals(self.words.word, own, self.words.count)[self.words.word]
        return self._share(np.minimum(1.0, (held - own) / enough))

    def nearby(self) -> tuple[Floats, Floats]:
        """The share of each block's words that are in the ten blocks before it, and after it."""
        word, block = self.words.word.astype(np.float64), self.words.block.astype(np.float64)
        back = (shifted(word, -1, -1.0) == word) & (block - shifted(block, -1) <= _NEAR)
        ahead = (shifted(word, 1, -1.0) == word) & (shifted(block, 1) - block <= _NEAR)
        return self._share(back.astype(np.float64)), self._share(ahead.astype(np.float64))

    def new(self) -> Floats:
        """The share of each block's words that no block before it has."""
        word = self.words.word.astype(np.float64)
        return self._share((shifted(word, -1, -1.0) != word).astype(np.float64))
