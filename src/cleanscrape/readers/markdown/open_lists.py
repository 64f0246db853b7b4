"""The place of each block in the lists and quotes of a Markdown page."""

from __future__ import annotations

import re

from ...facts import ListItem, Structure

NO_STRUCTURE = Structure()
_PREFIX = re.compile(r"(?P<outer>[ \t]*)(?P<signs>(?:>[ \t]?)*)(?P<inner>[ \t]*)")
_BEGINNINGS = frozenset(" \t>*+-0123456789")  # of a line with a place of its own
# What begins an item of a list, as a part of a verbose pattern.
MARKER = r"""
    (?: (?P<bullet> [*+-] ) | (?P<number> \d{1,3} ) (?P<sign> [.)] ) )
    (?: [ \t]+ (?: \[ (?P<box> [ xX] ) \] [ \t]+ )? | $ )
"""
_MARKER = re.compile(rf"(?x) {MARKER}")
_NEEDED_INDENT = 2  # columns more than its marker that what belongs to an item is moved in
_CODE_INDENT = 4  # columns more than the text around it that code is moved in


class _Item:
    """An open item of a list."""

    __slots__ = ("content", "depth", "group", "indent", "is_begun", "item", "quote", "sign")

    def __init__(self, indent: int, quote: int, sign: str, depth: int, group: int) -> None:
        self.indent = indent  # the column of its marker
        self.content = indent + _NEEDED_INDENT  # the column of its text
        self.quote = quote
        self.sign = sign
        self.depth = depth
        self.group = group
        self.item = ListItem()
        self.is_begun = False  # it has a block already


class OpenLists:
    """The lists that are open, from line to line, and the numbers of what belongs together.

    >>> lists = OpenLists()
    >>> lists.of("3. Rain").item.marker, lists.of("   - Hail").item.depth
    ('3.', 2)
    """

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._groups = 0

    def next_group(self) -> int:
        """The number of the next list, table or code."""
        self._groups += 1
        return self._groups

    def of(self, line: str) -> Structure:
        """The place of the block that a line begins. A line without indentation ends the lists."""
        prefix = _PREFIX.match(line) if self._items or line[0] in _BEGINNINGS else None
        if prefix is None:
            return NO_STRUCTURE
        before, signs, after = prefix.groups()
        quote = signs.count(">") if signs else 0
        outer, inner = columns(before), columns(after)
        closed = self._close(outer, inner, quote)
        marker = _MARKER.match(line, prefix.end())
        if marker:
            self._open(marker, inner if quote else outer + inner, quote, closed)
        if not self._items:
            return Structure(quote=quote) if quote else NO_STRUCTURE
        top = self._items[-1]
        item = top.item._replace(continued=True) if top.is_begun else top.item
        top.is_begun = True
        return Structure(top.group, item, (), None, quote)

    def code_column(self, line: str) -> int:
        """The first column in which a line is code, by the items that it may belong to.

        >>> lists = OpenLists()
        >>> lists.code_column("    x"), lists.of("1. Rain").group, lists.code_column("    x")
        (4, 1, 7)
        """
        column = columns(line[: len(line) - len(line.lstrip(" \t"))])
        for item in reversed(self._items):
            if not item.quote and column >= item.indent + _NEEDED_INDENT:
                return item.content + _CODE_INDENT
        return _CODE_INDENT

    def _close(self, outer: int, inner: int, quote: int) -> _Item | None:
        """Close the items that a line does not belong to; the outermost of them, if any."""
        closed = None
        while self._items:
            top = self._items[-1]
            column = inner if quote and top.quote == quote else outer + (0 if quote else inner)
            if top.quote <= quote and column >= top.indent + _NEEDED_INDENT:
                break
            closed = self._items.pop()
        return closed

    def _open(self, marker: re.Match[str], indent: int, quote: int, before: _Item | None) -> None:
        """An item; it continues the list of the item `before` it where both are of one kind."""
        sign = marker["bullet"] or marker["sign"]
        outer = self._items[-1] if self._items else None
        same = before is not None and (before.quote, before.sign) == (quote, sign)
        depth = outer.depth + 1 if outer else 1
        group = outer.group if outer else before.group if before and same else self.next_group()
        opened = _Item(indent, quote, sign, depth, group)
        if marker["number"]:
            number = int(marker["number"])
            if before is not None and same:  # "1." before each item is counted on
                number = max(number, (before.item.number or 0) + 1)
            opened.item = ListItem("decimal", number, depth)
        else:
            opened.item = ListItem(depth=depth)
        head = marker["bullet"] or marker["number"] + sign
        after = marker[0][len(head) :]
        space = columns(after[: len(after) - len(after.lstrip())])
        opened.content = indent + len(head) + (space if 0 < space <= _CODE_INDENT else 1)
        if marker["box"]:
            opened.item = opened.item._replace(checked=marker["box"] != " ")
        self._items.append(opened)


def columns(space: str) -> int:
    """How wide white space is, tabs included."""
    return len(space.expandtabs(4) if "\t" in space else space)
