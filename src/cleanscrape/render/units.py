"""Paragraphs that are one table or one piece of code, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..values import Paragraph
from .grid import innermost
from .nodes import Code, Table, Unit


def units(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Unit, int]]:
    """The paragraphs, with those that are one table or one piece of code put together.

    Each comes with the number of paragraphs in it.
    """
    position = 0
    while position < len(paragraphs):
        first = paragraphs[position]
        is_caption = _is_table_caption(paragraphs, position)
        end = _table_end(paragraphs, position + is_caption)
        if end > position + is_caption:
            rows = [*paragraphs[position + is_caption : end]]
            unit: Unit = Table(rows, first if is_caption else None)
        elif first.kind == "code":
            end = _code_end(paragraphs, position)
            unit = Code([*paragraphs[position:end]])
        else:
            end = position + 1
            unit = first
        yield unit, end - position
        position = end


def _is_table_caption(paragraphs: Sequence[Paragraph], position: int) -> bool:
    """True for words that belong to the table whose first row follows."""
    one = paragraphs[position]
    if one.group is None or one.cells or one.item or position + 1 == len(paragraphs):
        return False
    following = paragraphs[position + 1]
    return one.kind == "paragraph" and bool(following.cells) and following.group == one.group


def _table_end(paragraphs: Sequence[Paragraph], position: int) -> int:
    """After the last row of the table that begins here; `position` where none does."""
    end, row = position, -1
    group: int | None = None
    while end < len(paragraphs) and (one := paragraphs[end]).cells:
        own = one.group if one.item is None and one.kind == "table" else None
        rows = [cell.row for cell in innermost(one.cells)]
        if min(rows) < row or (None not in (own, group) and own != group):
            return end
        group = own if own is not None else group
        row = max(row, *rows)
        end += 1
    while end < len(paragraphs) and _is_textual_row(paragraphs[end], paragraphs[position]):
        end += 1
    return end


def _is_textual_row(one: Paragraph, first: Paragraph) -> bool:
    """True for a row of a table that has no cells but the bars in its text."""
    return one.kind == "table" and not (one.cells or first.cells) and one.group == first.group


def _code_end(paragraphs: Sequence[Paragraph], position: int) -> int:
    """After the last line of the code that begins here."""
    first, end = paragraphs[position], position + 1
    if first.group is None or first.item is not None:
        return end
    while (
        end < len(paragraphs)
        and paragraphs[end].kind == "code"
        and paragraphs[end].group == first.group
    ):
        end += 1
    return end


def leading_paragraph(unit: Unit) -> Paragraph:
    """The paragraph whose place is that of the whole unit."""
    if isinstance(unit, Code):
        return unit.parts[0]
    if isinstance(unit, Table):
        free = (row for row in unit.rows if row.item is None or row.kind == "table")
        # Where all that there is are items of lists in cells, the table is in no list itself.
        return unit.caption or next(free, replace(unit.rows[0], item=None, kind="table"))
    return unit
