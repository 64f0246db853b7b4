"""A block that may be a caption, and what the recognisers ask about it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from ...document import Decision, Document, Hint
from ...patterns.credit_signs import split_of
from ...reasons import Reason
from ...values import Caption
from ..page.article_position import ArticlePosition
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from .boxes import in_box
from .images import alt_above, beside_image, image_above, in_figure

_CUE = re.compile(
    r"""(?ix)
    \A (?: image\ caption | caption | pictured (?: \ here )? | bildunterschrift | legende | légende
          | pie\ de\ foto | didascalia | onderschrift ) \s? [:,] \s*
    | \A FILE \s? (?: PHOTO )? \s? [-–—:] \s
    """
)
_CUE_INITIALS = frozenset("iIıİcCpPbBlLdDoOfF")  # what such a line begins with
# Words from which a line of HTML stays in the body, unless a figure or a credit says that it is a
# caption. In text the captions found fall by .03 with it
# (`python -m benchmarks.measure.text --shapes main --worst 40 captions`).
PARAGRAPH = 20.0


class Found(NamedTuple):
    """A caption that was read.

    Args:
        caption: what it says.
        other_blocks: the further blocks that belong to it.
        reason: why it is one.
        confidence: how sure that is, 0 to 1, where the reason leaves it open.
    """

    caption: Caption
    other_blocks: tuple[int, ...]
    reason: Reason
    confidence: float | None = None

    def mark(self, index: int) -> Decision:
        """The decision on the caption's own block."""
        return self.reason.mark(index, self.confidence)


class Line:
    """A block that may be a caption, with what the recognisers ask about it.

    Args:
        document: the page.
        index: which of its blocks.
        place: where the article is.
    """

    def __init__(self, document: Document, index: int, place: ArticlePosition) -> None:
        self.document, self.index, self.place = document, index, place
        self.text = document.blocks.texts[index]
        self.words = shapes(document.blocks).words[index]
        self.hints = document.blocks.hints[index] & trusted_hints(document)
        self.hinted = bool(self.hints & Hint.CAPTION)
        # In a figure or figcaption: sure by structure.
        self.framed = bool(self.hints & Hint.FIGURE) or document.blocks.tags[index] == "figcaption"
        self.cued = begins_with_cue(self.text)
        # The caption and the credit at its end.
        self.split = split_of(document.blocks, index)

    @cached_property
    def in_figure(self) -> bool:
        """True for a figure's own caption beside the article."""
        return in_figure(self.document, self.index, self.place)

    @cached_property
    def boxed(self) -> bool:
        """True alone with its image in an element."""
        document, above = self.document, self.index - 1
        if above >= 0 and document.blocks.hints[above] & Hint.IMAGE:
            return in_box(document, above, self.index)
        return self.index in document.blocks.images and in_box(document, self.index, self.index)

    @property
    def is_paragraph(self) -> bool:
        """True for as many words as a paragraph has, in HTML outside of a figure.

        In text the scorer of the body may say so.
        """
        return self.document.source == "html" and self.words >= PARAGRAPH and not self.framed

    @cached_property
    def pictured(self) -> bool:
        """True beside an image."""
        # In this order: an alternative text above is far more work to find.
        return self.framed or beside_image(self.document, self.index) or bool(self.above)

    @property
    def may_be_caption(self) -> bool:
        """False for a line of HTML that no recogniser takes, which most lines are."""
        return (
            self.document.source != "html"
            or self.hinted
            or self.framed
            or beside_image(self.document, self.index)  # no other line has an image above it
            or self.cued
            or self.split is not None
        )

    @cached_property
    def above(self) -> tuple[int, ...]:
        """The block of the image's alternative text, if there is one."""
        if alt_above(self.document, self.index) is not None:
            return (self.index - 1,)
        # Its image stands in the same figure, with a credit or a button in between.
        return tuple(image_above(self.document, self.index)) if self.hinted else ()

    @property
    def alt(self) -> str | None:
        """The image's alternative text."""
        return self.document.blocks.texts[self.above[0]] if self.above else None

    @property
    def image(self) -> str | None:
        """The image's address."""
        return self.document.blocks.images.get(self.above[0] if self.above else self.index)

    def found(self, text: str, reason: Reason, confidence: float | None = None) -> Found:
        """The line as a caption without a credit."""
        caption = Caption(text, None, self.alt, self.image, self.text)
        return Found(caption, self.above, reason, confidence)


def begins_with_cue(text: str) -> bool:
    """True for a line that begins with a cue ("Pictured:").

    >>> begins_with_cue("Pictured: the mayor"), begins_with_cue("Pictured the mayor")
    (True, False)
    """
    return text[:1] in _CUE_INITIALS and _CUE.match(text) is not None


def without_cue(text: str) -> str:
    """The line without "Pictured:" in front.

    >>> without_cue("Pictured: the mayor"), without_cue("The mayor")
    ('the mayor', 'The mayor')
    """
    return _CUE.sub("", text)
