"""The rows of Markdown's tables and their cells."""

from __future__ import annotations

from collections.abc import Sequence

from ...facts import Cell, Mark, Structure
from ...patterns.spaces import normalize_space
from .edits import without_spaces
from .inline import words_of
from .open_lists import NO_STRUCTURE, OpenLists
from .references import References
from .rows import Row, image_attributes
from .syntax import IMAGE


class OpenTable:
    """The table that is open: lines with bars, of which the second is one of dashes."""

    def __init__(self, lists: OpenLists) -> None:
        self._lists = lists
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
            self._group = self._lists.next_group()
            self._end = line.end
            rows[-2] = self._numbered(rows[-2], is_header=True)

    def _numbered(self, row: Row, is_header: bool) -> Row:
        number = self._rows - 1
        cells = tuple(cell._replace(row=number, header=is_header) for cell in self._cells)
        return row._replace(structure=Structure(self._group, cells=cells))


def table_row(line: str, start: int, end: int, references: References) -> Row:
    """The row of a table's line.

    >>> table_row("| May | **12** mm |", 0, 19, References()).text
    'May | 12 mm'
    """
    source = line.strip()
    first = len(source) - len(source.lstrip("|")) - 1  # empty cells at its head
    cells = [words_of(cell, references) for cell in source.strip("|").split("|")]
    text, marks, found = _row_of_cells([(cell.text, cell.marks) for cell in cells], first)
    media = tuple(
        attributes
        for image in (IMAGE.finditer(line) if "![" in line else ())
        if (attributes := image_attributes(image, references)).get("src")
    )
    if not text:
        return Row(start, end, "tr", normalize_space(line))
    structure = Structure(cells=found)
    return Row(start, end, "tr", text, marks=marks, structure=structure, media=media)


def _row_of_cells(
    cells: Sequence[tuple[str, tuple[Mark, ...]]], first: int
) -> tuple[str, tuple[Mark, ...], tuple[Cell, ...]]:
    """A table's row: its text, with a bar between the cells, its marks and its cells.

    Args:
        cells: the text of each cell and its marks.
        first: number of the first cell's column.

    >>> _row_of_cells([("May", ()), ("", ()), ("12 mm", ())], 0)[0]
    'May | | 12 mm'
    """
    spans, position = [], 0
    for column, (text, marks) in enumerate(cells, first):
        spans.append(Mark(position, position + len(text), "", str(column)))
        spans += (mark.shift(position) for mark in marks)
        position += len(text) + len(" | ")
    row, moved = without_spaces(" | ".join(text for text, _ in cells), spans)
    found = tuple(
        Cell(start, end, column=int(target or 0)) for start, end, kind, target in moved if not kind
    )
    return row, tuple(mark for mark in moved if mark.kind), found
