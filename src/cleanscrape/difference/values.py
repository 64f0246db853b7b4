"""What a comparison takes and gives: accounts of pages, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from dataclasses import field as attribute
from functools import cached_property
from typing import Any, Literal

from ..patterns.sentences import count_words

What = Literal["disappeared", "appeared", "field", "label", "reason", "confidence", "text"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of a page, and where it was put.

    Args:
        text: its words.
        field: where it stands: ``"title"``, ``"byline"``, ``"captions"``, ``"paragraphs"``,
            ``"comments"`` or ``"removed"``.
        label: what it was taken for.
        filter: who said so; ``""`` where it is not known.
        reason: the code of the reason; ``""`` where it is not known.
        confidence: 0 to 1; None where it is not known.
        because: the reason as a sentence, where it is known; not compared.
    """

    text: str
    field: str
    label: str
    filter: str = ""
    reason: str = ""
    confidence: float | None = None
    because: str = attribute(default="", compare=False)

    @property
    def words(self) -> float:
        """How many words it has; for scripts without blanks an estimate from its letters."""
        return count_words(self.text)

    @property
    def place(self) -> tuple[str, str]:
        """Field and label."""
        return self.field, self.label


@dataclass(frozen=True)
class Account:
    """What one run made of a page.

    Args:
        name: how the page is called: an address, or the name of a file.
        pieces: all blocks of its text, in order; None where only the article is known.
        values: field to value, as a text; fields without a value are left out.
        error: why the page could not be read, or None.
        article: the same text as an article has it: paragraphs that several blocks became, captions
            without their credits … Two accounts are compared by this if either has no `pieces`.
            None where only the pieces are known.
    """

    name: str = ""
    pieces: tuple[Placed, ...] | None = ()
    values: Mapping[str, str] = attribute(default_factory=dict)
    error: str | None = None
    article: tuple[Placed, ...] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The account as JSON-ready data, less the second form of its text.

        >>> Account("rain.html", error="ReadError: no text").to_dict()
        {'page': 'rain.html', 'pieces': [], 'values': {}, 'error': 'ReadError: no text'}
        """
        pieces = self.article if self.pieces is None else self.pieces
        form = "article" if self.pieces is None else "pieces"
        written = [asdict(piece) for piece in pieces or ()]
        return {"page": self.name, form: written, "values": dict(self.values), "error": self.error}


@dataclass(frozen=True, slots=True)
class PieceChange:
    """A piece that is not where it was, or for another reason.

    Args:
        what: the greatest change: ``"disappeared"``, ``"appeared"``, ``"field"``, ``"label"``,
            ``"reason"`` (or filter), ``"confidence"`` or ``"text"`` (another wording).
        before: the piece as it was; None where it appeared.
        after: the piece as it is; None where it disappeared.
    """

    what: What
    before: Placed | None
    after: Placed | None

    @property
    def text(self) -> str:
        """Its words: where the two sides cut the page differently, what is on both."""
        texts = [piece.text for piece in (self.after, self.before) if piece]
        return texts[0] if self.what == "text" else min(texts, key=len)

    @property
    def words(self) -> float:
        """How many words that are."""
        return min(piece.words for piece in (self.after, self.before) if piece)

    @property
    def is_in_body(self) -> tuple[bool, bool]:
        """Whether it stood in the body before, and after."""
        before, after = (
            piece is not None and piece.field == "paragraphs" for piece in (self.before, self.after)
        )
        return before, after

    @property
    def places(self) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
        """Field and label before and after; None where there is no piece."""
        return (
            self.before.place if self.before else None,
            self.after.place if self.after else None,
        )


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A field that has another value.

    Args:
        name: the field's.
        before: its value as a text, or None.
        after: likewise.
    """

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class PageDifference:
    """What changed on one page.

    Args:
        names: how the page is called: before, after.
        pieces: how many pieces it has: before, after.
        words: how many words it has: before, after.
        kept: how many words have the field and label that they had.
        changes: the pieces that changed, in the order of the page.
        values: the fields that have another value.
    """

    names: tuple[str, str]
    pieces: tuple[int, int]
    words: tuple[float, float]
    kept: float
    changes: tuple[PieceChange, ...] = ()
    values: tuple[ValueChange, ...] = ()

    @property
    def name(self) -> str:
        """How the page is called, on the second side if it has a name there."""
        return self.names[1] or self.names[0]

    @property
    def is_changed(self) -> bool:
        """True where anything differs."""
        return bool(self.changes or self.values)

    @property
    def likeness(self) -> float:
        """Share of the words of both sides that kept their field and label, 0 to 1."""
        total = sum(self.words)
        return 2 * self.kept / total if total else 1.0

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON-ready data."""
        derived = ("name", "likeness", "into_body", "out_of_body")
        return {**asdict(self), **{name: getattr(self, name) for name in derived}}

    @cached_property
    def into_body(self) -> float:
        """Words that stand in the body and did not before: moved there, or new on the page."""
        return sum(one.words for one in self.changes if one.is_in_body == (False, True))

    @cached_property
    def out_of_body(self) -> float:
        """Words that stood in the body and no longer do: moved elsewhere, or gone."""
        return sum(one.words for one in self.changes if one.is_in_body == (True, False))


@dataclass(frozen=True, slots=True)
class Move:
    """Pieces of all pages that went from one place to another.

    Args:
        before: field and label; None for pieces that appeared.
        after: likewise; None for pieces that disappeared.
        pieces: how many.
        words: how many words they have.
    """

    before: tuple[str, str] | None
    after: tuple[str, str] | None
    pieces: int
    words: float


@dataclass(frozen=True)
class Difference:
    """What changed on many pages.

    Args:
        compared: how many pages are on both sides.
        pages: those that changed, the least alike first.
        moves: what went where, most words first.
        values: field to the number of pages on which it has another value.
        into_body: words that came into bodies.
        out_of_body: words that left them.
        only_before: names of pages that are on the first side only.
        only_after: names of pages that are on the second side only.
    """

    compared: int = 0
    pages: tuple[PageDifference, ...] = ()
    moves: tuple[Move, ...] = ()
    values: Mapping[str, int] = attribute(default_factory=dict)
    into_body: float = 0
    out_of_body: float = 0
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """True where a page changed, or is on one side only."""
        return bool(self.pages or self.only_before or self.only_after)

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON-ready data."""
        pages = [page.to_dict() for page in self.pages]
        moves = [asdict(move) for move in self.moves]
        plain = {
            name: getattr(self, name)
            for name in ("values", "into_body", "out_of_body", "only_before", "only_after")
        }
        return {"compared": self.compared, "pages": pages, "moves": moves, **plain}
