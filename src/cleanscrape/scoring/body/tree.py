"""What the elements around a block hold (HTML).

After readability, the best of them gives a block its score.
"""

from __future__ import annotations

import numpy as np

from ...document import Document
from ..page.article_element import elements
from ..program import Figures, Rows
from .characters import Floats, Ints
from .elements import (
    above,
    decayed_sums,
    element_means,
    element_rows,
    element_sums,
    nearness,
    smallest_holders,
)

LEVELS = 8  # elements above a block that are looked at
FARTHEST = 12  # elements up from the headline
# How much of a block's score an element above it gets: readability's first two, and two more.
_DECAY = np.array([1.0, 0.5, 0.25, 0.125])

_UP = {"own": 0, "parent": 1, "third": 2, "fifth": 4}  # levels above a block with features
_NEAR_LEVELS = np.array([*_UP.values()])
_ROWS = ("words", "linked", "score")  # of each of these levels


class Tree:
    """The elements of a page and what is in them; for text, one element that holds all.

    Args:
        document: the page.
        score: what each block adds to the elements around it.
        words: the words of each block.
        linked: the words of each block that stand in links.
    """

    def __init__(self, document: Document, score: Floats, words: Floats, linked: Floats) -> None:
        blocks = document.blocks
        self.own, self.parents = elements(blocks)
        if not len(self.parents):
            self.own, self.parents = np.zeros(len(blocks), dtype=np.int64), np.array([-1])
        self.above: Ints = above(self.own, self.parents, LEVELS)
        self.held: Floats = self.below(np.stack([words, linked, score]))
        density = self.held[1] / np.maximum(self.held[0], 1.0)
        self.readability: Floats = decayed_sums(self.above, score, _DECAY, len(self.parents)) * (
            1.0 - np.minimum(1.0, density)
        )

    def below(self, rows: Floats) -> Floats:
        """Sums over everything within each element, a column an element.

        Args:
            rows: a column a block.
        """
        return element_sums(self.own, self.parents, rows)

    def smallest(self, held: Floats, shares: Floats) -> list[tuple[int, int]]:
        """The smallest elements that hold more than some shares of what the root does.

        Each with the first element after all that is within it.

        Args:
            held: what each element and everything in it weighs.
            shares: above one half, so that the elements that hold so much stand each within the one
                before.
        """
        return smallest_holders(self.parents, held, shares)

    def means(self, values: Floats, weights: Floats, levels: int) -> Floats:
        """Weighted means over the nearest elements: see `elements.element_means`."""
        return element_means(self.above[:levels], values, weights, len(self.parents))

    def nearness(self, title: int, prose: Floats) -> Floats:
        """How near each block is to the headline: see `elements.nearness`."""
        return nearness(self.own, self.parents, title, prose, FARTHEST)

    def rows(self) -> Floats:
        """What `tree_features` is about: see `element_rows`."""
        return element_rows(self.above, self.held, self.readability, _NEAR_LEVELS)

    def figures(self) -> dict[str, float]:
        """What the whole page holds, and what its best element has."""
        words, _, score = self.held[:, 0].tolist()
        return {
            "all held": max(1.0, words),
            "all score": max(1e-9, score),
            "best readability": max(1e-9, float(self.readability.max())),
        }


def tree_features(rows: Rows, figures: Figures) -> dict[str, Floats]:
    """Named columns over the blocks, by steps that `cleanscrape.scoring.program` knows.

    Args:
        rows: ``tree``, see `Tree.rows`.
        figures: see `Tree.figures`.
    """
    best, own, levels, smallest, *near = rows["tree"]
    words, linked, score = (near[start :: len(_ROWS)] for start in range(len(_ROWS)))
    found: dict[str, Floats] = {
        "readability best": best / figures["best readability"],
        "readability own": own / figures["best readability"],
    }
    for row, name in enumerate(_UP):
        found[f"{name} share"] = score[row] / figures["all score"]
        found[f"{name} words"] = np.log1p(words[row]) / 7
        found[f"{name} linked"] = linked[row] / np.maximum(1.0, words[row])
    found["own of parent"] = words[0] / np.maximum(1.0, words[1])
    found["depth holds half"] = levels / LEVELS
    found["smallest half"] = np.log1p(smallest / figures["all held"] * 20) / 3
    return found
