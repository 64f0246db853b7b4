"""The article as Markdown.

Whatever its texts hold, they stay texts: nothing in them becomes markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts import Mark
from ...values import Post
from ..comments import comment
from ..media import Media
from ..notes import Notes
from ..readable import Readable
from ..signed import byline_of, signed
from ..tree import tree
from .blocks import Writer, heading, note, quoted
from .front import front_matter
from .inline import Style


def to_markdown(
    article: Readable,
    links: bool = True,
    images: bool = True,
    tables: bool = True,
    captions: bool = True,
    metadata: bool = False,
    comments: bool = False,
    posts: bool = True,
) -> str:
    r"""The article as CommonMark with the tables, tasks, struck words and footnotes of GitHub.

    Args:
        article: what to write.
        links: whether links have their addresses; embedded things are links, too.
        images: whether pictures stand in it.
        tables: whether tables do.
        captions: whether captions do, in italics below their pictures.
        metadata: write title, authors, dates and so on as YAML at the head instead of a line.
        comments: whether what readers wrote stands below the article.
        posts: whether the posts of a thread begin with who wrote them and when, in bold.

    >>> from cleanscrape import Article, Paragraph
    >>> print(
    ...     to_markdown(
    ...         Article(
    ...             title="Rain",
    ...             paragraphs=(Paragraph("Why", "heading", 2), Paragraph("A *cloud*.")),
    ...         )
    ...     )
    ... )
    # Rain
    <BLANKLINE>
    ## Why
    <BLANKLINE>
    A \*cloud\*.
    """
    notes = Notes(article)
    style = Style(links, notes.numbers, _has_formulas(article))
    writer = Writer(style, tables)
    media = Media(article, images, captions, links, notes.kept)
    head = front_matter(article) if metadata else ""
    parts = [head, *_head(article, writer, metadata)]
    for part in signed(article, notes.body(), notes.kept, media, posts):
        parts.append(writer.opening(part.who, [Mark(0, len(part.who), "strong")]))
        parts.append(writer.blocks(part.nodes))
    parts += (note(number, writer.blocks(tree(texts))) for number, texts in notes.texts())
    if comments and article.comments:
        parts += ["---", *(_comment(post, writer) for post in article.comments)]
    return "\n\n".join(part for part in parts if part)


def _has_formulas(article: Readable) -> bool:
    return any(
        paragraph.kind == "math" or any(mark.kind == "math" for mark in paragraph.marks)
        for paragraph in article.paragraphs
    )


def _head(article: Readable, writer: Writer, metadata: bool) -> Iterator[str]:
    """The title as heading 1, and below it byline and date where no metadata says them."""
    if article.title and article.title.strip():
        yield heading(writer.line(article.title), 1)
    if not metadata:
        date = article.date.isoformat() if article.date else ""
        parts = byline_of(article), date
        yield writer.opening(" · ".join(part for part in parts if part.strip()))


def _comment(post: Post, writer: Writer) -> str:
    """A comment as a quote, an answer to one as a quote in a quote."""
    who, texts, depth = comment(post)
    blocks = [writer.opening(who)] if who else []
    blocks += (writer.opening(text, marks) for text, marks in texts)
    quote = "\n\n".join(blocks)
    for _ in range(depth + 1):
        quote = quoted(quote)
    return quote
