"""Text fragments: the end of an address that makes a browser scroll to a text and mark it.

See https://wicg.github.io/scroll-to-text-fragment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from .facts import Mark
from .late_patterns import late_pattern

# A word; in scripts without spaces, what stands between two marks of punctuation.
_WORD = late_pattern(r"[^\s。，、！？；：]+[。，、！？；：]*|[。，、！？；：]+")
EDGE = 4
"""Words at each end that a text is told by."""

# Words of a text that is given as a whole. Of longer ones the ends are safer: browsers find nothing
# across a <br>.
_MAX_WHOLE = 6
# What browsers find nothing across: where the reader's sign between cells stands, and white space
# that code keeps.
_GAP = re.compile(r" \| |[\n\t]|  +")


def directive(start: str, end: str = "", prefix: str = "") -> str:
    """The directive for a text, to stand behind the ``#`` of an address.

    Args:
        start: the text, or its first words.
        end: its last words where `start` is not all of it.
        prefix: words right before it.

    >>> directive("half-open, or shut?", prefix="The bridge")
    ':~:text=The%20bridge-,half%2Dopen%2C%20or%20shut%3F'
    """
    parts = [f"{_quoted(prefix)}-"] if prefix else []
    return ":~:text=" + ",".join(parts + [_quoted(text) for text in (start, end) if text])


def _quoted(text: str) -> str:
    return quote(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")


def edges(text: str, marks: Sequence[Mark] = (), words: int = EDGE) -> tuple[str, str]:
    """What a text is told by: all of it and nothing, or its first and its last words.

    Both empty where the page does not show the text as it is, because it is all formulas.

    Args:
        text: a paragraph's.
        marks: its marks. Formulas are TeX in the text, and something else on the page.
        words: how many to take at the beginning.

    >>> edges("It rained."), edges("May | 12 mm")
    (('It rained.', ''), ('May', '12 mm'))
    >>> edges("The old bridge over the river was opened again on Friday by the mayor.")
    ('The old bridge over', 'Friday by the mayor.')
    """
    shown = _shown(text, marks)
    if not shown:
        return "", ""
    first, last = shown[0], shown[-1]
    spans = [match.span() for match in _WORD.finditer(first)]
    if len(shown) == 1:
        if len(spans) <= max(_MAX_WHOLE, words):
            return first, ""
        return first[: spans[words - 1][1]], last[spans[max(words, len(spans) - EDGE)][0] :]
    starts = [match.start() for match in _WORD.finditer(last)]
    return first[: spans[:words][-1][1]], last[starts[-EDGE:][0] :]


def _shown(text: str, marks: Sequence[Mark]) -> list[str]:
    """The stretches of a text that stand in the page as they are."""
    stretches, position = [], 0
    for mark in marks:
        if mark.kind == "math":
            stretches.append(text[position : mark.start])
            position = mark.end
    stretches.append(text[position:])
    parts = (part.strip() for stretch in stretches for part in _GAP.split(stretch))
    return [part for part in parts if any(map(str.isalnum, part))]
