"""Boosted trees that ask the same question at each level.

A block's way through one is a number of as many bits as the tree is deep.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..kernel import compiled
from .characters import Floats, Ints

_ROWS = 1_000  # handled at a time, so that memory does not grow with the page


class Questions(NamedTuple):
    """The different questions of some trees: many trees ask the same one.

    Args:
        columns: which column each question is about.
        borders: the answer is yes where its value is greater.
        asked: a row a level, a column a tree: the number of the question.
    """

    columns: Ints
    borders: NDArray[np.float32]
    asked: Ints


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
    questions: Questions = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "questions", _questions(self.columns, self.borders))

    def __call__(
        self, names: tuple[str, ...], matrix: Floats, more: Floats | None = None
    ) -> Floats:
        """The probability for each row of a matrix with these columns.

        One without a name here counts for nothing.

        Args:
            names: of the columns.
            matrix: the columns.
            more: further columns, if they are not all in one matrix.
        """
        return chances(self.odds(names, matrix, more))

    def odds(self, names: tuple[str, ...], matrix: Floats, more: Floats | None = None) -> Floats:
        """The log-odds for each row."""
        places = _places(self.names, names)
        others = matrix[:, :0] if more is None else more
        return tree_sums(matrix.T, others.T, places, *self.questions, self.leaves) + self.bias


def chances(odds: Floats) -> Floats:
    """The probabilities of some log-odds, none of them nearer to 0 or 1 than 1e-13.

    >>> chances(np.array([0.0, 900.0])).round(4).tolist()
    [0.5, 1.0]
    """
    result: Floats = 1 / (1 + np.exp(-np.minimum(30.0, np.maximum(-30.0, odds))))
    return result


@compiled
def tree_sums(
    table: Floats,
    others: Floats,
    places: Ints,
    columns: Ints,
    borders: NDArray[np.float32],
    asked: Ints,
    leaves: Floats,
) -> Floats:
    """For each block the sum of the leaves that it comes to.

    Args:
        table: a row a feature, a column a block.
        others: further features.
        places: which of all features are asked about.
        columns: see `Questions`; counted among those that are asked about.
        borders: likewise.
        asked: likewise.
        leaves: see `Trees`.
    """
    table = np.concatenate([table, others]) if len(others) else table
    sums, first = np.empty(table.shape[1]), np.arange(len(leaves)) * leaves.shape[1]
    for start in range(0, len(sums), _ROWS):
        # The precision in which the borders were found; a wider one would tell apart what they do
        # not.
        values = table[places, start : start + _ROWS].astype(np.float32)
        answers = (values[columns] > borders[:, None]).astype(np.uint16)
        ways = answers[asked[0]]
        for level, questions in enumerate(asked[1:], 1):
            ways += answers[questions] << level
        sums[start : start + _ROWS] = leaves.ravel()[ways + first[:, None]].sum(axis=0)
    return sums


def _questions(columns: Ints, borders: Floats) -> Questions:
    pairs = np.stack([columns.ravel(), borders.ravel()], axis=1)
    different, numbers = np.unique(pairs, axis=0, return_inverse=True)
    return Questions(
        different[:, 0].astype(np.int64),
        different[:, 1].astype(np.float32),
        np.ascontiguousarray(numbers.reshape(columns.shape).T),
    )


@lru_cache(maxsize=16)
def _places(wanted: tuple[str, ...], names: tuple[str, ...]) -> Ints:
    """Where the wanted columns stand among others."""
    at = {name: place for place, name in enumerate(names)}
    return np.array([at[name] for name in wanted], dtype=np.int64)
