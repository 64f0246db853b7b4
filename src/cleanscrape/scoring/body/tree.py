"""What the elements around a block hold (HTML).

After readability, the best of them gives a block its score.
"""

from __future__ import annotations

import numpy as np

from ...document import Document
from ..kernel import compiled
from .characters import Floats, Ints
from .windows import totals

LEVELS = 8  # elements above a block that are looked at
FARTHEST = 12  # elements up from the headline
_DECAY = (
    1.0,
    0.5,
    0.25,
    0.125,
)  # how much of a block's score an element above it gets; readability's first two, and two more

_UP = {"own": 0, "parent": 1, "third": 2, "fifth": 4}  # levels above a block with features


class Tree:
    """The elements of a page and what is in them; for text, one element that holds all.

    Args:
        document: the page.
        score: what each block adds to the elements around it.
        words: the words of each block.
        linked: the words of each block that stand in links.
    """

    def __init__(self, document: Document, score: Floats, words: Floats, linked: Floats) -> None:
        size = len(document)
        self.parents: Ints = np.array(document.blocks.parents or (-1,), dtype=np.int64)
        self.own: Ints = np.array(document.blocks.containers or (0,) * size, dtype=np.int64)
        self.above: Ints = above(self.own, self.parents, LEVELS)
        count = len(self.parents)
        raw = np.zeros(count)
        for level, share in zip(self.above, _DECAY):
            raw += totals(level, score * share, count)
        self.words, self.linked, self.score = self.below(np.stack([words, linked, score]))
        density = self.linked / np.maximum(self.words, 1.0)
        self.readability = raw * (1.0 - np.minimum(1.0, density))

    def below(self, rows: Floats) -> Floats:
        """Sums over everything within each element, a column an element.

        Args:
            rows: a column a block.
        """
        return element_sums(self.own, self.parents, rows)

    def smallest(self, held: Floats, share: float) -> tuple[int, int]:
        """The smallest element that holds more than a share of what the root does.

        And the first element after all that is within it.

        Args:
            held: what each element and everything in it weighs.
            share: above one half, so that the elements that hold so much stand each within the one
                before.
        """
        chosen = int(np.flatnonzero(held >= share * held[0])[-1])
        return chosen, _end(self.parents, chosen)

    def levels(self, block: int) -> Floats:
        """For each block, how many elements up from those around `block` one holds both.

        As many as there are where only the root does.
        """
        return levels(self.own, self.parents, int(self.own[block]), FARTHEST)

    def features(self) -> dict[str, Floats]:
        """Named columns over the blocks."""
        total, score = max(1.0, float(self.words[0])), max(1e-9, float(self.score[0]))
        near = self.above[list(_UP.values())]
        held, words = self.score[near] / score, self.words[near]
        logs, linked = np.log1p(words) / 7, self.linked[near] / np.maximum(1.0, words)
        half = self.score[self.above] > 0.5 * score
        best, top = self.readability[self.above], max(1e-9, float(self.readability.max()))
        found: dict[str, Floats] = {
            "readability best": best.max(axis=0) / top,
            "readability own": best[0] / top,
        }
        for row, name in enumerate(_UP):
            found |= {f"{name} share": held[row], f"{name} words": logs[row]}
            found[f"{name} linked"] = linked[row]
        found["own of parent"] = words[0] / np.maximum(1.0, words[1])
        found["depth holds half"] = half.mean(axis=0)
        # The words in the smallest element around each block that holds half of the page's score.
        at = self.above[half.argmax(axis=0), np.arange(len(self.own))]
        smallest = self.words[np.where(half.any(axis=0), at, 0)]
        found["smallest half"] = np.log1p(smallest / total * 20) / 3
        return found


def above(own: Ints, parents: Ints, count: int) -> Ints:
    """The elements around each block, level by level: its own, then those further up.

    Args:
        own: the element of each block.
        parents: of each element.
        count: how many rows.
    """
    rows = np.empty((count, len(own)), dtype=np.int64)
    rows[0] = own
    inside = np.maximum(parents, 0)
    for row in range(1, count):
        rows[row] = inside[rows[row - 1]]
    return rows


@compiled
def element_sums(own: Ints, parents: Ints, rows: Floats) -> Floats:
    """For each row the sums of its values over everything within each element.

    Args:
        own: the element of each block.
        parents: of each element, smaller than its own number.
        rows: a column a block.
    """
    count = len(parents)
    held, up = [totals(own, row, count).tolist() for row in rows], parents.tolist()
    for sums in held:
        for index in range(count - 1, 0, -1):
            if sums[index]:
                sums[up[index]] += sums[index]
    return np.array(held)


@compiled
def levels(own: Ints, parents: Ints, element: int, farthest: int) -> Floats:
    """For each block, how many elements up from an element one holds both.

    Args:
        own: the element of each block.
        parents: of each element.
        element: the element.
        farthest: what is given where fewer levels up there is none.
    """
    found = np.full(len(own), float(farthest))
    for level in range(farthest):
        within = (own >= element) & (own < _end(parents, element))
        found[within & (found == farthest)] = level
        if element == 0:
            break
        element = int(parents[element])
    return found


def _end(parents: Ints, element: int) -> int:
    """The first element after all that is within one."""
    outside = parents[element + 1 :] < element
    return element + 1 + int(outside.argmax()) if outside.any() else len(parents)
