"""What the elements around a block hold (HTML).

After readability, the best of them gives a block its score.
"""

from __future__ import annotations

import numpy as np

from ...document import Document
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
        self.parents: Ints = np.asarray(document.blocks.parents or (-1,), dtype=np.int64)
        self.own: Ints = np.asarray(document.blocks.containers or (0,) * size, dtype=np.int64)
        count = len(self.parents)
        self.above = [self.own]
        for _ in range(LEVELS - 1):
            self.above.append(np.maximum(self.parents[self.above[-1]], 0))
        raw = np.zeros(count)
        for level, share in zip(self.above, _DECAY):
            raw += totals(level, score * share, count)
        held = self.below(np.stack([words, linked, score], axis=1))
        self.words, self.linked, self.score = held[:, 0], held[:, 1], held[:, 2]
        density = self.linked / np.maximum(self.words, 1.0)
        self.readability = raw * (1.0 - np.minimum(1.0, density))

    def below(self, columns: Floats) -> Floats:
        """Sums over everything within each element, a row an element.

        Args:
            columns: a row a block.
        """
        count = len(self.parents)
        held = np.stack([totals(self.own, column, count) for column in columns.T], axis=1)
        rows, parents = held.tolist(), self.parents.tolist()
        for index in range(count - 1, 0, -1):
            up, row = rows[parents[index]], rows[index]
            for column, value in enumerate(row):
                up[column] += value
        return np.array(rows)

    def smallest(self, held: Floats, share: float) -> tuple[int, int]:
        """The smallest element that holds more than a share of what the root does.

        And the first element after all that is within it.

        Args:
            held: what each element and everything in it weighs.
            share: above one half, so that the elements that hold so much stand each within the one
                before.
        """
        chosen = int(np.flatnonzero(held >= share * held[0])[-1])
        return chosen, self._end(chosen)

    def _end(self, element: int) -> int:
        """The first element after all that is within one."""
        outside = np.flatnonzero(self.parents[element + 1 :] < element)
        return element + 1 + int(outside[0]) if len(outside) else len(self.parents)

    def levels(self, block: int) -> Floats:
        """For each block, how many elements up from those around `block` one holds both.

        As many as there are where only the root does.
        """
        found = np.full(len(self.own), float(FARTHEST))
        element = int(self.own[block])
        for level in range(FARTHEST):
            within = (self.own >= element) & (self.own < self._end(element))
            found = np.where(within, np.minimum(found, level), found)
            if element == 0:
                break
            element = int(self.parents[element])
        return found

    def features(self) -> dict[str, Floats]:
        """Named columns over the blocks."""
        total, score = max(1.0, float(self.words[0])), max(1e-9, float(self.score[0]))
        best = self.readability[self.above[0]]
        for level in self.above[1:]:
            best = np.maximum(best, self.readability[level])
        top = max(1e-9, float(self.readability.max()))
        found: dict[str, Floats] = {
            "readability best": best / top,
            "readability own": self.readability[self.own] / top,
        }
        for name, up in (("own", 0), ("parent", 1), ("third", 2), ("fifth", 4)):
            at = self.above[up]
            found[f"{name} share"] = self.score[at] / score
            found[f"{name} words"] = np.log1p(self.words[at]) / 7
            found[f"{name} linked"] = self.linked[at] / np.maximum(1.0, self.words[at])
        found["own of parent"] = self.words[self.own] / np.maximum(1.0, self.words[self.above[1]])
        found["depth holds half"] = np.stack(
            [self.score[level] > 0.5 * score for level in self.above]
        ).mean(axis=0)
        found["smallest half"] = (
            np.log1p(_smallest(self.above, self.words, self.score, score) / total * 20) / 3
        )
        return found


def _smallest(above: list[Ints], words: Floats, score: Floats, total: float) -> Floats:
    """The words in the smallest element around each block that holds half of the page's score."""
    smallest = np.full(len(above[0]), float(words[0]))
    for level in reversed(above):
        smallest = np.where(score[level] > 0.5 * total, words[level], smallest)
    return smallest
