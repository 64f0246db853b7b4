"""Which blocks of a page may be a caption: a look at all of them before any is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...document import Document, Hint
from ...patterns.credit_signs import with_credit_signs
from ..page.article_position import ArticlePosition
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from .alt import MAX_WORDS
from .box import MIN_WORDS
from .images import LEAD, NEXT, beside_images, repeats_above
from .line import begins_with_cue
from .other import SOURCE

_CALLED = Hint.CAPTION | Hint.CREDIT


def candidates(document: Document, place: ArticlePosition, headline: int) -> list[int]:
    """Alternative texts, and blocks that may be a caption or a credit of its own, in order.

    No other block is one, whatever `read_caption` and `is_credit_alone` look at.

    Args:
        document: the page.
        place: where the article is.
        headline: below this block, a gallery may stand before the article.
    """
    hints, texts, mask = document.blocks.hints, document.blocks.texts, trusted_hints(document)
    size, near = len(document), place.reach()
    images = [index for index, bits in enumerate(hints) if bits & Hint.IMAGE]
    below = [index + 1 for index in images if index + 1 < size]
    free = place.open_in(near)
    asked = {*free, *below, *_galleries(images, place, headline)}
    asked.update(index for index in near if hints[index] & Hint.CAPTION)
    over = _over_credits(document, asked)
    looked = sorted({*asked, *(index + away for index in over for away in (1, 2))})
    looked = looked[: bisect_left(looked, size)]
    signs = with_credit_signs(document.blocks, looked)
    called = [index for index in looked if hints[index] & mask & _CALLED]
    credits_ = {*signs, *called, *_sources(document, looked, mask)}
    found = {*images, *below, *signs, *called}
    found.update(_repeating(document, place, [index for index in free if index not in found]))
    found.update(over.intersection(index - away for index in credits_ for away in (1, 2)))
    found.update(index for index in asked if begins_with_cue(texts[index]))
    return sorted(found)


def _over_credits(document: Document, asked: set[int]) -> set[int]:
    """Those of the blocks that are a caption if a credit follows: in HTML near images only."""
    if document.source != "html":
        return asked
    blocks = document.blocks
    framed = {
        index
        for index in asked
        if blocks.hints[index] & (Hint.FIGURE | Hint.CAPTION) or blocks.tags[index] == "figcaption"
    }
    return framed.union(asked.intersection(beside_images(blocks)))


def _galleries(images: Sequence[int], place: ArticlePosition, headline: int) -> Iterator[int]:
    """The blocks just below images between the headline and the article."""
    end = place.span[0] if place.span else 0
    for image in images:
        yield from range(max(image, headline) + 1, min(image + NEXT + 1, end))


def _sources(document: Document, looked: Sequence[int], mask: int) -> Iterator[int]:
    """The blocks of captions and figures that say where the image is from, or who made it."""
    blocks = document.blocks
    for index in looked:
        bits = blocks.hints[index] & mask
        if bits & (Hint.CAPTION | Hint.FIGURE) and (
            bits & Hint.BYLINE or SOURCE.match(blocks.texts[index])
        ):
            yield index


def _repeating(document: Document, place: ArticlePosition, free: Sequence[int]) -> Iterator[int]:
    """Those of the blocks that may stand under their alternative text."""
    words = shapes(document.blocks).words
    beside = beside_images(document.blocks) if document.source == "html" else free
    for index in {*free}.intersection(beside):
        if (
            index
            and MIN_WORDS <= words[index] <= MAX_WORDS
            and place.leads(index, LEAD)
            and repeats_above(document, index)
        ):
            yield index
