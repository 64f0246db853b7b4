"""Whether blocks are about the same subject: the rare words that a block shares with others."""

from __future__ import annotations

import numpy as np

from ..kernel import compiled
from .characters import Floats, Ints, Words
from .windows import totals

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
        # Whether the word stands in a block before it too.
        self._again = np.zeros(len(words.word), dtype=np.bool_)
        self._again[1:] = words.word[1:] == words.word[:-1]

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
        words = self.words
        held = words_with_core(words.word, words.block, self._weight, words.count, core, enough)
        return held / (self.total + _DAMP)

    def nearby(self) -> tuple[Floats, Floats]:
        """The share of each block's words that stand in one of the ten blocks before it.

        And after it.
        """
        back, ahead = np.zeros((2, len(self._again)))
        back[1:] = ahead[:-1] = self._again[1:] & (np.diff(self.words.block) <= _NEAR)
        return self._share(back), self._share(ahead)

    def new(self) -> Floats:
        """The share of each block's words that no block before it has."""
        return self._share(~self._again * 1.0)


@compiled
def words_with_core(
    word: Ints, block: Ints, weight: Floats, count: int, core: Floats, enough: float
) -> Floats:
    """For each block the weight of its words that other blocks of the core have.

    Args:
        word: of each pair of word and block (`Words`) its word.
        block: its block.
        weight: what the word counts.
        count: number of different words.
        core: how much each block belongs to the core, 0 to 1.
        enough: a word counts in full from this much of the core on.
    """
    own = core[block]
    held = totals(word, own, count)[word]
    return totals(block, weight * np.minimum(1.0, (held - own) / enough), len(core))
