"""Small pickles: articles go from one process to another by the thousand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any


class Pickled:
    """A dataclass with slots of two or more fields, pickled as its class and their values.

    That takes a fifth of the time of the state that `dataclass` gives it.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = self.__class__
        return kind, _values_of(kind)(self)


@cache
def _values_of(kind: Any) -> Callable[[Any], Any]:
    """What gives the values of an object's fields, in their order."""
    return attrgetter(*kind.__slots__)
