"""Tables as HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ...facts import Mark
from ..grid import Grid, GridCell
from ..nodes import Node
from ..tree import tree


class BlockWriter(Protocol):
    """Writes what stands in cells."""

    def blocks(self, nodes: list[Node], /) -> str: ...
    def line(self, text: str, marks: tuple[Mark, ...], /) -> str: ...


def table(rows: Grid, caption: str, writer: BlockWriter) -> str:
    """A table without blank lines.

    Args:
        rows: the table.
        caption: its caption as HTML; ``""`` for none.
        writer: writes what stands in its cells.
    """
    lines = ["<table>"]
    if caption:
        lines.append(f"<caption>{caption}</caption>")
    body = rows.rows
    if rows.has_header and len(body) > 1:
        lines += ["<thead>", _row(body[0], writer), "</thead>"]
        body = body[1:]
    lines += ["<tbody>", *(_row(row, writer) for row in body), "</tbody>", "</table>"]
    return "\n".join(lines)


def _row(row: list[GridCell], writer: BlockWriter) -> str:
    return f"<tr>{''.join(_cell(found, writer) for found in row)}</tr>"


def _cell(found: GridCell, writer: BlockWriter) -> str:
    name = "th" if found.cell.header else "td"
    spans = "".join(
        f' {attribute}="{span}"'
        for attribute, span in (("colspan", found.cell.colspan), ("rowspan", found.cell.rowspan))
        if span > 1
    )
    return f"<{name}{spans}>{_content(found, writer)}</{name}>"


def _content(found: GridCell, writer: BlockWriter) -> str:
    pieces = found.pieces
    if len(pieces) == 1 and pieces[0].kind == "paragraph":
        return writer.line(pieces[0].text, pieces[0].marks)
    return writer.blocks(tree([replace(piece, quote=0) for piece in pieces]))
