"""The lines of subtitles that say when something is spoken (WebVTT, SubRip)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

CUE_TIME = re.compile(r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}[ \t]{1,5}-->[ \t]{1,5}\d.*")
"""``00:00:01.000 --> 00:00:04.000``, with or without hours and settings."""

_HEADER = "WEBVTT"
_TIMES = re.compile(rf"(?m)^{CUE_TIME.pattern}")
_LEAST = 2  # times that subtitles have


def spoken(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The lines of subtitles, with those that are spoken as one joined; None for another text.

    Args:
        text: the page.
        spans: its lines, without those that are blank.
    """
    times = {match.start() for match in _TIMES.finditer(text)} if "-->" in text else set()
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


def cue_lines(texts: Sequence[str], may_be: Iterable[int]) -> tuple[list[int], list[int]]:
    """The lines that are none of what is spoken, and the lines that are.

    The former are times, the numbers above them, and the header.

    Args:
        texts: those of a page.
        may_be: which of them `CUE_TIME` is found in.

    >>> texts = ("WEBVTT", "1", "00:00:01.000 --> 00:00:04.000", "Welcome back.")
    >>> cue_lines(texts, [2])
    ([0, 1, 2], [3])
    """
    times = {at for at in may_be if CUE_TIME.fullmatch(texts[at])}
    others = {*times, *(at - 1 for at in times if at and texts[at - 1].isdecimal())}
    if times and texts[0].startswith(_HEADER):
        others.add(0)
    return sorted(others), sorted({at + 1 for at in times} - others - {len(texts)})
