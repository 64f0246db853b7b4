"""Blocks of code: between fences, and indented."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...facts import Structure
from ..html.code import code_language
from .images import has_image
from .open_lists import OpenLists, columns
from .rows import Row
from .syntax import FENCE, ITEM, quote_end, without_quote

_INFO = re.compile(r"\s*(?:`+|~+)[ \t{.]*(?P<language>[\w+#-][\w+#.-]{0,30})")
_LINE = re.compile(r"\n([^\n]*)")
_INDENT = re.compile(r"[ \t]*")


class OpenFence(NamedTuple):
    """Code between fences that is open.

    Args:
        start: where it begins in the page.
        end: where its last line so far ends.
        sign: its fence.
        indent: the columns that its fence is moved in.
        structure: its place in lists and quotes.
    """

    start: int
    end: int
    sign: str
    indent: int
    structure: Structure

    def holds(self, line: str) -> bool:
        """True where a line is still in the quote that the code stands in."""
        return without_quote(line, self.structure.quote) is not None

    def is_closed_by(self, line: str) -> bool:
        """True for a line with the second fence."""
        mark = (without_quote(line, self.structure.quote) or "").strip()
        return mark.startswith(self.sign) and not mark.strip(self.sign[0])

    def code(self, text: str) -> str:
        """The code in the page `text`, without fences, quotes and what the fence is moved in."""
        source = text[self.start : self.end]
        lines = source.strip("\n").split("\n")
        closed = len(lines) > 1 and self.is_closed_by(lines[-1])
        inside = (
            dedented(without_quote(line, self.structure.quote) or "", self.indent)
            for line in (lines[1:-1] if closed else lines[1:])
        )
        return "\n".join(inside).strip("\n") or source.strip()


class OpenCode:
    """The code that is open, and code that is moved in.

    Args:
        text: the page.
        rows: those of the page so far.
        lists: the page's lists, which number its blocks of code too.
    """

    def __init__(self, text: str, rows: list[Row], lists: OpenLists) -> None:
        self._text = text
        self._rows = rows
        self._lists = lists
        self._fence: OpenFence | None = None

    def takes(self, line: str, end: int) -> bool:
        """Take a line of the code that is open; False where none is, or where its quote has ended.

        Args:
            line: a line of the page.
            end: where it ends.
        """
        fence = self._fence
        if fence is None or not fence.holds(line):
            self.close()
            return False
        self._fence = fence._replace(end=end)
        if fence.is_closed_by(line):
            self.close()
        return True

    def close(self) -> None:
        """End the code that is open."""
        if self._fence:
            start, end, _, _, structure = self._fence
            code = self._fence.code(self._text)
            self._rows.append(Row(start, end, "pre", code, structure=structure))
            self._fence = None

    def fenced(self, line: str, start: int, end: int) -> bool:
        """Take the line that opens code between fences; False for another line."""
        fence = fence_of(line)
        if fence is None:
            return False
        structure = self._structure(line)._replace(language=language_of(fence[0]))
        self._fence = OpenFence(start, end, fence[1], fence_indent(line, fence), structure)
        return True

    def indented(self, line: str, start: int, end: int, column: int) -> int:
        """Take code that is moved in.

        Args:
            line: its first line.
            start: where that begins in the page.
            end: where it ends.
            column: the first column that code may stand in; items may ask for more.

        Returns:
            Where the code ends; 0 where the line is none.
        """
        if line[0] not in " \t":
            return 0
        column = max(self._lists.code_column(line), column)
        last = indented_end(self._text, start, end, column)
        if last is None:
            return 0
        code = indented_code(self._text[start:last], column)
        self._rows.append(Row(start, last, "pre", code, structure=self._structure(line)))
        return last

    def _structure(self, line: str) -> Structure:
        structure = self._lists.of(line)
        return structure._replace(group=structure.group or self._lists.next_group())


def fence_of(line: str) -> re.Match[str] | None:
    """The fence that a line opens, also in a quote or at the head of an item.

    >>> fence_of("> ~~~ python")[1], fence_of("1. ```")[1], fence_of("`x`")
    ('~~~', '```', None)
    """
    if "```" not in line and "~~~" not in line:
        return None
    lead = quote_end(line)
    item = ITEM.match(line, lead)
    return FENCE.match(line, item.end() if item else lead)


def fence_indent(line: str, fence: re.Match[str]) -> int:
    """The columns that a fence is moved in, a quote around it aside.

    >>> fence_indent("> 1. ```", fence_of("> 1. ```"))
    3
    """
    return columns(line[quote_end(line) : fence.start(1)])


def indented_end(text: str, start: int, end: int, column: int) -> int | None:
    r"""Where the code ends that a line begins by being moved in; None where it does not.

    Items and images that are moved in are no code: pages indent their lists by any width.

    Args:
        text: the page.
        start: where the line begins.
        end: where it ends.
        column: the first column that code may stand in.

    >>> indented_end("    x = 1\n\n    y = 2\nIt rained.", 0, 9, 4)
    20
    """
    if not _is_indented(text, start, column):
        return None
    line = text[start:end]
    if ITEM.match(line) or has_image(line):
        return None
    for match in _LINE.finditer(text, end):
        if match[1].strip():
            if not _is_indented(text, match.start(1), column):
                break
            end = match.end()
    return end


def _is_indented(text: str, start: int, column: int) -> bool:
    indent = _INDENT.match(text, start)
    return indent is not None and len(indent[0]) > 0 and columns(indent[0]) >= column


def indented_code(source: str, column: int) -> str:
    r"""The code in lines that are moved in.

    >>> indented_code("    x = 1\n\n      y = 2", 4)
    'x = 1\n\n  y = 2'
    """
    return "\n".join(dedented(line, column) for line in source.split("\n"))


def dedented(line: str, width: int) -> str:
    r"""A line without white space at its head, as many columns as there are up to `width`.

    >>> dedented("\tx = 1", 2), dedented(" x = 1", 2)
    ('  x = 1', 'x = 1')
    """
    code = line.lstrip(" \t")
    return line[: len(line) - len(code)].expandtabs(4)[width:] + code


def language_of(info: str) -> str | None:
    """The language that the opening line of a code block names.

    >>> language_of("```Python title=rain.py"), language_of("~~~ {.js}"), language_of("```text")
    ('python', 'js', None)
    """
    named = _INFO.match(info)
    if named is None:
        return None
    return code_language("code", {"class": f"language-{named['language']}"}) or None
