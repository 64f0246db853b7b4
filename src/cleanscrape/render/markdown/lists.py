"""Lists as Markdown, with their real numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ...facts import Mark
from ...values import Paragraph
from ..nodes import Item, List, Node

_MAX_NUMBER = 999_999_999  # what CommonMark takes for a number of an item


class BlockWriter(Protocol):
    """Writes what stands in items."""

    def written(self, nodes: list[Node], /) -> Iterator[str]: ...
    def paragraph(self, paragraph: Paragraph, marks: list[Mark], /) -> str: ...


def listed(node: List, marker: str, writer: BlockWriter) -> tuple[str, str]:
    """A list, and the marker of its last item.

    Args:
        node: the list.
        marker: that of the list right before it, which it must not continue; ``""`` for none.
        writer: writes what stands in its items.
    """
    if node.kind == "definition":
        return _definitions(node, marker, writer)
    numbers = _numbers(node)
    sign = _other(marker) if numbers is None else _other_dot(marker)
    items = _items(node)
    tight = [*map(_is_tight, items)]
    gap = "" if all(tight) else "\n"
    blocks: list[str] = []
    for at, item in enumerate(items):
        before = gap if blocks else ""
        if numbers is not None and at and numbers[at] != numbers[at - 1] + 1:
            sign = _other_dot(sign)  # another sign begins another list
            before = "\n"
        lead = f"{sign} " if numbers is None else f"{numbers[at]}{sign} "
        blocks.append(before + _item(item, lead, tight[at], writer))
    return "\n".join(blocks), sign


def _items(node: List) -> list[Item]:
    return [child for child in node.children if isinstance(child, Item)]


def _other(marker: str) -> str:
    return "*" if marker == "-" else "-"


def _other_dot(marker: str) -> str:
    return ")" if marker == "." else "."


def _numbers(node: List) -> list[int] | None:
    """The items' numbers; counted anew where Markdown cannot write one of them."""
    if node.kind != "ordered":
        return None
    numbers = [item.place.number or 0 for item in _items(node)]
    if all(0 <= number <= _MAX_NUMBER for number in numbers):
        return numbers
    return [*range(1, len(numbers) + 1)]


def _is_tight(item: Item) -> bool:
    """True for an item of one paragraph, with at most a list below it."""
    first, *others = item.children
    if not isinstance(first, Paragraph):
        return not others
    return len(others) < 2 and all(map(_may_follow, others))


def _may_follow(node: Node) -> bool:
    """True for a list that may begin right below a paragraph: it has bullets, or begins with 1."""
    if not isinstance(node, List):
        return False
    numbers = _numbers(node)
    return numbers is None or numbers[0] == 1


def _item(item: Item, lead: str, tight: bool, writer: BlockWriter) -> str:
    blocks = ("\n" if tight else "\n\n").join(writer.written(item.children))
    return indented(_box(item) + blocks, lead, " " * len(lead))


def _box(item: Item) -> str:
    """The box of a task, where its text can stand behind it."""
    checked = item.place.checked
    if checked is None or not isinstance(item.children[0], Paragraph):
        return ""
    return "[x] " if checked else "[ ] "


def indented(blocks: str, lead: str, rest: str) -> str:
    r"""Blocks behind a marker, all further lines below the first.

    >>> indented("a\n\nb", "- ", "  ")
    '- a\n\n  b'
    """
    first, *others = blocks.split("\n")
    return "\n".join([lead + first, *(rest + line if line else "" for line in others)])


def _definitions(node: List, marker: str, writer: BlockWriter) -> tuple[str, str]:
    """Terms as items in bold type, their definitions as items below them.

    Markdown has nothing else for them.
    """
    sign = _other(marker)
    blocks: list[str] = []
    has_term = False
    for item in _items(node):
        is_term = item.place.style == "term"
        if is_term:
            blocks.append(indented("\n\n".join(_term(item, writer)), f"{sign} ", "  "))
        else:
            inner = "\n\n".join(writer.written(item.children))
            block = indented(inner, f"{sign} ", "  ")
            blocks.append(indented(block, "  ", "  ") if has_term else block)
        has_term = has_term or is_term
    return "\n".join(blocks), sign


def _term(item: Item, writer: BlockWriter) -> Iterator[str]:
    for node in item.children:
        if isinstance(node, Paragraph) and node.kind != "heading":
            yield writer.paragraph(node, [Mark(0, len(node.text), "strong")])
        else:
            yield from writer.written([node])
