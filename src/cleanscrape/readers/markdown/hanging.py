"""Footnotes, the terms of a definition list and their meanings, and what is moved in below them."""

from __future__ import annotations

from ...document import Hint
from ...facts import ListItem, Structure
from .open_lists import OpenLists, columns
from .references import NOTE, note_anchor
from .rows import Row
from .syntax import ITEM, MEANING, OpenBlock

_INDENT = 4  # columns that what belongs to a note or a meaning is moved in
_CODE_COLUMN = 8  # where code in it begins
_MAX_TERM_CHARS = 120


class Hanging:
    """Opens notes and meanings, and what is moved in below them.

    Args:
        rows: those of the page so far. The last one becomes a term where a meaning follows.
        lists: the page's lists.
    """

    def __init__(self, rows: list[Row], lists: OpenLists) -> None:
        self._rows = rows
        self._lists = lists
        self._below: OpenBlock | None = None  # a block that what is moved in is like

    def close(self) -> None:
        """A line that is not moved in ends what hangs above it."""
        self._below = None

    def code_column(self) -> int:
        """The first column in which a line is code."""
        return _CODE_COLUMN if self._below else 0

    def block(self, line: str, start: int, end: int) -> OpenBlock | None:
        """The block that a line begins; None where it is no note, no meaning and below none."""
        if self._below:
            space = line[: len(line) - len(line.lstrip(" \t"))]
            is_item = ITEM.match(line) is not None
            return None if columns(space) < _INDENT or is_item else self._moved_in(start, end)
        if "]:" in line and (note := NOTE.match(line)):
            structure = self._lists.of(line)._replace(anchor=note_anchor(note["label"]))
            block = OpenBlock(start, end, "", note.end(), structure)
        elif meaning := MEANING.match(line):
            self._lists.of(line)
            structure = Structure(self._group(start), ListItem("definition"))
            block = OpenBlock(start, end, "dd", meaning.end(), structure)
        else:
            return None
        self._below = block
        return block

    def _moved_in(self, start: int, end: int) -> OpenBlock | None:
        if self._below is None:
            return None
        structure = self._below.structure
        if structure.item:
            structure = structure._replace(item=structure.item._replace(continued=True))
        return self._below._replace(start=start, end=end, skip=0, structure=structure)

    def _group(self, start: int) -> int | None:
        """The list of a meaning, of which the row above is the term or another meaning."""
        if not self._rows:
            return None
        above = self._rows[-1]
        if above.tag == "dd":
            return above.structure.group
        is_term = not above.tag and not above.hints & Hint.HIDDEN and above.structure.item is None
        if not is_term or start - above.end > 2 or len(above.text) > _MAX_TERM_CHARS:
            return None
        before = self._rows[-2] if len(self._rows) > 1 else above
        group = before.structure.group if before.tag == "dd" else self._lists.next_group()
        structure = above.structure._replace(group=group, item=ListItem("term"))
        self._rows[-1] = above._replace(tag="dt", structure=structure)
        return group
