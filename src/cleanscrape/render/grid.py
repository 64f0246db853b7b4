"""The rows and columns of a table, from the paragraphs that are its rows or parts of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..facts import Cell
from ..values import Paragraph
from .spans import split_marks, tidy

_MAX_COLUMNS = 200  # a wider table is none that anybody could read as text
_BETWEEN = " |"  # what separates cells in the text of a row


@dataclass(slots=True)
class GridCell:
    """A cell, and the paragraphs in it.

    Args:
        cell: its place and size.
        pieces: what it holds; kind ``"paragraph"`` unless it is something else than plain text.
    """

    cell: Cell
    pieces: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(" ".join(piece.text.split()) for piece in self.pieces)

    @property
    def is_plain(self) -> bool:
        """False where Markdown's tables cannot have it."""
        if self.cell.colspan > 1 or self.cell.rowspan > 1 or len(self.pieces) > 1:
            return False
        return all(piece.kind == "paragraph" and not piece.quote for piece in self.pieces)


@dataclass(slots=True)
class Grid:
    """A table: its rows, each a list of cells in order of their columns."""

    rows: list[list[GridCell]]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(
            (row[-1].cell.column + row[-1].cell.colspan for row in self.rows if row), default=0
        )

    @property
    def has_header(self) -> bool:
        """Whether the first row is one of headings."""
        first = self.rows[0] if self.rows else []
        return any(cell.pieces for cell in first) and all(
            cell.cell.header or not cell.pieces for cell in first
        )

    @property
    def is_regular(self) -> bool:
        """True where each row is a line of plain cells."""
        if self.width > _MAX_COLUMNS:
            return False
        return all(
            cell.is_plain and (not at or row[at - 1].cell.column < cell.cell.column)
            for row in self.rows
            for at, cell in enumerate(row)
        )


def grid(paragraphs: Sequence[Paragraph]) -> Grid:
    """The grid of the paragraphs that make up one table.

    >>> [[cell.text for cell in row] for row in grid([Paragraph("May | 12 mm", "table")]).rows]
    [['May', '12 mm']]
    """
    rows: dict[int, dict[int, GridCell]] = {}
    row = -1
    for paragraph in paragraphs:
        cells = innermost(paragraph.cells) or [*_cells_of_text(paragraph.text, row + 1)]
        row = max(row, cells[0].row)
        for cell, piece in zip(cells, _pieces(paragraph, cells)):
            columns = rows.setdefault(cell.row, {})
            found = columns.setdefault(cell.column, GridCell(cell))
            if piece.text.strip():
                found.pieces.append(piece)
    numbers = sorted(rows)
    ordered = [[rows[number][column] for column in sorted(rows[number])] for number in numbers]
    return Grid([[_clipped(cell, numbers) for cell in row] for row in ordered])


def innermost(cells: Sequence[Cell]) -> list[Cell]:
    """The cells in order of their texts, without those that hold others: cells of a table around.

    >>> innermost([Cell(0, 9), Cell(0, 4, row=2), Cell(7, 9, row=2, column=1)])[0].row
    2
    """
    if len(cells) < 2:
        return [*cells]
    ordered = sorted(
        cells, key=lambda cell: (cell.start, cell.end > cell.start, -cell.end, cell.row)
    )
    return [
        cell
        for cell, following in zip(ordered, [*ordered[1:], None])
        if following is None or following.start >= cell.end
    ]


def _clipped(found: GridCell, numbers: Sequence[int]) -> GridCell:
    """The cell with a `rowspan` that counts the rows that are there."""
    cell = found.cell
    if cell.rowspan > 1:
        first = bisect_left(numbers, cell.row)
        span = max(1, bisect_left(numbers, cell.row + cell.rowspan) - first)
        found.cell = cell._replace(rowspan=span)
    return found


def _cells_of_text(text: str, row: int) -> Iterator[Cell]:
    """The cells of a row that is only text, with bars between them."""
    position = 0
    for column, part in enumerate(text.split(" | ")):
        yield Cell(position, position + len(part), row, column)
        position += len(part) + 3


def _pieces(paragraph: Paragraph, cells: Sequence[Cell]) -> Iterator[Paragraph]:
    """For each cell its part of the row; words between cells belong to the one before them."""
    kind = "paragraph" if paragraph.kind == "table" else paragraph.kind
    if len(cells) == 1 and not paragraph.marks:
        text = _bare(paragraph.text) if kind == "paragraph" else paragraph.text
        yield replace(paragraph, text=text, kind=kind, cells=())
        return
    text, position = paragraph.text, 0
    spans: list[tuple[int, int]] = []
    for at, cell in enumerate(cells):
        is_last = at + 1 == len(cells)
        edge = len(text) if is_last else max(position, min(cells[at + 1].start, len(text)))
        spans.append((position, _end(text, position, min(cell.end, edge), edge)))
        position = edge
    for (start, end), marks in zip(spans, split_marks(tidy(text, paragraph.marks), spans)):
        yield replace(paragraph, text=text[start:end], kind=kind, marks=marks, cells=())


def _bare(text: str) -> str:
    return text[: _end(text, 0, 0, len(text))]


def _end(text: str, start: int, end: int, edge: int) -> int:
    """Where the words of a cell end that ends at `end` and is followed by another at `edge`."""
    rest = len(text[max(start, end) : edge].rstrip(_BETWEEN))
    return max(start, end) + rest
