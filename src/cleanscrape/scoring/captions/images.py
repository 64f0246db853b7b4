"""Where the image of a line is: beside it, above it, or as the alternative text above it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rapidfuzz.fuzz import ratio

from ...document import BlockTable, Document, Hint, derived
from ...patterns.credit_signs import split_of
from ...patterns.names import is_name, strip_cue
from ...patterns.sentences import count_words, ends_sentence, is_bulleted
from ..page.article_position import ArticlePosition

# Blocks before the body in which a line under its own alternative text is a caption. Farther up,
# that is what links to other articles look like.
LEAD = 6
NEXT = 3  # blocks between an image and its caption in a gallery
SAME = 85.0  # rapidfuzz ratio from which a line says what the alternative text above it says
_ALT_WORDS = 18.0  # words of an alternative text that says something else than the caption under it


def beside_image(document: Document, index: int) -> bool:
    """True near an image, or directly after one without a text of its own."""
    return index in beside_images(document.blocks)


@derived
def beside_images(blocks: BlockTable) -> frozenset[int]:
    """The blocks that `beside_image` is true for."""
    described = [index for index, hints in enumerate(blocks.hints) if hints & Hint.IMAGE]
    near = [range(index - NEXT + 1, index + NEXT + 1) for index in {*blocks.images, *described}]
    return frozenset(chain.from_iterable(near))


def image_above(document: Document, index: int) -> Iterator[int]:
    """The image of this caption, two or three blocks above it in the same figure."""
    for other in range(index - 2, max(-1, index - 4), -1):
        hints = document.blocks.hints[other]
        if hints & Hint.IMAGE and hints & document.blocks.hints[index] & Hint.FIGURE:
            yield other
            return


def alt_above(document: Document, index: int) -> str | None:
    """The line directly above, where it is the image's alternative text.

    Marked so, or nearly the same words.
    """
    if not index:
        return None
    above = document.blocks.texts[index - 1]
    if document.blocks.hints[index - 1] & Hint.IMAGE or _is_pair(document, index, above):
        return above
    return above if repeats_above(document, index) else None


def repeats_above(document: Document, index: int) -> bool:
    """True where a line says nearly the same as the one directly above it."""
    blocks = document.blocks
    above, text = blocks.texts[index - 1], blocks.texts[index]
    if (
        not 4 <= len(above) <= len(text) + 20
        or blocks.hints[index] & Hint.SAME_LINE
        or (document.source == "html" and not beside_image(document, index))
        or is_bulleted(text)
        or is_bulleted(above)
        or above.endswith(":")
    ):
        return False
    if text.startswith(above) and len(above) >= 8 and not is_name(text):
        return True
    if len(above) < 15:
        return False
    beginning = text[: len(above) + 20]
    return _is_same(above, beginning) or (beginning != text and _is_same(above, text))


def _is_same(one: str, other: str) -> bool:
    return ratio(one, other, score_cutoff=SAME) > 0


def _is_pair(document: Document, index: int, above: str) -> bool:
    """True where a short line above may be an alternative text, and a credit ends the second.

    The two stand apart from the rest.

    Without a credit two such lines may be verse.
    """
    if (
        not paired(document, index)
        or ends_sentence(above)
        or count_words(above) > _ALT_WORDS
        or strip_cue(above)[0]
    ):
        return False
    return split_of(document.blocks, index) is not None


def paired(document: Document, index: int) -> bool:
    """True for the second of two lines that stand apart from the rest by empty lines.

    They are an alternative text and a caption.
    """
    if index < 2 or document.source != "text":
        return False
    text, last = document.text, len(document) - 1
    gaps = [
        text.count("\n", document.blocks.ends[at], document.blocks.starts[at + 1])
        for at in (index - 2, index - 1, index)
        if at < last
    ]
    return gaps[0] > 1 and gaps[1] == 1 and (len(gaps) < 3 or gaps[2] > 1)


def in_figure(document: Document, index: int, place: ArticlePosition) -> bool:
    """True in the caption of a figure in or beside the article, or after its alternative text."""
    if not place.leads(index, LEAD):
        return False
    hints = document.blocks.hints[index]
    if hints & Hint.CAPTION and hints & Hint.FIGURE:
        return True
    above = (
        document.blocks.texts[index - 1]
        if index and document.blocks.hints[index - 1] & Hint.IMAGE
        else ""
    )
    text = document.blocks.texts[index]
    same = len(above) > 0 and _is_same(above, text[: len(above)])
    return (same or bool(hints & Hint.CAPTION)) and split_of(document.blocks, index) is not None


def in_gallery(document: Document, index: int, place: ArticlePosition) -> bool:
    """True for a line with a credit just below an image before the article, in any gallery."""
    return (
        place.span is not None
        and index < place.span[0]
        and any(hints & Hint.IMAGE for hints in document.blocks.hints[max(0, index - NEXT) : index])
        and split_of(document.blocks, index) is not None
    )
