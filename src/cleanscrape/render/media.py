"""Pictures, captions and embedded things in the order in which they stand among the paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..facts import Mark
from ..values import Caption, Embed, Image
from .links import image_address, link_address
from .readable import Readable


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or its caption, or both.

    Args:
        address: where the picture is; None where it is not shown.
        alt: the picture's alternative text.
        words: the caption, credit in brackets.
        marks: those of the caption.
        width: in pixels.
        height: in pixels.
    """

    address: str | None = None
    alt: str = ""
    words: str = ""
    marks: tuple[Mark, ...] = ()
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A link to something that the page shows from elsewhere."""

    address: str
    title: str


class Media:
    """Hands out what stands before a paragraph, in order.

    Args:
        article: whose media they are.
        images: whether pictures are shown.
        captions: whether captions are.
        links: whether embedded things are.
        kept: the numbers of the paragraphs among which they stand, in order.
    """

    def __init__(
        self, article: Readable, images: bool, captions: bool, links: bool, kept: Sequence[int]
    ) -> None:
        found = [*_figures(article, images, captions)]
        if links:
            found += _embeds(article.embeds)
        found.sort(key=lambda pair: pair[0])
        self._found = [(bisect_left(kept, before), medium) for before, medium in found]
        self._next = 0

    def before(self, position: int) -> Iterator[Figure | Embedded]:
        """What stands before the kept paragraph of this number and was not handed out yet."""
        while self._next < len(self._found) and self._found[self._next][0] <= position:
            yield self._found[self._next][1]
            self._next += 1

    def rest(self) -> Iterator[Figure | Embedded]:
        """All that was not handed out yet."""
        for _, medium in self._found[self._next :]:
            yield medium
        self._next = len(self._found)


def _figures(
    article: Readable, images: bool, captions: bool
) -> Iterator[tuple[int, Figure | Embedded]]:
    pictured: set[int] = set()
    for image in article.images if images else ():
        caption = None
        if image.caption is not None and 0 <= image.caption < len(article.captions):
            caption = article.captions[image.caption]
        if caption is not None and image.caption not in pictured:
            pictured.add(image.caption or 0)
        else:
            caption = None
        yield from _figure(image, caption if captions else None)
    for number, caption in enumerate(article.captions):
        if number not in pictured:
            address = caption.image if images else None
            image = Image(address or "", caption.alt, before=caption.before)
            yield from _figure(image, caption if captions else None)


def _figure(image: Image, caption: Caption | None) -> Iterator[tuple[int, Figure]]:
    address = image_address(image.address)
    words, marks = _words(caption) if caption else ("", ())
    if address or words:
        figure = Figure(address, image.alt or "", words, marks, image.width, image.height)
        yield image.before, figure


def _words(caption: Caption) -> tuple[str, tuple[Mark, ...]]:
    """The caption with its credit, and its marks.

    The marks of `Caption` count from the start of `raw`.
    """
    text = caption.text
    start = caption.raw.find(text) if caption.marks else -1
    cut = (mark.cut(start, start + len(text)) for mark in caption.marks if start >= 0)
    marks = tuple(mark for mark in cut if mark)
    return (f"{text} ({caption.credit})" if caption.credit else text), marks


def _embeds(embeds: tuple[Embed, ...]) -> Iterator[tuple[int, Figure | Embedded]]:
    for embed in embeds:
        if address := link_address(embed.address):
            yield embed.before, Embedded(address, " ".join((embed.title or embed.kind).split()))
