"""The outputs of an article."""

from __future__ import annotations

from ..outputs import Chunk, Table
from ..render.readable import Readable


class Written:
    """What an article can be written as. Each output is imported on first use."""

    def to_markdown(
        self: Readable,
        *,
        links: bool = True,
        images: bool = True,
        tables: bool = True,
        captions: bool = True,
        metadata: bool = False,
        comments: bool = False,
    ) -> str:
        """The article as CommonMark with the extensions of GitHub.

        Title, byline, date, and the body with its pictures and embeds. See
        `cleanscrape.render.markdown`.

        Args:
            links: whether links have their addresses; embedded things are links, too.
            images: whether pictures stand in it.
            tables: whether tables do.
            captions: whether captions do.
            metadata: write the fields of the article as YAML at the top.
            comments: whether what readers wrote stands below it.
        """
        from ..render.markdown import to_markdown

        return to_markdown(self, links, images, tables, captions, metadata, comments)

    def to_html(
        self: Readable,
        *,
        links: bool = True,
        images: bool = True,
        tables: bool = True,
        captions: bool = True,
        comments: bool = False,
    ) -> str:
        """The article as an ``<article>`` element, everything escaped.

        See `cleanscrape.render.html`.

        Args:
            links: whether links have their addresses; embedded things are links, too.
            images: whether pictures stand in it.
            tables: whether tables do.
            captions: whether captions do.
            comments: whether what readers wrote stands below it.
        """
        from ..render.html import to_html

        return to_html(self, links, images, tables, captions, comments)

    def _repr_html_(self) -> str:
        """The article for notebooks, without its pictures, and what was removed folded in."""
        from ..render.html import to_html
        from ..render.notebook import notebook

        return notebook(to_html(self, images=False, comments=True), self.removed)  # type: ignore[arg-type, attr-defined]

    def to_text(
        self: Readable,
        *,
        bullets: bool = True,
        tables: bool = True,
        captions: bool = False,
        comments: bool = False,
    ) -> str:
        """Title, byline, date and body as plain text. See `cleanscrape.render.text`.

        Args:
            bullets: whether items of lists begin with their number or bullet.
            tables: whether tables are written, one line per row.
            captions: whether captions are.
            comments: whether what readers wrote stands below it.
        """
        from ..render.text import to_text

        return to_text(self, bullets, tables, captions, comments)

    def chunks(self: Readable, max_chars: int = 2000) -> tuple[Chunk, ...]:
        """The body in pieces for retrieval, cut along headings, paragraphs and sentences.

        Joined, the texts of all chunks are the text of the article, except for white space between
        them.

        Args:
            max_chars: the largest number of characters of a chunk.

        Raises:
            ValueError: `max_chars` is less than 1.

        >>> from cleanscrape import Article, Paragraph
        >>> article = Article(paragraphs=(Paragraph("It rained. It poured."),))
        >>> [chunk.text for chunk in article.chunks(max_chars=12)]
        ['It rained.', 'It poured.']
        """
        from ..render.chunks import chunks

        return tuple(chunks(self, max_chars))

    def tables(self: Readable) -> tuple[Table, ...]:
        """The tables of the body as rows of texts.

        >>> from cleanscrape import Article, Paragraph
        >>> Article(paragraphs=(Paragraph("May | 12 mm", "table"),)).tables()[0].rows
        (('May', '12 mm'),)
        """
        from ..render.frames import tables

        return tuple(tables(self))
