"""The tables of an article as rows of texts."""

from __future__ import annotations

from collections.abc import Iterator

from ..outputs import Table
from .grid import Grid, grid
from .nodes import Table as Node
from .readable import Readable
from .units import units

_MAX_COLUMNS = 1000  # as many as a cell may span; further ones are no table's


def tables(article: Readable) -> Iterator[Table]:
    """Each table of the body, in order.

    >>> from cleanscrape import Article, Paragraph
    >>> [*tables(Article(paragraphs=(Paragraph("May | 12 mm", "table"),)))][0].rows
    (('May', '12 mm'),)
    """
    position = 0
    for unit, size in units(article.paragraphs):
        if isinstance(unit, Node):
            table = grid(unit.rows)
            rows = _texts(table)
            columns = None
            if table.has_header and rows:
                width = max(map(len, rows))
                columns = (*rows[0], *[""] * (width - len(rows[0])))
                rows = rows[1:]
            caption = unit.caption.text if unit.caption else None
            yield Table(tuple(map(tuple, rows)), columns, caption, (position, position + size))
        position += size


def _texts(table: Grid) -> list[list[str]]:
    """The texts by row and column."""
    rows: list[list[str]] = []
    below: dict[
        int, tuple[str, int]
    ] = {}  # for each column, the text that continues, and in how many rows
    for cells in table.rows:
        row = {column: text for column, (text, _) in below.items()}
        below = {column: (text, left - 1) for column, (text, left) in below.items() if left > 1}
        for found in cells:
            cell, text = found.cell, found.text
            end = min(cell.column + cell.colspan, _MAX_COLUMNS)
            for column in range(cell.column, end):
                row[column] = text
                if cell.rowspan > 1:
                    below[column] = text, cell.rowspan - 1
        rows.append([row.get(column, "") for column in range(max(row, default=-1) + 1)])
    return rows
