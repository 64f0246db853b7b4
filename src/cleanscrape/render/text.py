"""The article as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..patterns.sentences import is_bulleted
from ..values import Paragraph, Post
from .comments import comment
from .grid import grid
from .media import Embedded, Figure, Media
from .nodes import Code, Item, List, Node, Table
from .readable import Readable
from .signed import byline_of, signed
from .spans import in_lines, one_line

_STEP = "  "  # of a list within an item, and of an answer to a comment


def to_text(
    article: Readable,
    bullets: bool = True,
    tables: bool = True,
    captions: bool = False,
    comments: bool = False,
    posts: bool = True,
) -> str:
    """Title, byline, date and body, parted by blank lines; what was not found is left out.

    Items of a list and rows of a table stand on lines of their own without blank lines between.

    Args:
        article: what to write.
        bullets: whether items begin with their number or bullet, and inner lists are indented.
        tables: whether tables are written, ``" | "`` between their cells.
        captions: whether captions are.
        comments: whether what readers wrote stands below the article.
        posts: whether the posts of a thread begin with who wrote them and when.

    >>> from cleanscrape import Article, ListItem, Paragraph
    >>> items = (
    ...     Paragraph(text, "list-item", group=1, item=ListItem()) for text in ("Rain", "Snow")
    ... )
    >>> print(to_text(Article(title="Weather", paragraphs=(*items,))))
    Weather
    <BLANKLINE>
    • Rain
    • Snow
    """
    date = article.date.isoformat() if article.date else None
    kept = range(len(article.paragraphs))
    media = Media(article, images=False, captions=captions, links=False, kept=kept)
    writer = _Writer(bullets, tables)
    parts = [article.title, byline_of(article), date]
    for part in signed(article, article.paragraphs, kept, media, posts):
        parts += part.who, writer.blocks(part.nodes)
    if comments:
        parts += (_comment(post) for post in article.comments)
    return "\n\n".join(part for part in parts if part)


def _comment(post: Post) -> str:
    who, texts, depth = comment(post)
    blocks = "\n\n".join(part for part in (who, *(text for text, _ in texts)) if part)
    return _indented(blocks, _STEP * depth, _STEP * depth)


class _Writer:
    def __init__(self, bullets: bool, tables: bool) -> None:
        self._bullets = bullets
        self._tables = tables

    def blocks(self, nodes: Iterable[Node]) -> str:
        return "\n\n".join(block for block in map(self._block, nodes) if block)

    def _block(self, node: Node) -> str:
        if isinstance(node, Paragraph):
            return node.text if node.kind == "heading" else in_lines(node.text, node.marks)
        if isinstance(node, Code):
            return node.text
        if isinstance(node, Table):
            return "\n".join(self._rows(node)) if self._tables else ""
        if isinstance(node, Figure):
            return one_line(node.words, ())[0]
        if isinstance(node, Embedded):
            return node.title
        if isinstance(node, List):
            return "\n".join(self._items(node))
        return self.blocks(node.children)

    def _rows(self, node: Table) -> Iterator[str]:
        if node.caption:
            yield node.caption.text
        for row in grid(node.rows).rows:
            yield " | ".join(cell.text for cell in row).rstrip()

    def _items(self, node: List) -> Iterator[str]:
        for item in node.children:
            if not isinstance(item, Item):
                continue  # a list holds nothing else
            blocks = (
                self.blocks(item.children)
                if _is_long(item.children)
                else self._lines(item.children)
            )
            place = item.place
            marker = f"{place.marker} " if place.marker else ""
            if not self._bullets or is_bulleted(blocks):
                marker = ""
            lead = _STEP if self._bullets and place.style == "definition" else ""
            yield _indented(blocks, lead + marker, lead + " " * len(marker))

    def _lines(self, nodes: Iterable[Node]) -> str:
        return "\n".join(block for block in map(self._block, nodes) if block)


def _is_long(nodes: list[Node]) -> bool:
    """True for an item with more than a line and the lists below it."""
    return any(not isinstance(node, List) for node in nodes[1:])


def _indented(blocks: str, lead: str, rest: str) -> str:
    first, *others = blocks.split("\n")
    return "\n".join([lead + first, *(rest + line if line else "" for line in others)])
