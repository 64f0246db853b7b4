"""The values that an article is made of.

Bylines, captions, paragraphs, and the pieces of its account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeAlias

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
    """

    text: str
    credit: str | None = None
    alt: str | None = None
    image: str | None = None
    raw: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the body.

    `kind` is one of the body labels' values, `level` the heading's level (1 to 6) or the list's
    depth.
    """

    text: str
    kind: str = "paragraph"
    level: int | None = None


@dataclass(frozen=True, slots=True)
class PageType:
    """What kind of page it is.

    One of ``"article"``, ``"collection"``, ``"documentation"``, ``"forum"``, ``"listing"``,
    ``"product"`` and ``"service"``.

    Args:
        name: the likeliest kind.
        confidence: its probability, 0 to 1; those of the others stand in `Article.evidence`.
    """

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the input that is in no field, and why.

    `start` and `end` are offsets into the document's text.
    """

    text: str
    label: Label
    reason: str
    filter: str
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the input and the field it went to.

    ``"title"``, ``"byline"``, ``"captions"``, ``"paragraphs"`` or ``"removed"``.

    Args:
        start: offset of its first character in the document's text.
        end: offset after its last character.
        text: exactly what stands between the two, Markdown syntax and line breaks included.
        field: where it went.
        label: what it was taken for.
    """

    start: int
    end: int
    text: str
    field: str
    label: Label


class Readable(Protocol):
    """What is written out as text or Markdown: the fields of an `Article` that a reader sees."""

    @property
    def title(self) -> str | None: ...
    @property
    def byline(self) -> Byline | None: ...
    @property
    def date(self) -> Moment | None: ...
    @property
    def captions(self) -> tuple[Caption, ...]: ...
    @property
    def paragraphs(self) -> tuple[Paragraph, ...]: ...
    @property
    def text(self) -> str: ...
