"""Time several ways of doing the same, in turns, so that a busy machine is unfair to none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from time import process_time
from typing import Any, NamedTuple


class Turn(NamedTuple):
    """One run of one way on one item.

    Attributes:
        round: the number of the round, from 0.
        item: what the way was run on.
        name: of the way.
        result: what the way returned.
        seconds: of CPU in this process.
    """

    round: int
    item: Any
    name: str
    result: Any
    seconds: float


def turns(
    ways: Mapping[str, Callable[[Any], object]],
    items: Iterable[Any],
    rounds: int = 1,
    warm: int = 0,
) -> Iterator[Turn]:
    """Run every way on every item, item by item, and all of that again in each round.

    A round takes all items before the next begins, so that no way finds an item in its caches.

    Args:
        ways: what is compared, by name. A way that runs in another process returns its own time.
        items: such as pages. They are kept in memory where there are several rounds.
        rounds: how often each way is run on each item.
        warm: so many items are run once before, and not yielded. What a process loads once
            (imports, word lists, patterns) is then charged to nobody.

    >>> [
    ...     (turn.round, turn.name, turn.result)
    ...     for turn in turns({"len": len, "set": set}, ["aa"], 2)
    ... ]
    [(0, 'len', 2), (0, 'set', {'a'}), (1, 'len', 2), (1, 'set', {'a'})]
    """
    items = items if rounds == 1 else [*items]
    for number in range(rounds):
        left = iter(items)
        first = [*islice(left, 0 if number else warm)]
        for item in first:
            for way in ways.values():
                way(item)
        for item in chain(first, left):
            for name, way in ways.items():
                start = process_time()
                result = way(item)
                yield Turn(number, item, name, result, process_time() - start)
