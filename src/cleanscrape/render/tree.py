"""The lists, quotes and tables that an article's paragraphs stand in, as a tree.

An article keeps its paragraphs flat, each with its place. Outputs with nesting need the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..facts import ListItem
from ..values import Paragraph
from .media import Embedded, Figure, Media
from .nodes import Container, Item, List, Node, Quote, Table, Unit
from .units import leading_paragraph, units

_MAX_DEPTH = 8  # of lists, and of quotes; deeper ones count as this deep, so that output is linear


def tree(
    paragraphs: Sequence[Paragraph],
    media: Media | None = None,
    first: int = 0,
    is_last: bool = True,
) -> list[Node]:
    """What the body holds, outermost first.

    Args:
        paragraphs: the body, or a part of it.
        media: what stands between them.
        first: number of the first of them, for `media`.
        is_last: whether none follow after them, so that all media are handed out.

    >>> one, two = (Paragraph(text, "list-item", group=1, item=ListItem()) for text in "ab")
    >>> [type(node).__name__ for node in tree([one, two, Paragraph("c")])]
    ['List', 'Paragraph']
    """
    builder = _Builder()
    position = first
    for unit, size in units(paragraphs):
        if media is not None:
            builder.hold(media.before(position))
        builder.add(unit)
        position += size
    if media is not None and is_last:
        builder.finish(media.rest())
    return builder.root.children


class _Builder:
    """Adds one unit after another to the tree; `_open` are the containers that it may go into."""

    def __init__(self) -> None:
        self.root = Quote()
        self._open: list[Container] = [self.root]
        self._group: int | None = None  # of the open list
        self._held: list[Figure | Embedded] = []

    def hold(self, media: Iterable[Figure | Embedded]) -> None:
        """Keep what stands before the next unit until it is known where that one goes."""
        self._held.extend(media)

    def finish(self, media: Iterable[Figure | Embedded]) -> None:
        """Add what stands after the last unit."""
        self.root.children += [*self._held, *media]

    def add(self, unit: Unit) -> None:
        """Add a unit in its place."""
        one = leading_paragraph(unit)
        item = one.item
        if item is None and one.kind == "list-item":
            item = ListItem(depth=one.level or 1)
        is_bare_quote = one.kind == "quote" and not one.quote
        quotes = min(one.quote or int(is_bare_quote), _MAX_DEPTH)
        if is_bare_quote:
            self._leave_quotes(0)  # nothing says that two of them are one
        else:
            self._leave_quotes(quotes)
            self._leave_other_source(one)
        if item is None or not self._is_in_list(one, unit, item):
            self._leave_lists(quotes)
            self._enter_quotes(quotes, one.cite)
            self._group = one.group
        if item is not None:
            self._enter_item(item)
            self._enter_quotes(quotes, one.cite)
        self._release()
        self._open[-1].children.append(unit)

    def _release(self) -> None:
        self._open[-1].children += self._held
        self._held.clear()

    def _quotes(self) -> int:
        return sum(isinstance(part, Quote) for part in self._open) - 1

    def _leave_quotes(self, max_open: int) -> None:
        """Close quotes until at most that many are open."""
        found = -1
        for at, part in enumerate(self._open):
            found += isinstance(part, Quote)
            if found > max_open:
                del self._open[at:]
                return

    def _leave_other_source(self, one: Paragraph) -> None:
        """Close the innermost quote where it has another source."""
        nearest = next(part for part in reversed(self._open) if isinstance(part, Quote))
        is_same_depth = nearest is not self.root and one.quote == self._quotes()
        if is_same_depth and nearest.cite != one.cite:
            self._leave_quotes(one.quote - 1)

    def _enter_quotes(self, wanted: int, cite: str | None) -> None:
        for missing in range(wanted - self._quotes(), 0, -1):
            self._enter(Quote(cite if missing == 1 else None))

    def _enter(self, container: Container) -> None:
        self._open[-1].children.append(container)
        self._open.append(container)

    def _is_in_list(self, one: Paragraph, unit: Unit, item: ListItem) -> bool:
        """True if the unit continues a list that is open."""
        if not any(isinstance(part, List) for part in self._open):
            return False
        own = None if isinstance(unit, Table) else one.group
        return own == self._group or (own is None and item.continued)

    def _leave_lists(self, quotes: int) -> None:
        """Close all lists that do not stand in the innermost of so many quotes."""
        for at, part in enumerate(self._open):
            if isinstance(part, List):
                del self._open[at:]
                return
        self._leave_quotes(quotes)

    def _enter_item(self, item: ListItem) -> None:
        """Open the item that the unit is in, or continue it."""
        kind = _kind(item)
        depth = max(1, item.depth)
        lists = [at for at, part in enumerate(self._open) if isinstance(part, List)]
        while lists and self._depth(lists[-1]) > depth:
            del self._open[lists.pop() :]
        if lists and self._depth(lists[-1]) == depth and not self._continues_item(lists[-1], kind):
            del self._open[lists.pop() :]
        if lists and self._depth(lists[-1]) == depth:
            at = lists[-1] + 1  # of the list's last item
            if item.continued and self._is_same(at, item):
                return
            self._release_in(at)
            del self._open[at:]
        elif len(lists) < _MAX_DEPTH:
            self._enter(List(kind, depth))
        else:
            del self._open[lists[-1] + 1 :]
        self._enter(Item(item))

    def _is_same(self, at: int, item: ListItem) -> bool:
        """True for a further piece of an item that is open.

        The first piece may have been left out.
        """
        part = self._open[at] if at < len(self._open) else None
        return isinstance(part, Item) and part.place._replace(continued=True) == item

    def _release_in(self, at: int) -> None:
        """What stands between two items belongs to the first."""
        if self._held and at < len(self._open):
            self._open[at].children += self._held
            self._held.clear()

    def _depth(self, at: int) -> int:
        part = self._open[at]
        return part.depth if isinstance(part, List) else 0

    def _continues_item(self, at: int, kind: str) -> bool:
        part = self._open[at]
        return isinstance(part, List) and part.kind == kind


def _kind(item: ListItem) -> str:
    if item.style in ("term", "definition"):
        return "definition"
    return "bullet" if item.number is None else "ordered"
