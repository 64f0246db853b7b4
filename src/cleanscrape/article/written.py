"""The outputs of an article."""

from __future__ import annotations

from ..outputs import Chunk, Table
from ..render.readable import Readable
from ..values import Paragraph


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
        posts: bool = True,
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
            posts: whether the posts of a thread begin with who wrote them and when.
        """
        from ..render.markdown import to_markdown

        return to_markdown(self, links, images, tables, captions, metadata, comments, posts)

    def to_html(
        self: Readable,
        *,
        links: bool = True,
        images: bool = True,
        tables: bool = True,
        captions: bool = True,
        comments: bool = False,
        posts: bool = True,
    ) -> str:
        """The article as an ``<article>`` element, everything escaped.

        See `cleanscrape.render.html`.

        Args:
            links: whether links have their addresses; embedded things are links, too.
            images: whether pictures stand in it.
            tables: whether tables do.
            captions: whether captions do.
            comments: whether what readers wrote stands below it.
            posts: whether the posts of a thread begin with who wrote them and when.
        """
        from ..render.html import to_html

        return to_html(self, links, images, tables, captions, comments, posts)

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
        posts: bool = True,
    ) -> str:
        """Title, byline, date and body as plain text. See `cleanscrape.render.text`.

        Args:
            bullets: whether items of lists begin with their number or bullet.
            tables: whether tables are written, one line per row.
            captions: whether captions are.
            comments: whether what readers wrote stands below it.
            posts: whether the posts of a thread begin with who wrote them and when.
        """
        from ..render.text import to_text

        return to_text(self, bullets, tables, captions, comments, posts)

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

    def link_to(self: Readable, paragraph: Paragraph) -> str | None:
        """The address at which a browser scrolls to a paragraph and marks it.

        It is `url` with a text fragment. What begins like something else on the page gets more
        words, and what stands on it twice the words before it.

        Args:
            paragraph: one of `paragraphs`.

        Returns:
            None where `url` is unknown, or the paragraph is a formula.

        >>> from cleanscrape import Article, Paragraph
        >>> rain = Paragraph("It rained.")
        >>> Article(paragraphs=(rain,), url="https://a.example/").link_to(rain)
        'https://a.example/#:~:text=It%20rained.'
        """
        from ..render.fragment import link_to

        return link_to(self, paragraph)
