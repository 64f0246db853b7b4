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
        by_blocks = np.log((size + 1.0) / np.arange(1, size + 1))
        self._weight, self.shares = word_shares(words.word, words.block, by_blocks, _NEAR, _DAMP)
        self.total: Floats = self.shares[0]

    def with_core(self, core: Floats, enough: float = 1.0) -> Floats:
        """For each block the share of its words that other blocks of the core have, 0 to 1.

        Args:
            core: how much each block belongs to the core, 0 to 1.
            enough: a word counts fully if this much of the core has it.
        """
        words = self.words
        held = words_with_core(words.word, words.block, self._weight, core, enough)
        return held / (self.total + _DAMP)


@compiled
def word_shares(
    word: Ints, block: Ints, by_blocks: Floats, near: int, damp: float
) -> tuple[Floats, Floats]:
    """What each pair of word and block (`Words`) weighs, and four rows of a number a block.

    What its words weigh together; and the share of that of those that stand in a block near before
    it too, in one near after it, and in no block before it.

    Args:
        word: of each pair its word.
        block: its block.
        by_blocks: what a word weighs that one block has, two blocks have, and so on.
        near: so many blocks away are near.
        damp: is added to what a block's words weigh together.
    """
    size = len(by_blocks)
    weight = by_blocks[np.bincount(word)[word] - 1]
    again = np.zeros(len(word), dtype=np.bool_)
    again[1:] = word[1:] == word[:-1]
    back, ahead = np.zeros((2, len(word)))
    back[1:] = ahead[:-1] = again[1:] & (np.diff(block) <= near)
    total = totals(block, weight, size)
    shares = [totals(block, weight * has, size) / (total + damp) for has in (back, ahead, ~again)]
    return weight, np.stack([total, *shares])


@compiled
def words_with_core(word: Ints, block: Ints, weight: Floats, core: Floats, enough: float) -> Floats:
    """For each block the weight of its words that other blocks of the core have.

    Args:
        word: of each pair of word and block (`Words`) its word.
        block: its block.
        weight: what the word counts.
        core: how much each block belongs to the core, 0 to 1.
        enough: a word counts in full from this much of the core on.
    """
    own = core[block]
    held = np.bincount(word, weights=own)[word]
    return totals(block, weight * np.minimum(1.0, (held - own) / enough), len(core))
