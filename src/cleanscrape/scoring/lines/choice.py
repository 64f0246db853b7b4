"""Choosing one line of several, or none: a conditional logit over named features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp
from typing import Generic, TypeVar

T = TypeVar("T")
_MAX_LOG_ODDS = 30.0  # log-odds beyond which a probability is 0 or 1 for all that a page can tell


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """One property of a candidate, and its weight.

    Args:
        name: its name in weights and tables.
        family: features that describe the same thing have the same family.
        weight: log-odds that a value of 1 adds.
        doc: what its value is.
        value: gives the value for a candidate.
    """

    name: str
    family: str
    weight: float
    doc: str
    value: Callable[[T], float]


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """How likely each candidate is to be the right one.

    Args:
        features: the features with their weights.
        none: the score of there being no right one.

    >>> length = Feature(
    ...     "length",
    ...     "words",
    ...     2.0,
    ...     "its words, up to 7",
    ...     lambda text: min(1.0, len(text.split()) / 7),
    ... )
    >>> Choice((length,), none=0.5).log_odds("one two three four five six seven")
    1.5
    """

    features: tuple[Feature[T], ...]
    none: float

    def values(self, candidate: T) -> tuple[float, ...]:
        """The value of each feature, in order."""
        return tuple(float(feature.value(candidate)) for feature in self.features)

    def log_odds(self, candidate: T) -> float:
        """The log-odds of a candidate against there being no right one."""
        return (
            sum(feature.weight * feature.value(candidate) for feature in self.features) - self.none
        )


def probability(log_odds: float) -> float:
    """The probability, 0 to 1, that these log-odds stand for.

    >>> probability(0.0), round(probability(2.0), 3)
    (0.5, 0.881)
    """
    return 1 / (1 + exp(-max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, log_odds))))
