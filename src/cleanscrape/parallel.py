"""Work on many items in several processes, results in order, memory bounded."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # items a task: a page takes milliseconds, a task's overhead a good part of one


def ordered(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int, size: int = _CHUNK
) -> Iterator[Result]:
    """`work` on each item, results in the items' order.

    At most four chunks a worker are held in memory.

    Args:
        work: what is done; picklable for several workers.
        items: taken as they are needed.
        workers: number of processes; 1 works in this one.
        size: items a chunk, which a worker is given at once.

    >>> list(ordered(abs, [-1, 2], 1))
    [1, 2]
    """
    if workers == 1:
        yield from map(work, items)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    source = iter(items)
    # "spawn" is safe in programs with threads, and the same on every system.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        while True:
            while len(waiting) < workers * 4 and (chunk := list(islice(source, size))):
                waiting.append(pool.submit(_chunk, work, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _chunk(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [work(item) for item in items]
