"""The elements around the blocks of a page, and which blocks each of them holds."""

from __future__ import annotations

from ..document import BlockTable, derived


class Tree:
    """The elements of a page; a text has none, and each of its blocks stands for itself.

    Args:
        blocks: those of the page.
    """

    def __init__(self, blocks: BlockTable) -> None:
        self.parents = blocks.parents
        self.own = blocks.containers
        size = len(self.parents)
        self.first = [len(blocks)] * size
        self.last = [-1] * size
        for block, element in enumerate(self.own):
            self.first[element] = min(self.first[element], block)
            self.last[element] = block
        for element in range(size - 1, 0, -1):
            above = self.parents[element]
            self.first[above] = min(self.first[above], self.first[element])
            self.last[above] = max(self.last[above], self.last[element])

    def above(self, block: int) -> list[int]:
        """The elements around a block, the nearest first."""
        found: list[int] = []
        element = self.own[block] if self.own else -1
        while element >= 0:
            found.append(element)
            element = self.parents[element]
        return found

    def apart(self, block: int, other: int) -> int | None:
        """The outermost element around `block` that does not hold `other`, if there is one."""
        around = set(self.above(other))
        return next((one for one in reversed(self.above(block)) if one not in around), None)

    def shared(self, block: int, other: int) -> int | None:
        """The innermost element around both blocks; None in a text."""
        around = set(self.above(other))
        return next((one for one in self.above(block) if one in around), None)


@derived
def tree_of(blocks: BlockTable) -> Tree:
    """The tree of a page, built once."""
    return Tree(blocks)
