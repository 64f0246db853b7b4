"""Lists as HTML."""

from __future__ import annotations

from typing import Protocol

from ...facts import Mark
from ...values import Paragraph
from ..nodes import Item, List, Node

_TYPES = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}


class BlockWriter(Protocol):
    """Writes what stands in items."""

    def blocks(self, nodes: list[Node], /) -> str: ...
    def line(self, text: str, marks: tuple[Mark, ...], /) -> str: ...


def listed(node: List, writer: BlockWriter) -> str:
    """A list with its items."""
    items = [child for child in node.children if isinstance(child, Item)]
    if node.kind == "definition":
        inner = "\n".join(_definition(item, writer) for item in items)
        return f"<dl>\n{inner}\n</dl>"
    if node.kind == "bullet":
        inner = "\n".join(f"<li>{_content(item, writer)}</li>" for item in items)
        return f"<ul>\n{inner}\n</ul>"
    return _ordered(items, writer)


def _ordered(items: list[Item], writer: BlockWriter) -> str:
    """Items with their numbers, which are written where counting would not give them."""
    numbers = [item.place.number or 0 for item in items]
    step = -1 if len(numbers) > 1 and numbers[1] == numbers[0] - 1 else 1
    kind = _TYPES.get(items[0].place.style)
    attributes = f' type="{kind}"' if kind else ""
    if step < 0:
        attributes += " reversed"
    if numbers[0] != 1 or step < 0:
        attributes += f' start="{numbers[0]}"'
    lines = []
    due = numbers[0]
    for item, number in zip(items, numbers):
        value = f' value="{number}"' if number != due else ""
        lines.append(f"<li{value}>{_content(item, writer)}</li>")
        due = number + step
    inner = "\n".join(lines)
    return f"<ol{attributes}>\n{inner}\n</ol>"


def _definition(item: Item, writer: BlockWriter) -> str:
    """A term or its definition; a term holds nothing that HTML forbids there."""
    content = _content(item, writer)
    return f"<dt>{content}</dt>" if item.place.style == "term" else f"<dd>{content}</dd>"


def _content(item: Item, writer: BlockWriter) -> str:
    """What an item holds; its first paragraph needs no element where at most lists follow."""
    first, *others = item.children
    checked = item.place.checked
    box = ""
    if checked is not None:
        box = f'<input type="checkbox" disabled{" checked" if checked else ""}> '
    is_line = isinstance(first, Paragraph) and first.kind in ("paragraph", "list-item")
    if is_line and isinstance(first, Paragraph) and all(isinstance(one, List) for one in others):
        line = writer.line(first.text, first.marks)
        return "\n".join([box + line, *([writer.blocks(others)] if others else [])])
    return box + writer.blocks(item.children)
