"""Boosted trees that ask the same question at each level.

A block's way through one is a number of as many bits as the tree is deep.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .characters import Floats, Ints

_ROWS = 1_000  # handled at a time, so that memory does not grow with the page


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """A sum of trees, as a probability.

    Args:
        names: of the columns that are asked about.
        columns: a row a tree, a column a level: which of `names` is asked about.
        borders: of the same shape: the bit is 1 where the column's value is greater.
        leaves: a row a tree: what each way adds to the log-odds; the first level is the lowest bit.
        bias: what is added.

    >>> trees = Trees(("length",), np.array([[0]]), np.array([[2.0]]), np.array([[-1.0, 3.0]]), 0.0)
    >>> trees(("length", "links"), np.array([[1.0, 0.0], [5.0, 0.0]])).round(2).tolist()
    [0.27, 0.95]
    """

    names: tuple[str, ...]
    columns: Ints
    borders: Floats
    leaves: Floats
    bias: float

    def __call__(self, names: tuple[str, ...], matrix: Floats) -> Floats:
        """The probability for each row of a matrix with these columns.

        One without a name here counts for nothing.
        """
        result: Floats = 1 / (1 + np.exp(-np.clip(self.odds(names, matrix), -30, 30)))
        return result

    def odds(self, names: tuple[str, ...], matrix: Floats) -> Floats:
        """The log-odds for each row."""
        at = {name: place for place, name in enumerate(names)}
        asked = np.array([at[name] for name in self.names])[self.columns.ravel()]
        depth = self.columns.shape[1]
        bits, first = 1 << np.arange(depth), np.arange(len(self.leaves)) * self.leaves.shape[1]
        borders, leaves = self.borders.ravel(), self.leaves.ravel()
        odds = np.empty(len(matrix))
        for start in range(0, len(matrix), _ROWS):
            # The precision in which the borders were found; a wider one would tell apart what they
            # do not.
            above = matrix[start : start + _ROWS].astype(np.float32)[:, asked] > borders
            ways = above.reshape(-1, len(self.leaves), depth) @ bits
            odds[start : start + _ROWS] = leaves[ways + first].sum(axis=1)
        return odds + self.bias
