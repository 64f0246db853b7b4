"""The element that holds an image, its caption and little else."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Hint
from ...patterns.tags import HEADINGS
from ..page.shape import shapes

_BLOCKS = 4  # of an image's box: alternative text, caption, credit, a button
_WORDS = 12.0  # in it beside the caption and the alternative text
_DEPTH = 6  # elements between the box and what is in it
_CARDS = HEADINGS | {"form", "tr", "li"}  # with one of these it is a teaser or an entry


def in_box(document: Document, image: int, index: int) -> bool:
    """True where the element around an image and a line holds only a credit or button more.

    Args:
        document: the page.
        image: the block of the image's alternative text.
        index: the line's block.
    """
    if not document.blocks.containers:
        return False
    box = _around(document, image, index)
    if box is None:
        return False
    blocks = [*_blocks(document, box, index)]
    if (
        not image >= blocks[0]
        or len(blocks) > _BLOCKS
        or any(document.blocks.tags[other] in _CARDS for other in blocks)
    ):
        return False
    words = shapes(document.blocks).words
    others = (
        other
        for other in blocks
        if other != index and not document.blocks.hints[other] & Hint.IMAGE
    )
    return sum(words[other] for other in others) <= _WORDS


def _around(document: Document, first: int, second: int) -> int | None:
    """The number of the smallest element around two blocks, if it is near to both."""
    one, other = document.blocks.containers[first], document.blocks.containers[second]
    for _ in range(2 * _DEPTH):
        if one == other:
            return one
        if one > other:
            one = document.blocks.parents[one]
        else:
            other = document.blocks.parents[other]
    return None


def _blocks(document: Document, box: int, index: int) -> Iterator[int]:
    """The blocks of a box that holds `index`, in order; of a large one only some."""
    first = last = index
    while first and index - first < _BLOCKS and _holds(document, box, first - 1):
        first -= 1
    while last + 1 < len(document) and last - index < _BLOCKS and _holds(document, box, last + 1):
        last += 1
    return iter(range(first, last + 1))


def _holds(document: Document, box: int, index: int) -> bool:
    element = document.blocks.containers[index]
    for _ in range(_DEPTH):
        if element <= box:
            break
        element = document.blocks.parents[element]
    return element == box
