"""What an article's body is made of when it is seen as a tree: lists, quotes, tables and code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ..facts import ListItem
from ..values import Paragraph
from .media import Embedded, Figure


@dataclass(slots=True)
class Quote:
    """A block quote, or the whole body.

    Args:
        cite: the address of its source.
        children: what it holds.
    """

    cite: str | None = None
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An item of a list: its place, and what it holds."""

    place: ListItem
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class List:
    """A list.

    Args:
        kind: ``"bullet"``, ``"ordered"`` or ``"definition"``.
        depth: as its items say, however many lists around it were left out.
        children: its items.
    """

    kind: str
    depth: int = 1
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table: the paragraphs that are its rows or parts of them, and its caption."""

    rows: list[Paragraph]
    caption: Paragraph | None = None


@dataclass(slots=True)
class Code:
    """A block of code: the paragraphs that it was read as."""

    parts: list[Paragraph]

    @property
    def text(self) -> str:
        """The code as it stood."""
        return "\n".join(part.text for part in self.parts).replace("\r\n", "\n").replace("\r", "\n")


Container: TypeAlias = "Quote | List | Item"
Node: TypeAlias = "Container | Table | Code | Paragraph | Figure | Embedded"
Unit: TypeAlias = "Paragraph | Table | Code"
