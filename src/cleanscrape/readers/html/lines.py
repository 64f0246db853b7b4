"""What the linearizer returns: blocks as plain rows, and the elements around them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from ...facts import Mark, Structure
from .nesting import Nesting

# A block: text, tag, hints, share of characters in links, path, number of its container, and
# number of its element.
Row = tuple[str, str, int, float, str, int, int]


def _integers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Lines:
    """The blocks of a page and the elements around them.

    Args:
        rows: the blocks in the order of the page.
        parents: for each container, the number of the container around it.
        images: addresses of images by the number of their block.
        marks: links, emphasis and so on by the number of their block.
        structures: the places of blocks in lists, tables and quotes.
        media: for each image, video or frame the number of the block that follows, its own number
            on the page, its hints, its path and the number of its element.
        elements: the name of every element, in the order of the page.
        around: for each of them the number of the one around it; -1 for the outermost.
        numbers: for each of them the line on which its opening tag ends, from 1; 0 where it is not
            known. Empty where nobody asked.
    """

    rows: list[Row] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [-1])
    images: dict[int, str] = field(default_factory=dict)
    marks: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    structures: dict[int, Structure] = field(default_factory=dict)
    media: list[tuple[int, int, int, str, int]] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    around: array[int] = field(default_factory=_integers)
    numbers: array[int] = field(default_factory=_integers)

    @property
    def texts(self) -> list[str]:
        """The texts of the blocks."""
        return [row[0] for row in self.rows]


# An open element: its name, and of the text in it the hints, the path of the block element around
# the nearest one, the path of the nearest block element, the last part of that path, the tag of its
# blocks, the number of its container, its place in lists, tables and quotes, and the number of the
# element that its text stands in. A plain tuple, for speed.
OpenElement = tuple[str, int, str, str, str, str, int, "Nesting | None", int]
