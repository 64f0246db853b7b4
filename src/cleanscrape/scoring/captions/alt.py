"""A line under its image or under the image's alternative text."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from ...document import Hint
from ...patterns.sentences import ends_sentence
from ..page.shape import shapes
from .images import LEAD, paired
from .line import Found, Line
from .reasons import ALT

# Elements of a text; a caption in one of them says so, or repeats its image's text.
_PLAIN = frozenset({"p", "li", "dd", "blockquote"})
MIN_WORDS, MAX_WORDS = 4, 50  # words of a caption without a credit
_BADGE = 2.0  # words of its alternative text at most
_ALIKE = 60.0  # rapidfuzz ratio, of 100


def _below_badges(line: Line) -> bool:
    """True below a row of images with hardly a word each, as READMEs have under their title."""
    blocks, words = line.document.blocks, shapes(line.document.blocks).words
    row = range(line.index - 2, line.index)
    return row.start >= 0 and all(
        blocks.tags[at] == "img" and at in blocks.images and words[at] <= _BADGE for at in row
    )


def by_alt(line: Line) -> Found | None:
    """A line directly under its image or the image's alternative text."""
    if (
        not line.above
        or not MIN_WORDS <= line.words <= MAX_WORDS
        or not line.place.leads(line.index, LEAD)
    ):
        return None
    if line.is_paragraph or _below_badges(line):
        return None
    if (
        line.document.source == "text"
        and not ends_sentence(line.text)
        and not paired(line.document, line.index)
    ):
        return None
    plain = (
        line.document.source == "html"
        and line.document.blocks.tags[line.index] in _PLAIN
        and not line.hints & Hint.FIGURE
    )
    if plain and ratio(line.alt or "", line.text) < _ALIKE:
        return None
    return line.found(line.text, ALT)
