"""White space and invisible characters.

Remove them from a text, and find where the rest of it was.
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
_SYNTAX = re.compile(r"\]\([^()\n]*\)|[\[*_]|(?<!`)`(?!`)")  # emphasis and links of Markdown
_WITH_SYNTAX = 1_000  # characters: only short lines are cut
_CHANGED = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")  # characters that are changed


def normalize_space(text: str) -> str:
    r"""The text with white space collapsed and invisible characters dropped.

    >>> normalize_space(" a\u00a0 b\u00adc ")
    'a bc'
    """
    return " ".join(drop_invisible(text).split())


def drop_invisible(text: str) -> str:
    r"""The text without characters that have no shape.

    >>> drop_invisible("b\u00adc")
    'bc'
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def source_offsets(source: str, text: str, offsets: Sequence[int]) -> list[int] | None:
    r"""Where in `source` the characters stand that are at `offsets` in `text`.

    None where `text` is not `source` cleaned.

    >>> source_offsets(" a\u00a0 b\u00adc d", "a bc d", [0, 1, 2, 5])
    [1, 2, 4, 8]

    Emphasis and links of Markdown may stand in the source too, and belong to the word before.

    >>> source_offsets("By **[Jo Doe](/jo)** | 3 May 2024", "By Jo Doe | 3 May 2024", [0, 12, 22])
    [0, 23, 33]
    """
    if source == text:
        return [*offsets]
    if normalize_space(source) != text:
        return _within_syntax(source, text, offsets)
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


def _within_syntax(source: str, text: str, offsets: Sequence[int]) -> list[int] | None:
    """`source_offsets` where emphasis and links are dropped too.

    The whole source belongs to the pieces.
    """
    if len(source) > _WITH_SYNTAX:
        return None
    bare, where, position = "", list[int](), 0
    for run in [*_SYNTAX.finditer(source), None]:
        end = run.start() if run else len(source)
        bare += source[position:end]
        where.extend(range(position, end))
        position = run.end() if run else end
    found = source_offsets(bare, text, offsets) if len(bare) < len(source) else None
    if found is None:
        return None
    where.append(len(source))
    return [
        0 if offset == 0 else len(source) if offset == len(text) else where[place]
        for offset, place in zip(offsets, found)
    ]
