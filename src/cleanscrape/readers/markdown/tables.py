"""Tables of Markdown: lines with bars, and a line of dashes under the first."""

from __future__ import annotations

from ...facts import Cell, Structure
from .places import NO_STRUCTURE, Places
from .rows import Row


class OpenTable:
    """The table that is open: lines with bars, of which the second is one of dashes."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._end = -1  # where its last line ends
        self._group: int | None = None  # None where no line of dashes was seen
        self._rows = 0
        self._cells: tuple[Cell, ...] = ()  # of the last row

    def placed(self, row: Row) -> Row:
        """A row with its place in the table; without cells where it stands in none."""
        if row.start != self._end + 1:
            self._group, self._rows = None, 0
        self._end = row.end
        self._rows += 1
        self._cells = row.structure.cells
        if self._group is None:
            return row._replace(structure=NO_STRUCTURE)
        return self._numbered(row, is_header=False)

    def under_head(self, rows: list[Row]) -> None:
        """Take the line of dashes, which is the last row; the row before it is the head."""
        line = rows[-1]
        if line.start == self._end + 1 and self._group is None and self._rows == 1:
            self._group = self._places.next_group()
            self._end = line.end
            rows[-2] = self._numbered(rows[-2], is_header=True)

    def _numbered(self, row: Row, is_header: bool) -> Row:
        number = self._rows - 1
        cells = tuple(cell._replace(row=number, header=is_header) for cell in self._cells)
        return row._replace(structure=Structure(self._group, cells=cells))
