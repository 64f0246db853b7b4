"""Rows and columns of a table, and whether it is one: many tables only lay out a page."""

from __future__ import annotations

from ...facts import Cell
from .tags import Tag

HEAD_CELL = "th"
PRESENTATION = frozenset({"presentation", "none"})
_MAX_SPAN = 1000  # as in browsers; larger numbers are attacks or slips
MAX_TRACKED = 256  # columns that cells of several rows keep free in the rows below
MIN_ROWS = 2
MIN_COLUMNS = 2
# A cell of data is no longer; longer ones are paragraphs of a page that a table lays out.
MAX_CELL_CHARS = 400


class Table:
    """An open table: it says where each cell stands.

    Args:
        tag: that of the table.
        outer: the table around it, which is only layout then.
    """

    __slots__ = (
        "_below", "_column", "_row", "has_caption", "has_header", "is_layout", "longest", "widest",
    )  # fmt: skip

    def __init__(self, tag: Tag, outer: Table | None) -> None:
        self.is_layout = tag.facts.get("role") in PRESENTATION
        self.has_caption = self.has_header = False
        self.longest = 0  # characters of the longest cell
        self.widest = 0  # columns of the widest row
        self._row = -1
        self._column = 0  # where the row's next cell may stand
        # For a column that a cell of several rows stands in, the number of the first row below.
        self._below: dict[int, int] = {}
        if outer is not None:
            outer.is_layout = True

    def next_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0

    def place_cell(self, tag: Tag) -> OpenCell:
        """The place of the row's next cell: the first column that no cell above spans."""
        cell = OpenCell(tag, self, max(self._row, 0))
        column = self._column
        while self._below.get(column, 0) > cell.row:
            column += 1
        cell.column = column
        self._column = column + cell.colspan
        if cell.rowspan > 1:
            for spanned in range(column, min(self._column, MAX_TRACKED)):
                self._below[spanned] = cell.row + cell.rowspan
        self.widest = max(self.widest, self._column)
        self.has_header |= cell.header
        return cell

    def is_data(self) -> bool:
        """True for a table of data, False for one that lays out a page."""
        if self.is_layout:
            return False
        if self.has_caption or self.has_header:
            return True
        is_grid = self._row + 1 >= MIN_ROWS and self.widest >= MIN_COLUMNS
        return is_grid and self.longest <= MAX_CELL_CHARS


class OpenCell:
    """A cell whose content is being read."""

    __slots__ = ("colspan", "column", "header", "is_filled", "row", "rowspan", "table")

    def __init__(self, tag: Tag, table: Table, row: int) -> None:
        self.table = table
        self.row = row
        self.column = 0
        self.header = tag.name == HEAD_CELL
        self.colspan = span(tag.facts.get("colspan"))
        self.rowspan = span(tag.facts.get("rowspan"))
        self.is_filled = False  # a block has text of it

    def at(self, start: int, end: int) -> Cell:
        """The cell with its span in the text of a block."""
        return Cell(start, end, self.row, self.column, self.header, self.colspan, self.rowspan)


def span(text: str | None) -> int:
    """How many columns or rows a cell takes up: 1 to 1000."""
    digits = (text or "").strip()
    return min(max(1, int(digits)), _MAX_SPAN) if digits.isdecimal() and len(digits) < 20 else 1
