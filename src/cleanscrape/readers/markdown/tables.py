"""The rows of Markdown's tables and their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...facts import Cell, Mark, Structure
from ...patterns.spaces import normalize_space
from .edits import without_spaces
from .images import has_image, image_attributes, images_in
from .inline import words_of
from .open_lists import OpenLists
from .references import References
from .rows import Row
from .syntax import is_under_head, quote_end

_BAR = re.compile(r"(?<!\\)\|")


class OpenTable:
    """The table that is open: lines with bars, of which the second is one of dashes.

    Args:
        text: the page.
        rows: those of the page so far.
        lists: the page's lists, which number its tables too.
        references: what the page defines.
    """

    def __init__(
        self, text: str, rows: list[Row], lists: OpenLists, references: References
    ) -> None:
        self._text = text
        self._all = rows
        self._lists = lists
        self._references = references
        self._end = -1  # where its last line ends
        self._group: int | None = None  # None where no line of dashes was seen
        self._rows = 0
        self._cells: tuple[Cell, ...] = ()  # of the last row

    def begins(self, line: str, end: int) -> bool:
        """True for the head of a table, by the line below it.

        Args:
            line: a line of the page, without the signs of a quote.
            end: where it ends.
        """
        if "|" not in line:
            return False
        stop = self._text.find("\n", end + 1)
        below = self._text[end + 1 : stop if stop >= 0 else len(self._text)]
        return is_head(line, below[quote_end(below) :])

    def row(self, line: str, start: int, end: int) -> bool:
        """Take a row of a table; False for another line."""
        inner = line[quote_end(line) :]
        is_below = start == self._end + 1
        if not inner.startswith("|"):
            goes_on = is_below and self._group is not None and "|" in inner
            if not goes_on and not self.begins(inner, end):
                return False
        if not is_below:
            self._group, self._rows = None, 0
        self._end = end
        self._rows += 1
        row = table_row(inner, start, end, self._references)
        self._cells = row.structure.cells
        row = row._replace(structure=self._lists.of(line))
        self._all.append(row if self._group is None else self._numbered(row, is_header=False))
        return True

    def under_head(self, line: str, start: int, end: int) -> bool:
        """Take the line of dashes under the first row, which is the head; False for another line.

        Args:
            line: a line of the page, without the signs of a quote.
            start: where it begins.
            end: where it ends.
        """
        has_head = start == self._end + 1 and self._group is None and self._rows == 1
        if not has_head or not is_under_head(line):
            return False
        self._group = self._lists.next_group()
        self._end = end
        self._all[-1] = self._numbered(self._all[-1], is_header=True)
        return True

    def _numbered(self, row: Row, is_header: bool) -> Row:
        number = self._rows - 1
        cells = tuple(cell._replace(row=number, header=is_header) for cell in self._cells)
        return row._replace(structure=row.structure._replace(group=self._group, cells=cells))


def table_row(line: str, start: int, end: int, references: References) -> Row:
    """The row of a table's line.

    >>> table_row("| May | **12** mm |", 0, 19, References()).text
    'May | 12 mm'
    """
    cells = [words_of(cell, references) for cell in cells_of(line)]
    first = next((at for at, cell in enumerate(cells) if cell.text), 0)  # after empty cells
    text, marks, found = _row_of_cells([(cell.text, cell.marks) for cell in cells[first:]], first)
    media = tuple(
        attributes
        for image in (images_in(line, 0, len(line)) if has_image(line) else ())
        if (attributes := image_attributes(image, references)).get("src")
    )
    if not text:
        return Row(start, end, "tr", normalize_space(line))
    structure = Structure(cells=found)
    return Row(start, end, "tr", text, marks=marks, structure=structure, media=media)


def cells_of(line: str) -> list[str]:
    r"""The source of each cell in a line; a bar after a backslash is one of the text.

    >>> cells_of(r"| May | `a\|b` |"), cells_of("May | 12 mm")
    ([' May ', ' `a|b` '], ['May ', ' 12 mm'])
    """
    source = line.strip().removeprefix("|")
    if source.endswith("|") and not source.endswith("\\|"):
        source = source[:-1]
    return [cell.replace("\\|", "|") for cell in _BAR.split(source)]


def is_head(line: str, below: str) -> bool:
    """True for a line that the line below makes the head of a table.

    >>> is_head("May | Rain", "--- | ---"), is_head("May | Rain", "---|---|---")
    (True, False)
    """
    return is_under_head(below) and len(cells_of(line)) == len(cells_of(below))


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
