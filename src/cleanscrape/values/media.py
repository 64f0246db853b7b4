"""What an article shows besides its words, and the captions below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..attributes import Pickled
from ..facts import Mark
from ..origins import Origin


@dataclass(frozen=True, slots=True)
class Caption(Pickled):
    """An image's caption.

    Args:
        text: the caption without its credit.
        credit: who made the picture, without "Photo:" and brackets.
        alt: the image's alternative text.
        image: the image's address as it stands in the page.
        raw: the caption as it stood, credit included.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
        marks: links, emphasis and so on; their offsets point into `raw`.
        origin: where it came from; not compared.
    """

    text: str
    credit: str | None = None
    alt: str | None = None
    image: str | None = None
    raw: str = ""
    before: int = 0
    marks: tuple[Mark, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Image(Pickled):
    """A picture of the article.

    Args:
        address: where it is, absolute where the page's address is known.
        alt: its alternative text.
        width: in pixels, as the page says.
        height: in pixels, as the page says.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
        caption: index of its caption in `Article.captions`.
        origin: where it came from; not compared.
    """

    address: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    before: int = 0
    caption: int | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Embed(Pickled):
    """Something that the article shows from elsewhere, or plays.

    Args:
        kind: ``"video"``, ``"audio"``, ``"post"`` (of a social network), ``"map"``,
            ``"document"`` or ``"frame"`` for anything else.
        address: where it is, absolute where the page's address is known.
        title: what the page calls it.
        before: index of the paragraph that it precedes; ``len(paragraphs)`` after the last.
        origin: where it came from; not compared.
    """

    kind: str
    address: str
    title: str | None = None
    before: int = 0
    origin: Origin | None = field(default=None, compare=False)
