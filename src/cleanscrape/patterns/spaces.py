"""White space and characters without a shape.

How a text is cleaned of them, and where what is left stood.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

# Characters without a shape that pages put between letters: soft hyphen, zero-width space, word
# joiner, byte-order mark, direction marks and isolates. Zero-width joiners stay: Persian, Hindi and
# emoji spell with them.
INVISIBLE = (
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_LEAD = re.compile(rf"[\s{INVISIBLE}]*")
_CHANGED = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")  # what does not stay as it is


def normalize_space(text: str) -> str:
    r"""The text with white space collapsed and invisible characters dropped.

    >>> normalize_space(" a\u00a0 b\u00adc ")
    'a bc'
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def source_offsets(source: str, text: str, offsets: Sequence[int]) -> list[int] | None:
    r"""Where in `source` the characters stand that are at `offsets` in `text`.

    None where `text` is not `source` cleaned.

    >>> source_offsets(" a\u00a0 b\u00adc d", "a bc d", [0, 1, 2, 5])
    [1, 2, 4, 8]
    """
    if source == text:
        return [*offsets]
    if normalize_space(source) != text:
        return None
    lead = _LEAD.match(source)
    shift = lead.end() if lead else 0
    starts, shifts = array("q", [0]), array("q", [shift])  # a page may have millions
    for run in _CHANGED.finditer(source, shift):
        kept = not _INVISIBLE.fullmatch(run[0])
        if len(run[0]) > kept:
            starts.append(run.start() - shift + kept)
            shift += len(run[0]) - kept
            shifts.append(shift)
    return [offset + shifts[bisect_right(starts, offset) - 1] for offset in offsets]
