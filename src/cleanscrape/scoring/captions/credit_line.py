"""A caption and its credit on lines of their own: the credit below or above."""

from __future__ import annotations

import re

from ...document import Document, Hint
from ...patterns.credit_signs import credit_in
from ...patterns.credits import bare_credit, is_legal, strip_file_mark
from ...patterns.sentences import ends_sentence, is_bulleted
from ...values import Caption
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from .line import Found, Line, without_cue
from .other import CREDIT_WORDS, SOURCE, is_item
from .reasons import ABOVE, BELOW

_SIDE = re.compile(
    r"""(?ix)
    \( (?: left | right | centre | center | top | bottom | above | below | l | r | links | rechts
      | à[ ]gauche | à[ ]droite | izquierda | derecha ) \)
    """
)
_CALLED = Hint.CREDIT | Hint.CAPTION | Hint.FIGURE  # without one of these, words must say so
_NO_NAME = re.compile(r"[\W\d_]*\Z")


def by_credit_below(line: Line) -> Found | None:
    """A line with a credit on one of the next two."""
    document, index, text = line.document, line.index, line.text
    likely = bool(line.above) or line.hinted or line.cued or _SIDE.search(text) is not None
    below = _credit_below(document, index, shapes(document.blocks).words, likely)
    marked = bool(below) and line.hinted and _in_caption(document, below[0])
    if not below or (document.source == "html" and not (marked or _beside(line))):
        return None
    lines = "\n".join([text, *document.blocks.texts[index + 1 : below[-1] + 1]])
    credit = bare_credit(" ".join(document.blocks.texts[other] for other in below))
    bare = strip_file_mark(without_cue(text)).rstrip(" (|[/–—-")
    caption = Caption(bare, credit, line.alt, line.image, lines)
    # With a credit that is marked as one a caption is sure, however long it is.
    boxed = line.boxed and _is_marked(document, below[0])
    confidence = 0.85 if marked else 0.8 if boxed else 0.75
    other_blocks = (*line.above, *range(index + 1, below[-1] + 1))
    return Found(caption, other_blocks, BELOW, confidence)


def _beside(line: Line) -> bool:
    """True for a line of HTML beside an image; for one as long as a paragraph more is needed."""
    return line.pictured and (not line.is_paragraph or line.hinted or bool(line.above))


def _is_marked(document: Document, index: int) -> bool:
    return bool(document.blocks.hints[index] & trusted_hints(document) & Hint.CREDIT)


def _in_caption(document: Document, index: int) -> bool:
    """True for what markup calls a credit within a caption."""
    hints = document.blocks.hints[index] & trusted_hints(document)
    return bool(hints & Hint.CREDIT and hints & Hint.CAPTION)


def by_credit_above(line: Line) -> Found | None:
    """What markup calls a caption, under its credit in the same figure."""
    document, index = line.document, line.index
    if (
        not line.hinted
        or not index
        or not document.blocks.hints[index - 1] & (Hint.FIGURE | Hint.CAPTION | Hint.CREDIT)
    ):
        return None
    if not may_be_credit(document, index - 1):
        return None
    credit = document.blocks.texts[index - 1]
    caption = Caption(
        without_cue(line.text),
        bare_credit(credit),
        None,
        document.blocks.images.get(index - 2),
        f"{credit}\n{line.text}",
    )
    return Found(caption, (index - 1,), ABOVE)


def _credit_below(
    document: Document, index: int, words: tuple[float, ...], is_marked: bool
) -> tuple[int, ...]:
    """The lines of the credit that begins on one of the next two lines.

    More than one where markup cuts it.
    """
    max_words = 60 if is_marked else 35
    if words[index] < 2 or words[index] > max_words:
        return ()
    if not is_marked and words[index] > 25 and ends_sentence(document.blocks.texts[index]):
        return ()
    for other in range(index + 1, min(index + 3, len(document))):
        if may_be_credit(document, other):
            last = other
            while (
                last + 1 < len(document)
                and document.blocks.hints[last] & document.blocks.hints[last + 1] & Hint.CREDIT
                and may_be_credit(document, last + 1)
            ):
                last += 1
            return tuple(range(other, last + 1))
        if len(document.blocks.texts[other].split()) > 2:
            break
    return ()


def may_be_credit(document: Document, index: int) -> bool:
    """True for a short line that reads like a credit or that markup calls one."""
    text, hints = (
        document.blocks.texts[index],
        document.blocks.hints[index] & trusted_hints(document),
    )
    credit = credit_in(document.blocks, index)
    if credit is None and not hints & _CALLED:
        return False
    if (
        shapes(document.blocks).words[index] > CREDIT_WORDS
        or is_legal(text)
        or is_item(document, index)
        or (is_bulleted(text) and document.source == "text")
    ):
        return False
    if hints & (Hint.CAPTION | Hint.FIGURE) and SOURCE.match(text):
        return True
    if document.source == "text" and _NO_NAME.match(bare_credit(text)):
        return False
    in_caption = hints & Hint.BYLINE and hints & (Hint.CAPTION | Hint.FIGURE)
    return credit is not None or bool(hints & Hint.CREDIT or in_caption)
