"""Which blocks of a page stand in the elements that selectors chose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..document import Document
from ..origins import Selected

_MAX_OUTWARD = 100  # elements around an inline one that are looked at for its block


class Group(NamedTuple):
    """What an element, or a block, gives.

    Args:
        text: its text, or the value that was chosen.
        blocks: the blocks that stand in it, in order.
        part: the block of which it is only a part; None where it is none.
    """

    text: str
    blocks: tuple[int, ...] = ()
    part: int | None = None


class Chosen:
    """What the selectors that `read` was given chose of a page, as groups of blocks.

    Args:
        document: the page.

    >>> from cleanscrape import read
    >>> source = "<div><p>Rain</p><p>Snow</p></div><p>By <b>Jo Doe</b>."
    >>> chosen = Chosen(read(source, xpaths=["//div", "//b"]))
    >>> chosen.groups("//div"), chosen.groups("//b")
    ((Group(text='Rain Snow', blocks=(0, 1), part=None),),
     (Group(text='Jo Doe', blocks=(), part=2),))
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._selected = dict(document.selected)

    def groups(self, xpath: str) -> tuple[Group, ...]:
        """The groups of an expression; what is chosen within another choice is no group."""
        return tuple(self._groups(self._selected.get(xpath, ())))

    def was_tried(self, xpath: str) -> bool:
        """False where the expression was not evaluated: no HTML, or a page too large for it."""
        return xpath in self._selected

    def _groups(self, selected: tuple[Selected, ...]) -> Iterator[Group]:
        end = -1
        for number, text, is_value in selected:
            if number < 0:
                if is_value:
                    yield Group(text)
                continue
            if number <= end and not is_value:
                continue
            end = self._ends[number]
            yield self._group(number, text, is_value)

    def _group(self, number: int, text: str, is_value: bool) -> Group:
        if is_value:
            return self._inline(number, text)
        start = bisect_left(self._with_blocks, number)
        stop = bisect_right(self._with_blocks, self._ends[number])
        inside = (self._blocks[element] for element in self._with_blocks[start:stop])
        blocks = tuple(sorted(block for some in inside for block in some))
        if blocks:
            texts = self._document.blocks.texts
            return Group(" ".join(texts[block] for block in blocks), blocks)
        return self._inline(number, text)

    def _inline(self, number: int, text: str) -> Group:
        """The group of a text that is a part of a block, or all of it."""
        texts, parents = self._document.blocks.texts, self._parents
        for _ in range(_MAX_OUTWARD):
            if number in self._blocks or number < 0:
                break
            number = parents[number]
        near = self._blocks.get(number, ())
        whole = next((block for block in near if texts[block] == text), None)
        if whole is not None:
            return Group(text, (whole,))
        return Group(text, part=next((block for block in near if text in texts[block]), None))

    @property
    def _parents(self) -> Sequence[int]:
        return self._document.tree.parents if self._document.tree is not None else ()

    @cached_property
    def _blocks(self) -> dict[int, list[int]]:
        """The blocks of each element that has some."""
        found: dict[int, list[int]] = {}
        for block, element in enumerate(self._document.blocks.origins):
            found.setdefault(element, []).append(block)
        return found

    @cached_property
    def _with_blocks(self) -> list[int]:
        return sorted(self._blocks)

    @cached_property
    def _ends(self) -> list[int]:
        """For each element the number of the last one within it."""
        ends = [*range(len(self._parents))]
        for number in range(len(ends) - 1, 0, -1):
            parent = self._parents[number]
            if parent >= 0 and ends[parent] < ends[number]:
                ends[parent] = ends[number]
        return ends
