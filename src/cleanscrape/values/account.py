"""What became of the input: what was removed, what is not listed, and where each block went."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute

from ..attributes import Pickled
from ..facts import Mark
from ..labels import Label
from ..origins import Origin


@dataclass(frozen=True, slots=True)
class Removed(Pickled):
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
        origin: where it came from; not compared.
    """

    text: str
    label: Label
    reason: str
    filter: str
    confidence: float
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    origin: Origin | None = attribute(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unlisted(Pickled):
    """An image or another embedded thing that is not part of the article, and why.

    Args:
        kind: ``"image"``, or one of `Embed.kind`.
        address: where it is.
        reason: a stable code such as ``"tracking-pixel"``.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
        origin: where it came from; not compared.
    """

    kind: str
    address: str
    reason: str
    before: int = 0
    origin: Origin | None = attribute(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Piece(Pickled):
    """A block of the input and the field it went to.

    Args:
        start: offset of its first character in the document's text.
        end: offset after its last character.
        text: exactly what stands between the two, Markdown syntax and line breaks included.
        field: ``"title"``, ``"byline"``, ``"captions"``, ``"paragraphs"``, ``"comments"`` or
            ``"removed"``.
        label: what it was taken for.
        origin: where it came from; not compared.
    """

    start: int
    end: int
    text: str
    field: str
    label: Label
    origin: Origin | None = attribute(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Correction(Pickled):
    """What a person says that blocks of a page are; `Article.correct` makes it.

    Args:
        blocks: their numbers, from 0, in the order of `Article.account`.
        text: their texts, joined by line breaks.
        label: what they are: a value of `Label`, or ``"body"`` for body of the kind that the
            element says.
        was: what each was taken for.
        origin: where the first came from; not compared.
    """

    blocks: tuple[int, ...]
    text: str
    label: str
    was: tuple[Label, ...] = ()
    origin: Origin | None = attribute(default=None, compare=False)
