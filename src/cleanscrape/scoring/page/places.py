"""Where a value stands in a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def places_of(value: T, column: Sequence[T]) -> Iterator[int]:
    """The places of a value, in order; quick where there are few or none.

    >>> [*places_of("h1", ("p", "h1", "p", "h1"))]
    [1, 3]
    """
    place = -1
    for _ in range(column.count(value)):
        place = column.index(value, place + 1)
        yield place
