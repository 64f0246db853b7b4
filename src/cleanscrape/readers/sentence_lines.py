"""How lines begin and end that are pieces of one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..late_patterns import late_pattern

_UNFINISHED = late_pattern(r"[\w,;’'\"”)–—-]\s*\Z")
_MID_SENTENCE = re.compile(r"\s*(?:[,;:.!?’”)\]»]|[^\W\d_])")
_BULLET = re.compile(r"\s*(?:[•·◦▪‣●○*+–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
TAIL = 8
"""Characters at the end of a line that are looked at."""


def joined(
    spans: Sequence[tuple[int, int]], goes_on: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """The spans of lines, with each line that goes on with the one before it joined to that.

    Args:
        spans: of the lines, at least one.
        goes_on: asked for the number of each line but the first.

    >>> [*joined([(0, 4), (5, 9), (10, 14)], lambda at: at == 1)]
    [(0, 9), (10, 14)]
    """
    start, end = spans[0]
    for at in range(1, len(spans)):
        if goes_on(at):
            end = spans[at][1]
        else:
            yield start, end
            start, end = spans[at]
    yield start, end


def is_bullet(text: str, start: int, end: int) -> bool:
    """True for a line that begins as an item of a list does."""
    return _BULLET.match(text, start, end) is not None


def starts_mid_sentence(text: str, start: int, end: int) -> bool:
    """True where the line begins with a lower-case letter or closing punctuation."""
    match = _MID_SENTENCE.match(text, start, end)
    return match is not None and (not match[0][-1].isalpha() or match[0][-1].islower())


def is_unfinished(text: str, start: int, end: int) -> bool:
    """True where the line does not end a sentence."""
    return _UNFINISHED.search(text, max(start, end - TAIL), end) is not None
