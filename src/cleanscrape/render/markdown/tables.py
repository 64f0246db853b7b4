"""Tables as Markdown: those of GitHub where rows and columns are plain, else HTML."""

from __future__ import annotations

from ..grid import Grid, GridCell, grid
from ..html.blocks import Writer
from ..html.tables import table as as_html
from ..nodes import Table
from .inline import Style, inline


def table(node: Table, style: Style) -> str:
    r"""The rows of a table; its caption is written by the caller.

    >>> from cleanscrape import Paragraph
    >>> print(table(Table([Paragraph("May | 12 mm", "table")]), Style()))
    |  |  |
    | --- | --- |
    | May | 12 mm |
    """
    rows = grid(node.rows)
    if rows.is_regular:
        return _github(rows, style)
    # A blank line would end the HTML.
    return as_html(rows, "", Writer(links=style.links, one_line=True))


def _github(rows: Grid, style: Style) -> str:
    width = rows.width
    body = rows.rows[1:] if rows.has_header else rows.rows
    head = _cells(rows.rows[0], style) if rows.has_header else []
    head += [""] * (width - len(head))
    lines = [head, ["---"] * width, *(_cells(row, style) for row in body)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: list[GridCell], style: Style) -> list[str]:
    """The texts of a row, empty ones where a column has no cell."""
    style = style._replace(lines=False)
    texts: list[str] = []
    for found in row:
        texts += [""] * (found.cell.column - len(texts))
        texts.append(
            _bars(" ".join(inline(piece.text, piece.marks, style) for piece in found.pieces))
        )
    return texts


def _bars(markdown: str) -> str:
    return markdown.replace("|", "\\|")
