"""A page of very many blocks in pieces that are scored one by one.

So the scorer's memory does not grow with the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import BlockTable, Decision, Document
from .tree import LEVELS

# Blocks of a piece, whose features take 60 MB. No page of the developers' corpora has more than
# 3,400 blocks.
MAX_BLOCKS = 10_000


def spans(size: int) -> list[tuple[int, int]]:
    """The first block of each piece and the one after its last, for a page of so many blocks.

    The pieces are about equal.

    >>> spans(7_000), spans(25_000)
    ([(0, 7000)], [(0, 8333), (8333, 16666), (16666, 25000)])
    """
    count = max(1, -(-size // MAX_BLOCKS))
    return [(size * number // count, size * (number + 1) // count) for number in range(count)]


def piece(
    document: Document, decided: Sequence[Decision | None], first: int, end: int
) -> tuple[Document, Sequence[Decision | None]]:
    """The blocks from `first` up to `end` as a page of their own, and what stands for each.

    The page itself where they are all of it.
    """
    if (first, end) == (0, len(document)):
        return document, decided
    # Without what the scorer does not read: each piece would go through all of it.
    bare = document.blocks.replace(images={}, marks={}, structures={}, media=())
    blocks = bare.slice(first, end)
    containers, parents = _elements(blocks)
    part = replace(
        document,
        text=document.text[document.blocks.starts[first] : document.blocks.ends[end - 1]],
        blocks=blocks.replace(containers=containers, parents=parents),
        decisions=(),
    )
    return part, decided[first:end]


def _elements(blocks: BlockTable) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The elements around some blocks, numbered anew.

    Farther ones are left out, and the root stands for them.
    """
    if not blocks.parents:
        return (), ()
    level, wanted = {*blocks.containers}, {0, *blocks.containers}
    for _ in range(LEVELS):
        level = {blocks.parents[element] for element in level if element}
        wanted |= level
    numbers = {element: number for number, element in enumerate(sorted(wanted))}
    parents = (-1, *(numbers.get(blocks.parents[element], 0) for element in numbers if element))
    return tuple(numbers[element] for element in blocks.containers), parents
