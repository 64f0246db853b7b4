"""What is worked out from a table once, and shared by all documents that have it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class _Table(Protocol):
    @property
    def _derived(self) -> dict[Callable[..., Any], Any]: ...


Blocks = TypeVar("Blocks", bound=_Table)
T = TypeVar("T")
_MISSING: Any = object()


def derived(compute: Callable[[Blocks], T]) -> Callable[[Blocks], T]:
    """Make a function of a table be computed once for each table, and be shared by its documents.

    >>> from cleanscrape import BlockTable
    >>> @derived
    ... def longest(blocks: BlockTable) -> int:
    ...     return max(map(len, blocks.texts), default=0)
    >>> longest(BlockTable(("Rain",), (0,), (4,)))
    4
    """

    @wraps(compute)
    def once(blocks: Blocks) -> T:
        known = blocks._derived
        found: T = known.get(compute, _MISSING)
        if found is _MISSING:
            found = known[compute] = compute(blocks)
        return found

    return once
