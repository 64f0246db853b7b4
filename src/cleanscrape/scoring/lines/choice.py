"""Choosing one line of several, or none: a conditional logit over named features."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, log
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_ROUNDING = 1e-9  # log-odds by which sums in another order may differ
_MAX_KNOWN = 4096  # sums of features that are kept
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
        best: gives, for a candidate that was not read yet, of all values that it may turn out to
            have the one that is most in its favour; None where any from 0 to `most` is possible.
        most: the largest value, where the weight is positive.
        key: gives all that `best` depends on, or `value` where there is no `best`. Features with
            the same one are added up together, once for each such value.
        slow: whether its value takes much longer to find than those of others.
    """

    name: str
    family: str
    weight: float
    doc: str
    value: Callable[[T], float]
    best: Callable[[Any], float] | None = None
    most: float = 1.0
    key: Callable[[Any], Hashable] | None = None
    slow: bool = False

    @property
    def adds_at_most(self) -> float:
        """Log-odds that it can add to a candidate's."""
        return max(0.0, self.weight * self.most)


def early(
    name: str,
    family: str,
    weight: float,
    doc: str,
    value: Callable[[Any], float],
    key: Callable[[Any], Hashable] | None = None,
) -> Feature[Any]:
    """A feature whose value is known before the candidate is read."""
    return Feature(name, family, weight, doc, value, value, key=key)


@dataclass(frozen=True, slots=True, eq=False)
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
        # From a list: a generator takes a fifth more time.
        return sum([one.weight * one.value(candidate) for one in self.features]) - self.none

    def log_odds_from(self, candidate: T, least: float) -> float | None:
        """The log-odds of a candidate; None where they are below `least`.

        Cheaper than `log_odds`, because most candidates of a page are far below: it stops at the
        first feature that settles it.
        """
        if not _reaches(*_steps(self), candidate, least):
            return None
        found = self.log_odds(candidate)  # added up in the order of the features
        return found if found >= least else None

    def may_reach(self, unread: object, least: float) -> bool:
        """False where, however a candidate may be read, its log-odds are below `least`.

        Cheaper than to read it: stops at the first feature that settles it.

        Args:
            unread: what `Feature.best` is asked about.
            least: log-odds.
        """
        return _reaches(*_bounds(self), unread, least)


# A weight, what it adds at most, and what gives its value.
_Step = tuple[float, float, Callable[[Any], float]]


def _reaches(most: float, steps: Iterable[_Step], looked_at: Any, least: float) -> bool:
    """False as soon as these steps leave less than `least` of `most`."""
    least -= _ROUNDING
    for weight, at_most, value in steps:
        most += weight * value(looked_at) - at_most
        if most < least:
            return False
    return True


@lru_cache(maxsize=4)
def _bounds(table: Choice[Any]) -> tuple[float, list[_Step]]:
    """The log-odds of a candidate that has all in its favour, and what may take from them.

    A weight, what it adds at most, and `Feature.best`; what may take most comes first.
    """
    return _most(table), _ordered([(one, one.best) for one in table.features if one.best])


@lru_cache(maxsize=4)
def _steps(table: Choice[Any]) -> tuple[float, list[_Step]]:
    """As `_bounds`, for a candidate that was read: with `Feature.value`, for all features."""
    return _most(table), _ordered([(one, one.value) for one in table.features])


# A feature, and what is asked: its value or the best one.
_Asked = tuple[Feature[Any], Callable[[Any], float]]


def _ordered(asked: Iterable[_Asked]) -> list[_Step]:
    """The steps of these features: what may take most comes first, what is slow last."""
    groups: dict[object, list[_Asked]] = {}
    for one, value in asked:
        key = one.key if value is one.best or one.best is None else None
        groups.setdefault(key or one.name, []).append((one, value))
    ordered = sorted(
        groups.values(),
        key=lambda group: (group[0][0].slow, -sum(abs(one.weight) for one, _ in group)),
    )
    return [_step(group) for group in ordered]


def _step(group: Sequence[_Asked]) -> _Step:
    """One step for features with one key."""
    one, value = group[0]
    if len(group) == 1:
        return one.weight, one.adds_at_most, value
    return 1.0, sum(one.adds_at_most for one, _ in group), _Sum(group)


class _Sum:
    """The log-odds that features with one key add, each sum worked out once.

    Args:
        group: the features.
    """

    def __init__(self, group: Sequence[_Asked]) -> None:
        self._weighted = [(one.weight, value) for one, value in group]
        self._key: Any = group[0][0].key
        self._known: dict[Hashable, float] = {}

    def __call__(self, candidate: Any) -> float:
        key = self._key(candidate)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MAX_KNOWN:
                self._known.clear()
            found = sum([weight * value(candidate) for weight, value in self._weighted])
            self._known[key] = found
        return found


def _most(table: Choice[Any]) -> float:
    return sum(feature.adds_at_most for feature in table.features) - table.none


@lru_cache(maxsize=64)
def log_odds_of(probability: float) -> float:
    """The log-odds of a probability.

    >>> log_odds_of(0.5), log_odds_of(0)
    (0.0, -inf)
    """
    if probability <= 0:
        return -inf
    return log(probability / (1 - probability)) if probability < 1 else inf


def probability(log_odds: float) -> float:
    """The probability, 0 to 1, that these log-odds stand for.

    >>> probability(0.0), round(probability(2.0), 3)
    (0.5, 0.881)
    """
    return 1 / (1 + exp(-max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, log_odds))))
