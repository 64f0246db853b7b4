"""The lines of subtitles that say when something is spoken (WebVTT, SubRip)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document
from ..table.clues import WordClue

# "00:00:01.000 --> 00:00:04.000", with or without hours and settings.
_CUE_TIME = re.compile(r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}[ \t]{1,5}-->[ \t]{1,5}\d.*")
_HEADER = "WEBVTT"
_ARROW = "-->"
_ARROWS = WordClue((_ARROW,))
_TIMES = re.compile(rf"(?m)^{_CUE_TIME.pattern}")
_LEAST = 2  # times that subtitles have


def spoken(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The lines of subtitles, with those that are spoken as one joined; None for another text.

    Args:
        text: the page.
        spans: its lines, without those that are blank.
    """
    times = {match.start() for match in _TIMES.finditer(text)} if _ARROW in text else set()
    if len(times) < _LEAST:
        return None
    joined: list[tuple[int, int]] = []
    goes_on = False  # the line before is spoken
    for start, end in spans:
        is_adjacent = bool(joined) and start - joined[-1][1] <= 1
        if goes_on and is_adjacent and start not in times:
            joined[-1] = joined[-1][0], end
            continue
        goes_on = start not in times and is_adjacent and joined[-1][0] in times
        joined.append((start, end))
    return joined


def cue_times(document: Document) -> frozenset[int]:
    """The blocks that are a time of subtitles; none in HTML, where such a line is an example."""
    if document.source != "text":
        return frozenset()
    texts = document.blocks.texts
    times = {at for at in _ARROWS.blocks(document.blocks) if _CUE_TIME.fullmatch(texts[at])}
    return frozenset(times if len(times) >= _LEAST else ())


def cue_lines(document: Document) -> tuple[list[int], list[int]]:
    r"""The blocks that are none of what is spoken, and the blocks that are.

    The former are times, the numbers above them, and the header.

    >>> from cleanscrape import read
    >>> page = "WEBVTT\n\n00:01.000 --> 00:04.000\nWelcome.\n\n00:05.000 --> 00:09.000\nRain."
    >>> cue_lines(read(page))
    ([0, 1, 3], [2, 4])
    """
    times, texts = cue_times(document), document.blocks.texts
    others = {*times, *(at - 1 for at in times if at and texts[at - 1].isdecimal())}
    if times and texts[0].startswith(_HEADER):
        others.add(0)
    return sorted(others), sorted({at + 1 for at in times} - others - {len(texts)})
