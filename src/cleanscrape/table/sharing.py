"""What is worked out from a table once, and shared by all documents that have it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from . import BlockTable

T = TypeVar("T")


def derived(compute: Callable[[BlockTable], T]) -> Callable[[BlockTable], T]:
    """Make a function of a table be computed once for each table, and be shared by its documents.

    >>> from cleanscrape import BlockTable
    >>> @derived
    ... def longest(blocks: BlockTable) -> int:
    ...     return max(map(len, blocks.texts), default=0)
    >>> longest(BlockTable(("Rain",), (0,), (4,)))
    4
    """

    @wraps(compute)
    def once(blocks: BlockTable) -> T:
        known = blocks._derived
        if compute not in known:
            known[compute] = compute(blocks)
        found: T = known[compute]
        return found

    return once
