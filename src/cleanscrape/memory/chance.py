"""How likely a difference between two samples of pages is by chance alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import comb, sqrt

import numpy as np


@lru_cache(maxsize=1 << 14)
def fisher(one: int, of_one: int, two: int, of_two: int) -> float:
    """The probability of shares that differ so much (Fisher's exact test, both sides).

    Args:
        one: pages of the first sample that have something.
        of_one: all of its pages.
        two: the same of the second sample.
        of_two: all of its pages.

    >>> round(fisher(5, 5, 0, 5), 4), fisher(3, 6, 3, 6)
    (0.0079, 1.0)
    """
    having, total = one + two, of_one + of_two
    ways = [
        comb(of_one, at) * comb(of_two, having - at)
        for at in range(max(0, having - of_two), min(of_one, having) + 1)
    ]
    own = comb(of_one, one) * comb(of_two, two)
    return min(1.0, sum(way for way in ways if way <= own) / comb(total, having))


def separation(one: Sequence[float], two: Sequence[float]) -> tuple[float, float]:
    """How far two samples lie apart, and how many standard errors that is.

    Returns:
        Cliff's delta, -1 to 1: how much more often a value of the second is larger than one of the
        first than smaller. And the z of Mann and Whitney's test, corrected for equal values.

    >>> delta, errors = separation([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])
    >>> delta, round(errors, 2)
    (1.0, 2.61)
    """
    first, second = np.asarray(one, dtype=np.float64), np.asarray(two, dtype=np.float64)
    delta = float(np.sign(second[:, None] - first[None, :]).mean())
    size = len(first) + len(second)
    _, counts = np.unique(np.concatenate([first, second]), return_counts=True)
    ties = float((counts.astype(np.float64) ** 3 - counts).sum()) / (size * (size - 1))
    error = sqrt(len(first) * len(second) / 12 * (size + 1 - ties))
    return delta, delta * len(first) * len(second) / 2 / error if error else 0.0
