"""Rewrite a text in passes, and keep track of where its marks stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ...facts import Mark
from ...patterns.spaces import INVISIBLE, normalize_space

Edit = tuple[int, int, str]
"""Where a part of a text begins and ends, and what takes its place."""

Kept = tuple[int, int, int, int, str, "str | None"]
"""A part with syntax whose words are kept.

Where it begins, where its words begin and end, where it ends, and kind and target of the mark of
the words; the kind is empty for none.
"""

_SPACES = re.compile(rf"[\s{INVISIBLE}]+")


def apply_edits(
    text: str, edits: Sequence[Edit], marks: Iterable[Mark] = ()
) -> tuple[str, list[Mark]]:
    """The text with the edits made, and the marks where they stand in it.

    A mark that begins or ends where an edit does holds what the edit writes into it.

    Args:
        text: what is rewritten.
        edits: in the order of the text; none overlaps another.
        marks: spans of `text`.

    >>> apply_edits("**It** rained", [(0, 2, ""), (4, 6, "")], [Mark(2, 4, "strong")])
    ('It rained', [Mark(start=0, end=2, kind='strong', target=None)])
    """
    if not edits:
        return text, [*marks]
    pieces: list[str] = []
    position = 0
    for start, end, new in edits:
        pieces += text[position:start], new
        position = end
    pieces.append(text[position:])
    return "".join(pieces), _moved(marks, edits)


def keep(text: str, kept: Sequence[Kept], marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The text with only the words of some parts, and all marks where they stand in it.

    Args:
        text: what is rewritten.
        kept: the parts, in the order of the text; none overlaps another.
        marks: other spans of `text`.

    >>> keep("**It** rained", [(0, 2, 4, 6, "strong", None)], [])
    ('It rained', [Mark(start=0, end=2, kind='strong', target=None)])
    """
    pieces: list[str] = []
    found: list[Mark] = []
    position = removed = 0
    for start, first, last, end, kind, target in kept:
        pieces += text[position:start], text[first:last]
        removed += first - start
        if kind:
            found.append(Mark(first - removed, last - removed, kind, target))
        removed += end - last
        position = end
    pieces.append(text[position:])
    if marks:
        edits = [edit for part in kept for edit in ((part[0], part[1], ""), (part[2], part[3], ""))]
        found = _moved(marks, edits) + found
    return "".join(pieces), found


def _moved(marks: Iterable[Mark], edits: Sequence[Edit]) -> list[Mark]:
    starts = [start for start, _, _ in edits]
    shifts = [*accumulate((len(new) - (end - start) for start, end, new in edits), initial=0)]

    def moved(offset: int) -> int:
        number = bisect_left(starts, offset)
        if not number:
            return offset
        start, end, new = edits[number - 1]
        if offset >= end:
            return offset + shifts[number]
        return start + shifts[number - 1] + min(offset - start, len(new))

    return [Mark(moved(start), moved(end), kind, target) for start, end, kind, target in marks]


def without_spaces(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    r"""The text as `normalize_space` gives it, and the marks where they stand in it.

    >>> without_spaces(" It \n rained", [Mark(6, 12, "strong")])
    ('It rained', [Mark(start=3, end=9, kind='strong', target=None)])
    """
    clean = normalize_space(text)
    marks = [*marks]
    if clean == text or not marks:
        return clean, marks
    if clean == text.strip():
        return clean, _shifted(marks, len(text.lstrip()) - len(text), len(clean))
    edits = [
        (run.start(), run.end(), _space(run, len(text)))
        for run in _SPACES.finditer(text)
        if run[0] != " " or run.start() == 0 or run.end() == len(text)
    ]
    return clean, apply_edits(text, edits, marks)[1]


def _shifted(marks: Iterable[Mark], shift: int, length: int) -> list[Mark]:
    """The marks moved by `shift` characters, cut to a text of `length` characters."""
    return [
        Mark(max(0, start + shift), max(0, min(end + shift, length)), kind, target)
        for start, end, kind, target in marks
    ]


def _space(run: re.Match[str], length: int) -> str:
    """The space that is left of a run of white space and invisible characters, if any."""
    inside = run.start() > 0 and run.end() < length
    return " " if inside and any(map(str.isspace, run[0])) else ""


def trimmed(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order, without white space at their ends, and without those that hold nothing.

    >>> trimmed("It rained", [Mark(2, 9, "strong"), Mark(2, 3, "code")])
    [Mark(start=3, end=9, kind='strong', target=None)]
    """
    found = []
    for mark in marks:
        start, end = mark.start, mark.end
        if mark.kind == "break":
            found += [mark] if 0 < start == end - 1 < len(text) - 1 else []
            continue
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(Mark(start, end, mark.kind, mark.target))
    found.sort(key=lambda mark: (mark.start, -mark.end))
    return found
