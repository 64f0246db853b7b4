"""The pieces of the body, and the posts and entries that they are grouped in."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..attributes import Pickled
from ..facts import Cell, ListItem, Mark
from ..fragments import directive, edges
from ..origins import Origin
from .page import Moment


@dataclass(frozen=True, slots=True)
class Paragraph(Pickled):
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
        origin: where it came from; not compared.

    >>> paragraph = Paragraph("It rained.", marks=(Mark(3, 9, "link", "https://a.example/rain"),))
    >>> [(paragraph.text[mark.start : mark.end], mark.target) for mark in paragraph.marks]
    [('rained', 'https://a.example/rain')]
    >>> paragraph.fragment
    '#:~:text=It%20rained.'
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
    origin: Origin | None = field(default=None, compare=False)

    @property
    def fragment(self) -> str | None:
        """A text fragment: behind the page's address, a browser scrolls to the paragraph.

        The first and the last words stand for a long text. None for a formula. `Article.link_to`
        gives the whole address, and tells paragraphs apart that begin alike.
        """
        start, end = ("", "") if self.kind == "math" else edges(self.text, self.marks)
        return f"#{directive(start, end)}" if start else None


@dataclass(frozen=True, slots=True)
class Post(Pickled):
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
        origin: where it came from; not compared.
    """

    text: str
    author: str | None = None
    author_url: str | None = None
    date: Moment | None = None
    depth: int = 0
    marks: tuple[Mark, ...] = ()
    paragraphs: tuple[int, int] | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Entry(Pickled):
    """One entry of a live blog.

    Args:
        title: its headline; None where it has none.
        date: when it was written; None where the page does not say on which day.
        paragraphs: the index of its first paragraph in the body and the index after its last;
            None where the body does not hold it.

    >>> from datetime import date
    >>> Entry("The river rises", date(2024, 5, 3), (4, 6)).paragraphs
    (4, 6)
    """

    title: str | None = None
    date: Moment | None = None
    paragraphs: tuple[int, int] | None = None
