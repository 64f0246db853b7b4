"""The nesting of each block in the lists, tables and quotes around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...facts import ListItem, Structure
from .rewrite import FORMULA
from .spans import Span
from .tables import OpenCell, Table
from .tags import Tag

ROLES = {
    "ul": "list", "ol": "ordered list", "menu": "list", "dir": "list", "dl": "list",
    "li": "item", "dt": "term", "dd": "definition",
    "blockquote": "quote",
    "table": "table", "tr": "row", "caption": "caption",
    "pre": "code", FORMULA: "formula",
}  # fmt: skip
"""Elements that open a `Nesting` of their own, and what each is."""

STYLES = {
    "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_MAX_NUMBER = 10**9  # a number with more digits is none


class Nesting:
    """An open element of a list, a table or a quote, with what is known of those around it.

    Args:
        outer: the nesting around it; None for the page.
    """

    __slots__ = (
        "anchor", "begun", "cite", "depth", "group", "is_math", "is_pre", "item", "language",
        "level", "number", "quote", "step", "style", "table",
    )  # fmt: skip

    def __init__(self, outer: Nesting | None = None) -> None:
        self.is_pre = self.is_math = False
        self.style = "bullet"
        self.number = self.step = 1  # of the list's next item
        self.group: int | None
        self.item: ListItem | None
        self.table: Table | None
        self.language: str | None
        self.cite: str | None
        self.anchor: str | None
        self.level: int | None
        # Whether the item has a block already: one value for all elements within the item.
        self.begun: list[bool]
        if outer is None:
            self.group = self.item = self.table = self.language = self.cite = self.anchor = None
            self.depth = self.quote = 0
            self.level = None
            self.begun = [False]
            return
        self.group, self.item, self.depth = outer.group, outer.item, outer.depth
        self.begun, self.table, self.language = outer.begun, outer.table, outer.language
        self.quote, self.cite, self.anchor = outer.quote, outer.cite, outer.anchor
        self.level = outer.level

    def structure(self) -> Structure:
        """That of the next block in this nesting."""
        item = self.item
        if item is not None and self.begun[0]:
            item = item._replace(continued=True)
        self.begun[0] = True
        language = self.language if self.is_pre else None
        return Structure(
            self.group,
            item,
            (),
            language,
            self.quote,
            self.cite,
            self.anchor,
            self.is_math,
            self.level,
        )


class NestingTracker:
    """Opens nestings, and numbers the lists, tables and code of a page."""

    def __init__(self) -> None:
        self._groups = 0
        self._rows: dict[int, Table] = {}  # of blocks with cells

    def row(
        self, block: int, structure: Structure, cells: Sequence[tuple[OpenCell, Span]]
    ) -> Structure:
        """The structure of a block that holds cells of a table.

        Args:
            block: its number.
            structure: that of its nesting.
            cells: each cell in it, and its span in the text.
        """
        self._rows[block] = cells[0][0].table
        for cell, (start, end) in cells:
            cell.table.longest = max(cell.table.longest, end - start)
        return structure._replace(cells=tuple(cell.at(*span) for cell, span in cells))

    def without_layout(self, structures: Mapping[int, Structure]) -> dict[int, Structure]:
        """Those of blocks in tables that only lay out the page, without their cells."""
        return {
            block: structures[block]._replace(cells=(), group=None)
            for block, table in self._rows.items()
            if not table.is_data()
        }

    def open(self, tag: Tag, outer: Nesting | None) -> Nesting:
        """The nesting that an element opens.

        Args:
            tag: its tag.
            outer: the nesting around it.
        """
        role, nesting = ROLES.get(tag.name, ""), Nesting(outer)
        if role in ("list", "ordered list"):
            self._open_list(tag, nesting, role == "ordered list")
        elif role == "item":
            _open_item(tag, nesting, outer)
        elif role in ("term", "definition"):
            nesting.item, nesting.begun = ListItem(role, depth=nesting.depth or 1), [False]
        elif role == "quote":
            nesting.quote += 1
            nesting.cite = tag.facts.get("cite") or nesting.cite
        elif role == "table":
            nesting.group, nesting.table = self._next(), Table(tag, outer.table if outer else None)
        elif role == "row" and nesting.table is not None:
            nesting.table.next_row()
        elif role == "caption" and nesting.table is not None:
            nesting.table.has_caption = True
        elif role == "code":
            nesting.is_pre = True
            nesting.group = self._next() if nesting.item is None else nesting.group
        elif role == "formula":
            nesting.is_math = True
        nesting.language = tag.language or nesting.language
        nesting.anchor = tag.anchor or nesting.anchor
        nesting.level = tag.level if tag.level is not None else nesting.level
        return nesting

    def _next(self) -> int:
        self._groups += 1
        return self._groups

    def _open_list(self, tag: Tag, nesting: Nesting, is_ordered: bool) -> None:
        """A list; within an item of another list it continues that one's group."""
        if nesting.item is None:
            nesting.group = self._next()
        nesting.depth += 1
        nesting.style = "bullet"
        if is_ordered:
            facts = tag.facts
            nesting.style = STYLES.get(facts.get("type", ""), "decimal")
            nesting.step = -1 if "reversed" in facts else 1
            nesting.number = whole(facts.get("start")) if facts.get("start") else 1


def _open_item(tag: Tag, nesting: Nesting, outer: Nesting | None) -> None:
    """An item, numbered by its list."""
    nesting.begun = [False]
    if outer is None or outer.style == "bullet" or outer.depth == 0:
        nesting.item = ListItem(depth=nesting.depth or 1)
        return
    value = tag.facts.get("data-number")
    number = whole(value) if value else outer.number
    outer.number = number + outer.step
    nesting.item = ListItem(outer.style, number, outer.depth)


def whole(text: str | None, default: int = 1) -> int:
    """The whole number that an attribute gives."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < _MAX_NUMBER else default
