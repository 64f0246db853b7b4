"""How the columns of a table are picked, cut and joined."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TypeVar

from ..blocks import Part
from ..facts import Mark, Medium, Structure

T = TypeVar("T")
_start = attrgetter("start")


def picker(indices: Sequence[int]) -> Callable[[tuple[T, ...]], tuple[T, ...]]:
    """What picks these indices out of a column."""
    if isinstance(indices, range) and indices.step == 1:
        span = slice(indices.start, indices.stop)
        return itemgetter(span)
    if len(indices) > 1:
        return itemgetter(*indices)
    return lambda column: tuple(column[index] for index in indices)


def moved(media: Sequence[Medium], indices: Sequence[int]) -> tuple[Medium, ...]:
    """The media before blocks of which those at `indices` are taken."""
    in_order = all(left <= right for left, right in pairwise(indices))
    order = indices if in_order else sorted(indices)
    blocks = (bisect_left(order, medium.block) for medium in media)
    return tuple(
        medium if medium.block == block else replace(medium, block=block)
        for medium, block in zip(media, blocks)
    )


def cut_facts(
    text: str,
    parts: Sequence[Part],
    first: int,
    marks: dict[int, tuple[Mark, ...]],
    structures: dict[int, Structure],
) -> None:
    """Share out the marks and the cells of a block among the parts of its `text`.

    Args:
        text: that of the whole block.
        parts: what it is cut into.
        first: index of the first part's block.
        marks: by the index of the block, changed here.
        structures: likewise.
    """
    own, structure = marks.pop(first, ()), structures.pop(first, None)
    further, reaching = deque(sorted(own, key=_start)), list[Mark]()
    position = 0
    for number, part in enumerate(parts, first):
        start = text.find(part.text, position)
        position = start + len(part.text)
        # Only marks that reach into the part: a block may have thousands of both.
        while further and further[0].start < position:
            reaching.append(further.popleft())
        inside = tuple(filter(None, (mark.cut(start, position) for mark in reaching)))
        reaching = [mark for mark in reaching if mark.end > position]
        if inside:
            marks[number] = inside
        if structure:
            structures[number] = structure.cut(start, position)


def joined_trees(
    trees: Iterable[tuple[Sequence[int], Sequence[int]]],
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Containers and parents of tables under one outermost element.

    Args:
        trees: the containers and the parents of each table. Blocks of a table without elements are
            right in the outermost.

    >>> joined_trees([((0, 1), (-1, 0)), ((1,), (-1, 0))])
    ((0, 1, 2), (-1, 0, 0))
    """
    containers: list[int] = []
    parents = [-1]
    for held, above in trees:
        shift = len(parents) - 1
        containers += (number + shift if number else 0 for number in held)
        parents += (number + shift if number else 0 for number in above[1:])
    return tuple(containers), tuple(parents)
