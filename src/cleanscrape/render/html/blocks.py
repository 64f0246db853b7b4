"""The nodes of an article's tree as elements of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...facts import Mark
from ...values import Paragraph
from ..grid import grid
from ..media import Embedded, Figure
from ..nodes import Code, Item, List, Node, Quote, Table
from .inline import attribute, cite, inline, text_of
from .lists import listed
from .tables import table

_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes nodes as HTML.

    Args:
        links: whether links have their addresses.
        notes: the numbers of the footnotes by their anchors.
        tables: whether tables are written.
        one_line: write line breaks of code as references, since the HTML stands in Markdown,
            where a blank line ends it.
    """

    links: bool = True
    notes: Mapping[str, int] = field(default_factory=dict)
    tables: bool = True
    one_line: bool = False

    def blocks(self, nodes: Iterable[Node]) -> str:
        """The nodes, one below the other."""
        return "\n".join(self.written(nodes))

    def written(self, nodes: Iterable[Node]) -> Iterator[str]:
        """Each node that says something."""
        for node in nodes:
            if block := self._block(node):
                yield block

    def _block(self, node: Node) -> str:
        if isinstance(node, Paragraph):
            return self._paragraph(node)
        if isinstance(node, Code):
            return self._code(node)
        if isinstance(node, Table):
            caption = self.line(node.caption.text, node.caption.marks) if node.caption else ""
            return table(grid(node.rows), caption, self) if self.tables else ""
        if isinstance(node, Quote):
            inner = self.blocks(node.children)
            return f"<blockquote{cite(node.cite)}>\n{inner}\n</blockquote>" if inner else ""
        if isinstance(node, List):
            return listed(node, self)
        if isinstance(node, Item):  # items are written by their lists
            return self.blocks(node.children)
        return self._medium(node)

    def _paragraph(self, paragraph: Paragraph) -> str:
        if paragraph.kind == "math":
            tex = " ".join(
                paragraph.text.split()
            )  # within Markdown a blank line would end the HTML
            return f'<p class="math">{text_of(tex)}</p>'
        line = self.line(paragraph.text, paragraph.marks)
        if paragraph.kind == "heading":
            level = min(max(paragraph.level or 2, 1), 6)
            return f"<h{level}>{line}</h{level}>"
        return f'<p class="lead">{line}</p>' if paragraph.kind == "lead" else f"<p>{line}</p>"

    def line(self, text: str, marks: Sequence[Mark] = ()) -> str:
        """A text on one line with its marks."""
        return inline(text, marks, self.links, self.notes)

    def _code(self, code: Code) -> str:
        language = code.parts[0].language
        known = language and _LANGUAGE.fullmatch(language)
        name = f' class="language-{attribute(language)}"' if language and known else ""
        text = text_of(code.text)
        if self.one_line:
            text = text.replace("\n", "&#10;")
        # A parser drops a line break right after <pre>; none follows <code>.
        return f"<pre><code{name}>{text}</code></pre>"

    def _medium(self, medium: Figure | Embedded) -> str:
        if isinstance(medium, Embedded):
            return f'<p><a href="{attribute(medium.address)}">{text_of(medium.title)}</a></p>'
        parts = []
        if medium.address:
            size = "".join(
                f' {name}="{pixels}"'
                for name, pixels in (("width", medium.width), ("height", medium.height))
                if pixels is not None and pixels >= 0
            )
            alt = attribute(" ".join(medium.alt.split()))
            parts.append(f'<img src="{attribute(medium.address)}" alt="{alt}"{size}>')
        if medium.words:
            parts.append(f"<figcaption>{self.line(medium.words, medium.marks)}</figcaption>")
        return f"<figure>{''.join(parts)}</figure>"
