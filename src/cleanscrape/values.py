"""The values that an article is made of.

Bylines, captions, paragraphs, and the pieces of its account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from .facts import Cell, ListItem, Mark
from .labels import Label

Moment: TypeAlias = date | datetime  # a day, or a day and a time of it


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the article: the line as it stood, and what it says.

    >>> Byline("By Jo Doe, City Editor", ("Jo Doe",), role="City Editor").authors
    ('Jo Doe',)
    """

    text: str
    authors: tuple[str, ...] = ()
    role: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """An image's caption.

    Args:
        text: the caption without its credit.
        credit: who made the picture, without "Photo:" and brackets.
        alt: the image's alternative text.
        image: the image's address as it stands in the page.
        raw: the caption as it stood, credit included.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
        marks: links, emphasis and so on; their offsets point into `raw`.
    """

    text: str
    credit: str | None = None
    alt: str | None = None
    image: str | None = None
    raw: str = ""
    before: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the body.

    Args:
        text: its words. Marks and cells never change them: in ``H2O`` a mark says that the 2 is a
            subscript.
        kind: one of the body labels' values: ``"paragraph"``, ``"heading"``, ``"lead"``,
            ``"list-item"``, ``"quote"``, ``"table"`` (a row), ``"code"``, ``"math"``.
        level: of a heading, 1 to 6.
        marks: links, emphasis, inline code and so on, in order, the outer before the inner.
        group: number of the list, the table or the code that it is part of; pieces with the same
            one belong together.
        item: its place in a list.
        cells: the cells of a table's row.
        language: the language of code: ``"python"``.
        quote: how many block quotes it is in.
        cite: the address of the quote's source.
        anchor: for the text of a footnote, the `Mark.target` of the references to it.

    >>> paragraph = Paragraph("It rained.", marks=(Mark(3, 9, "link", "https://a.example/rain"),))
    >>> [(paragraph.text[mark.start : mark.end], mark.target) for mark in paragraph.marks]
    [('rained', 'https://a.example/rain')]
    """

    text: str
    kind: str = "paragraph"
    level: int | None = None
    marks: tuple[Mark, ...] = ()
    group: int | None = None
    item: ListItem | None = None
    cells: tuple[Cell, ...] = ()
    language: str | None = None
    quote: int = 0
    cite: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article.

    Args:
        address: where it is, absolute where the page's address is known.
        alt: its alternative text.
        width: in pixels, as the page says.
        height: in pixels, as the page says.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
        caption: index of its caption in `Article.captions`.
    """

    address: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    before: int = 0
    caption: int | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that the article shows from elsewhere, or plays.

    Args:
        kind: ``"video"``, ``"audio"``, ``"post"`` (of a social network), ``"map"``,
            ``"document"`` or ``"frame"`` for anything else.
        address: where it is, absolute where the page's address is known.
        title: what the page calls it.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
    """

    kind: str
    address: str
    title: str | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Unlisted:
    """An image or another embedded thing that is not part of the article, and why.

    Args:
        kind: ``"image"``, or one of `Embed.kind`.
        address: where it is.
        reason: a stable code such as ``"tracking-pixel"``.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
    """

    kind: str
    address: str
    reason: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """A comment on an article, or a post of a thread.

    Args:
        text: its words, the paragraphs joined by blank lines.
        author: who wrote it, as the page says.
        author_url: the address of the author's profile.
        date: when it was written.
        depth: 0 for a post of its own, 1 for an answer to one, and so on.
        marks: links, emphasis and so on; offsets into `text`.
        paragraphs: where the post is part of the body, the index of its first paragraph and the
            index after its last.
    """

    text: str
    author: str | None = None
    author_url: str | None = None
    date: Moment | None = None
    depth: int = 0
    marks: tuple[Mark, ...] = ()
    paragraphs: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog.

    Args:
        title: its headline; None where it has none.
        date: when it was written; None where the page does not say on which day.
        paragraphs: the index of its first paragraph in the body and the index after its last;
            None where the body does not hold it.

    >>> Entry("The river rises", date(2024, 5, 3), (4, 6)).paragraphs
    (4, 6)
    """

    title: str | None = None
    date: Moment | None = None
    paragraphs: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PageType:
    """What kind of page it is.

    One of ``"article"``, ``"collection"``, ``"documentation"``, ``"forum"``, ``"listing"``,
    ``"product"`` and ``"service"``.

    Args:
        name: the likeliest kind.
        confidence: its probability, 0 to 1; those of the others are in `Article.evidence`.
    """

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the input that is in no field, and why.

    Args:
        text: its words.
        label: what it was taken for.
        reason: a stable code such as ``"icon-description"``.
        filter: the name of the filter that said so.
        confidence: how sure the filter was, 0 to 1.
        start: offset of its first character in the document's text.
        end: offset after its last character.
        marks: links, emphasis and so on; offsets into `text`.
    """

    text: str
    label: Label
    reason: str
    filter: str
    confidence: float
    start: int
    end: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the input and the field it went to.

    Args:
        start: offset of its first character in the document's text.
        end: offset after its last character.
        text: exactly what stands between the two, Markdown syntax and line breaks included.
        field: ``"title"``, ``"byline"``, ``"captions"``, ``"paragraphs"``, ``"comments"`` or
            ``"removed"``.
        label: what it was taken for.
    """

    start: int
    end: int
    text: str
    field: str
    label: Label
