"""The nodes of an article's tree as blocks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...facts import Mark
from ...values import Paragraph
from ..media import Embedded, Figure
from ..nodes import Code, Item, List, Node, Quote, Table
from .escape import at_end_of_heading, at_start
from .inline import PLAIN, Style, alternative, destination, inline
from .lists import indented, listed
from .tables import table

_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_BACKTICKS = re.compile("`+")


class Writer:
    """Writes nodes as Markdown.

    Args:
        style: how what stands in a line is written.
        tables: whether tables are written.
    """

    def __init__(self, style: Style = PLAIN, tables: bool = True) -> None:
        self.style = style
        self._tables = tables

    def blocks(self, nodes: Sequence[Node]) -> str:
        """The nodes, one below the other."""
        return "\n\n".join(self.written(nodes))

    def written(self, nodes: Iterable[Node]) -> Iterator[str]:
        """Each node that says something."""
        marker = ""  # of the list right before
        for node in nodes:
            if isinstance(node, List):
                block, marker = listed(node, marker, self)
            else:
                block, marker = self._block(node), ""
            if block:
                yield block

    def _block(self, node: Node) -> str:
        if isinstance(node, Paragraph):
            return self.paragraph(node)
        if isinstance(node, Code):
            return fenced(node.text, node.parts[0].language)
        if isinstance(node, Table):
            return self._table(node)
        if isinstance(node, Quote):
            return quoted(self.blocks(node.children))
        if isinstance(node, Item):  # items are written by their lists
            return self.blocks(node.children)
        return self._medium(node)

    def paragraph(self, paragraph: Paragraph, marks: Sequence[Mark] = ()) -> str:
        """A paragraph, with `marks` besides its own."""
        if paragraph.kind == "math":
            return formula(paragraph.text)
        if paragraph.kind == "lead":
            marks = [*marks, Mark(0, len(paragraph.text), "strong")]
        marks = [*marks, *paragraph.marks]
        if paragraph.kind == "heading":
            line = inline(paragraph.text, marks, self.style._replace(lines=False))
            return heading(line, paragraph.level or 2)
        return at_start(self.line(paragraph.text, marks))

    def line(self, text: str, marks: Iterable[Mark] = ()) -> str:
        """A text with its marks, on one line but for the breaks among these."""
        return inline(text, marks, self.style)

    def opening(self, text: str, marks: Iterable[Mark] = ()) -> str:
        """A text that is a block of its own."""
        return at_start(self.line(text, marks))

    def _table(self, node: Table) -> str:
        if not self._tables:
            return ""
        caption = self.paragraph(node.caption) if node.caption else ""
        return "\n\n".join(part for part in (caption, table(node, self.style)) if part)

    def _medium(self, medium: Figure | Embedded | List) -> str:
        if isinstance(medium, Embedded):
            return f"[{self.line(medium.title)}]({destination(medium.address)})"
        if isinstance(medium, List):
            return listed(medium, "", self)[0]
        lines = []
        if medium.address:
            lines.append(f"![{alternative(medium.alt)}]({destination(medium.address)})")
        if medium.words:
            marks = [*medium.marks, Mark(0, len(medium.words), "emphasis")]
            lines.append(self.line(medium.words, marks))
        return "\n".join(lines)


def heading(line: str, level: int) -> str:
    """A line of Markdown as a heading of that level, 1 to 6."""
    return f"{'#' * min(max(level, 1), 6)} {at_end_of_heading(line)}"


def quoted(blocks: str) -> str:
    r"""Blocks as a block quote.

    >>> quoted("One.\n\nTwo.")
    '> One.\n>\n> Two.'
    """
    return "\n".join(f"> {line}" if line else ">" for line in blocks.split("\n"))


def fenced(text: str, language: str | None = None) -> str:
    r"""Code between fences, verbatim.

    >>> fenced("x = 1", "python")
    '```python\nx = 1\n```'
    """
    fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(text)), default=0))
    info = language if language and _LANGUAGE.fullmatch(language) else ""
    return f"{fence}{info}\n{text}\n{fence}"


def formula(tex: str) -> str:
    r"""A formula that stands alone.

    >>> formula("a^2")
    '$$\na^2\n$$'
    """
    lines = [line.rstrip() for line in tex.split("\n")]
    if "$" in tex or not all(lines):
        return fenced(tex, "math")
    return "\n".join(["$$", *lines, "$$"])


def note(number: int, blocks: str) -> str:
    r"""The text of a footnote.

    >>> note(1, "It did.")
    '[^1]: It did.'
    """
    return indented(blocks, f"[^{number}]: ", "    ")
