"""The arithmetic of a conditional logit, which headlines and bylines are chosen by."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

_FARTHEST = 30.0  # log-odds beyond which a chance is 0 or 1 for all that a page can tell


def log_odds(weights: Sequence[float], features: Sequence[float]) -> float:
    """The log-odds of a candidate against there being none, whose score is the last weight.

    >>> log_odds((2.0, -1.0, 0.5), (1.0, 0.5, 0.0))
    1.0
    """
    return sum(weight * value for weight, value in zip(weights, features)) - weights[-1]


def chance(odds: float) -> float:
    """The probability, 0 to 1, that these log-odds stand for.

    >>> chance(0.0), round(chance(2.0), 3)
    (0.5, 0.881)
    """
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, odds))))
