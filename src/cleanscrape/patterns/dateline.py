"""Dates within a paragraph: in the dateline that opens it, and cut out of its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document, Hint
from .date_lines import date_cue
from .dates import Found

_PLACE = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w.'’/ -]{0,40}[,(]?\s{0,2}){0,3}")
_DASH = re.compile(r"\s{0,2}[)）]?\s{0,2}(?:[–—:]|--?\s)")


def dateline(text: str, found: Sequence[Found]) -> Found | None:
    """The date of a dateline: it opens a paragraph, with a place before it and a dash behind it.

    Args:
        text: the paragraph.
        found: the dates in its first characters.

    >>> from cleanscrape.patterns.dates import find_dates
    >>> opening, sentence = "Velden, 2 May 2024 – The bridge", "On 2 May 2024 the bridge – old"
    >>> dateline(opening, find_dates(opening)).value
    datetime.date(2024, 5, 2)
    >>> dateline(sentence, find_dates(sentence)) is None
    True
    """
    if not found or not _PLACE.fullmatch(text, 0, found[0].start):
        return None
    return found[0] if _DASH.match(text, found[0].end) else None


def is_cut_from_sentence(document: Document, index: int) -> bool:
    """True if a splitter cut the date out of running text."""
    if (
        not document.blocks.hints[index] & Hint.SAME_LINE
        or not index
        or date_cue(document.blocks.texts[index])
    ):
        return False
    texts, hints = document.blocks.texts, document.blocks.hints[index + 1 : index + 2]
    before = texts[index - 1]
    after = texts[index + 1] if hints and hints[0] & Hint.SAME_LINE else ""
    return (
        before[-1].isalpha()
        and before.count(" ") >= 4
        and (not after or after[0].islower() or not after[0].isalnum())
    )
