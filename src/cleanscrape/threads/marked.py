"""What markup says of a line: the time that it tells machines, and how deep it stands."""

from __future__ import annotations

import re

from ..document import Document
from ..patterns.posts import moment_of
from ..patterns.told_times import exact_moment, told_moment
from ..values import Moment

_QUOTES = re.compile(r"(?:>\s?){1,20}")


def depth_of(document: Document, block: int) -> int | None:
    """How deep a block stands: a number in the markup, or how often the text is quoted."""
    place = document.blocks.structures.get(block)
    if place is not None and place.level is not None:
        return place.level
    if document.source == "html":
        return None
    quotes = _QUOTES.match(document.blocks.texts[block])
    return (place.quote if place is not None else 0) + (quotes[0].count(">") if quotes else 0)


def told_in(document: Document, start: int, end: int, text: str) -> tuple[str | None, str]:
    """What the line tells machines of its time, and the line without the words beside that."""
    marks = document.blocks.marks
    if not any(block in marks for block in range(start, end)):
        return None, text
    told: str | None = None
    rest = ""
    for block in range(start, end):
        words = document.blocks.texts[block]
        rest += " " if block > start else ""
        position = 0
        for mark in marks.get(block, ()):
            if mark.kind == "time" and mark.start >= position:
                told = told or mark.target
                rest += words[position : mark.start]
                position = mark.end
        rest += words[position:]
    return told, rest


def moment_in(document: Document, text: str, told: str | None, first: bool | None) -> Moment | None:
    """When the post of this line was written."""
    language = document.language
    if told is None:
        return moment_of(text, language, first, document.reference)
    return exact_moment(moment_of(text, language, first), told_moment(told, language, first))
