"""What markup says about a block, separate from its text.

These are named tuples, because a page makes hundreds. A fact never changes a text. It names a span
of it, or the place of the whole block in a list, a table or a quote. Filters and the scorer do not
look at facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

MARK_KINDS = (
    "link",
    "strong",
    "emphasis",
    "code",
    "subscript",
    "superscript",
    "strike",
    "quotation",
    "keyboard",
    "note",
    "math",
    "time",
    "break",
)
"""Every `Mark.kind`."""

LIST_STYLES = (
    "bullet",
    "decimal",
    "lower-alpha",
    "upper-alpha",
    "lower-roman",
    "upper-roman",
    "term",
    "definition",
)
"""Every `ListItem.style`."""


class Mark(NamedTuple):
    """A span of a text that markup sets apart.

    Args:
        start: offset of its first character in the text.
        end: offset after its last character.
        kind: one of `MARK_KINDS`. ``"note"`` is the reference to a footnote, ``"math"`` a formula
            as TeX, ``"time"`` a date or a time, ``"break"`` the blank between two lines of a verse
            or an address.
        target: where a link leads, the anchor of the note, the source of a quotation, or what the
            page tells machines of a time, mostly in ISO 8601; None where there is none.

    >>> text, mark = "It rained.", Mark(3, 9, "strong")
    >>> text[mark.start : mark.end]
    'rained'
    """

    start: int
    end: int
    kind: str
    target: str | None = None

    def shift(self, offset: int) -> Mark:
        """The mark in a text that has `offset` more characters before it."""
        if not offset:
            return self
        return self._replace(start=self.start + offset, end=self.end + offset)

    def cut(self, start: int, end: int) -> Mark | None:
        """The mark in the part of its text from `start` to `end`; None if no part of it is there.

        >>> Mark(3, 9, "strong").cut(5, 20)
        Mark(start=0, end=4, kind='strong', target=None)
        """
        first, last = max(self.start, start), min(self.end, end)
        return self._replace(start=first - start, end=last - start) if first < last else None


class ListItem(NamedTuple):
    """Where a piece stands in a list.

    Args:
        style: one of `LIST_STYLES`; ``"term"`` and ``"definition"`` belong to definition lists.
        number: the item's number, if the list is ordered.
        depth: 1 in a list, 2 in a list within an item of it.
        checked: whether a task is ticked; None if the item is not a task.
        continued: True for the second and each later piece of an item.

    >>> ListItem("lower-alpha", number=3).marker, ListItem().marker
    ('c.', '•')
    """

    style: str = "bullet"
    number: int | None = None
    depth: int = 1
    checked: bool | None = None
    continued: bool = False

    @property
    def marker(self) -> str:
        """What a reader sees before the item: ``"3."``, ``"c."``, ``"iv."``, ``"•"``, or nothing.

        >>> ListItem("lower-roman", number=4).marker, ListItem("upper-alpha", number=28).marker
        ('iv.', 'AB.')
        """
        if self.number is None:
            return "•" if self.style == "bullet" else ""
        return f"{_numeral(self.number, self.style)}."


class Cell(NamedTuple):
    """A cell of a table.

    Args:
        start: offset of its first character in the text of its row.
        end: offset after its last character; equal to `start` if the cell is empty.
        row: number of its row in the table, from 0. Several pieces may be parts of one row.
        column: number of its first column, from 0, counting the columns that cells above span.
        header: whether it is a heading of its row or column.
        colspan: how many columns it takes up.
        rowspan: how many rows it takes up.

    >>> row, cell = "May | 12 mm", Cell(6, 11, column=1)
    >>> row[cell.start : cell.end]
    '12 mm'
    """

    start: int
    end: int
    row: int = 0
    column: int = 0
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


class Structure(NamedTuple):
    """The place of a block in the page's lists, tables, quotes and threads.

    Args:
        group: number of the list, table or code on the page; blocks with the same number belong
            together. Lists within items belong to the outermost list.
        item: its place in a list.
        cells: the cells of a table's row.
        language: the language of code: ``"python"``.
        quote: how many quotes it is in.
        cite: the address of the quote's source.
        anchor: the name that the references to a note use.
        math: whether the block is a formula as TeX.
        level: how deep it stands in a thread, where the page says so in numbers.
    """

    group: int | None = None
    item: ListItem | None = None
    cells: tuple[Cell, ...] = ()
    language: str | None = None
    quote: int = 0
    cite: str | None = None
    anchor: str | None = None
    math: bool = False
    level: int | None = None

    def cut(self, start: int, end: int) -> Structure:
        """The structure of the part from `start` to `end` of the block's text."""
        if not self.cells:
            return self
        inside = (cell for cell in self.cells if cell.start < end and cell.end >= start)
        return self._replace(
            cells=tuple(
                cell._replace(start=max(cell.start, start) - start, end=min(cell.end, end) - start)
                for cell in inside
            ),
        )


_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Medium:
    """An image, a video or another embedded thing, as the page has it.

    Args:
        block: index of the block that follows it; the number of blocks after the last.
        tag: ``"img"``, ``"video"``, ``"iframe"`` …
        attributes: those of its element.
        sources: addresses of ``<source>`` elements beside or in it, the best first.
        hints: see `Hint`; those of the elements around it included.
        path: tag and class path of its container.
        origin: where it came from, as in `BlockTable.origins`.
    """

    block: int
    tag: str
    attributes: Mapping[str, str] = field(default_factory=lambda: _NO_ATTRIBUTES)
    sources: tuple[str, ...] = ()
    hints: int = 0
    path: str = ""
    origin: int = -1


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 3999  # larger numbers, and those below 1, are written in digits, as in browsers


def _numeral(number: int, style: str) -> str:
    if style.endswith("alpha") and number > 0:
        written = _letters(number)
    elif style.endswith("roman") and 0 < number <= _MAX_ROMAN:
        written = _roman(number)
    else:
        return str(number)
    return written.upper() if style.startswith("upper") else written


def _letters(number: int) -> str:
    """1 is ``a``, 26 is ``z``, 27 is ``aa``."""
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        written += numeral * times
    return written
