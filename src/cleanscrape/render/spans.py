"""Marks made fit for writing.

They are clean, of each kind at most one at a place, nested without overlaps.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from ..facts import MARK_KINDS, Mark

_UNEVEN = re.compile(r"[^\S ]|\s\s|\A\s|\s\Z")
# What has a target ends where the next one begins; two of what has none are one where they touch.
_WITH_TARGET = frozenset({"link", "note", "quotation", "time"})
# Written as they are, with no marks inside; of two that overlap, the first named here stays whole.
_INDIVISIBLE = ("note", "math", "code")

WHOLE = ("note", "math", "break")
"""Marks that hold no others in any output."""


def one_line(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    r"""The text with white space collapsed, and its marks moved accordingly.

    >>> one_line(" It  rained.", [Mark(5, 11, "strong")])
    ('It rained.', [Mark(start=3, end=9, kind='strong', target=None)])
    """
    if not _UNEVEN.search(text):
        return text, [*marks]
    words = text.split()
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    begins = [*accumulate((len(word) + 1 for word in words), initial=0)]
    line = " ".join(words)

    def moved(offset: int) -> int:
        word = bisect_right(starts, offset) - 1
        if word < 0:
            return 0
        return begins[word] + min(offset - starts[word], len(words[word]) + 1)

    return line, [
        mark._replace(start=min(moved(mark.start), len(line)), end=min(moved(mark.end), len(line)))
        for mark in marks
    ]


def tidy(text: str, marks: Iterable[Mark], whole: Collection[str] = WHOLE) -> list[Mark]:
    """The marks in order, without overlaps of one kind, empty ones and white space at their edges.

    Args:
        text: what they mark; each run of white space in it is one blank.
        marks: in any order; those outside of the text are cut.
        whole: kinds that can hold no other mark but are held by any.

    >>> marks = tidy(
    ...     "It rained.", [Mark(2, 6, "strong"), Mark(5, 9, "strong"), Mark(9, 99, "code")]
    ... )
    >>> [(mark.start, mark.end, mark.kind) for mark in marks]
    [(3, 9, 'strong'), (9, 10, 'code')]
    """
    by_kind: dict[str, list[Mark]] = {}
    breaks: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.kind == "break":
            breaks += [mark] if _is_between(text, mark) and mark not in breaks[-1:] else []
        elif mark.kind in MARK_KINDS and (trimmed := _trimmed(text, mark)):
            by_kind.setdefault(mark.kind, []).append(trimmed)
    if not by_kind:
        return breaks
    for kind, found in by_kind.items():
        by_kind[kind] = _apart(found) if kind in _WITH_TARGET else _united(found)
    _keep_whole(by_kind, whole)
    fit = [
        trimmed for found in by_kind.values() for mark in found if (trimmed := _trimmed(text, mark))
    ]
    fit += _outside(breaks, [mark for mark in fit if mark.kind in whole])
    return sorted(fit, key=lambda mark: (mark.start, -mark.end, mark.kind in whole, rank(mark)))


def rank(mark: Mark) -> int:
    """Which of two marks of one span is the outer one: that with the lower number."""
    return MARK_KINDS.index(mark.kind)


def _is_between(text: str, mark: Mark) -> bool:
    """True for a break that is the one blank between two lines."""
    return 0 < mark.start == mark.end - 1 < len(text) - 1 and text[mark.start] == " "


def _outside(breaks: Sequence[Mark], held: Sequence[Mark]) -> list[Mark]:
    """The breaks that are in none of these marks, which do not overlap; both are in order."""
    held = sorted(held)
    starts = [mark.start for mark in held]
    return [
        mark
        for mark in breaks
        if not (at := bisect_right(starts, mark.start)) or held[at - 1].end <= mark.start
    ]


def in_lines(text: str, marks: Iterable[Mark]) -> str:
    r"""The text with a line break for each that is marked.

    >>> in_lines("Mill Lane Velden", [Mark(9, 10, "break")])
    'Mill Lane\nVelden'
    """
    characters = [*text]
    for mark in marks:
        if mark.kind == "break" and _is_between(text, mark):
            characters[mark.start] = "\n"
    return "".join(characters)


def _trimmed(text: str, mark: Mark) -> Mark | None:
    start, end = max(0, mark.start), min(len(text), mark.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return mark._replace(start=start, end=end) if start < end else None


def _united(marks: Sequence[Mark]) -> list[Mark]:
    """Marks of one kind, joined where they overlap or touch."""
    found = [marks[0]]
    for mark in marks[1:]:
        if mark.start <= found[-1].end:
            found[-1] = found[-1]._replace(end=max(found[-1].end, mark.end))
        else:
            found.append(mark)
    return found


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks of one kind, the later cut where they overlap.

    Two links that touch and lead to the same address are one.
    """
    found: list[Mark] = []
    for mark in marks:
        start = max(mark.start, found[-1].end) if found else mark.start
        if start >= mark.end:
            continue
        if found and mark.kind == "link" and _touch(found[-1], mark):
            found[-1] = found[-1]._replace(end=mark.end)
        else:
            found.append(mark._replace(start=start))
    return found


def _touch(one: Mark, two: Mark) -> bool:
    return one.end >= two.start and one.target == two.target


def _keep_whole(by_kind: dict[str, list[Mark]], whole: Collection[str]) -> None:
    """Cut all marks so that none begins or ends within one that is written as a whole."""
    notes = by_kind.get("note", [])
    by_kind["link"] = _without(by_kind.get("link", ()), notes)
    held = notes
    for kind in _INDIVISIBLE[1:]:
        if kind in whole and kind in by_kind:
            by_kind[kind] = _without(by_kind[kind], held)
            if kind == "code":
                by_kind[kind] = _split(by_kind[kind], by_kind["link"])
            held = sorted([*held, *by_kind[kind]])
    if not held:
        return
    starts = [mark.start for mark in held]
    for kind, found in by_kind.items():
        if kind not in whole:
            by_kind[kind] = [snapped for mark in found if (snapped := _snapped(mark, held, starts))]


def _without(marks: Sequence[Mark], holes: Sequence[Mark]) -> list[Mark]:
    """Marks without the parts that lie in `holes`; both are in order and do not overlap."""
    found: list[Mark] = []
    first = 0
    for mark in marks:
        start = mark.start
        while first < len(holes) and holes[first].end <= start:
            first += 1
        at = first
        while at < len(holes) and holes[at].start < mark.end:
            if start < holes[at].start:
                found.append(mark._replace(start=start, end=holes[at].start))
            start = holes[at].end
            at += 1
        if start < mark.end:
            found.append(mark._replace(start=start))
    return found


def _split(marks: Sequence[Mark], links: Sequence[Mark]) -> list[Mark]:
    """Marks cut where a link begins or ends, so that each is within a link or outside of all."""
    edges = [edge for link in links for edge in (link.start, link.end)]
    found: list[Mark] = []
    for mark in marks:
        start = mark.start
        for at in range(bisect_right(edges, mark.start), bisect_left(edges, mark.end)):
            if edges[at] > start:
                found.append(mark._replace(start=start, end=edges[at]))
                start = edges[at]
        found.append(mark._replace(start=start))
    return found


def _snapped(mark: Mark, held: Sequence[Mark], starts: Sequence[int]) -> Mark | None:
    """A mark that neither begins nor ends within one of `held`; None for one that is inside."""
    start, end = mark.start, mark.end
    around = held[max(0, bisect_right(starts, start) - 1)]
    if around.start <= start < around.end:
        if end <= around.end and not (
            around.kind != "note" and (start, end) == (around.start, around.end)
        ):
            return None
        start = around.end if around.start < start else start
    around = held[max(0, bisect_right(starts, end - 1) - 1)]
    if around.start < end < around.end:
        end = around.start
    return mark._replace(start=start, end=end) if start < end else None


def split_marks(marks: Sequence[Mark], spans: Sequence[tuple[int, int]]) -> list[tuple[Mark, ...]]:
    """For each part of a text the marks in it, cut to the part.

    Args:
        marks: as `tidy` gives them: one at a place of each kind, or this is not linear.
        spans: start and end of the parts, in order and apart.

    >>> split_marks([Mark(3, 9, "strong")], [(0, 5), (5, 10)])[1]
    (Mark(start=0, end=4, kind='strong', target=None),)
    """
    found: list[list[Mark]] = [[] for _ in spans]
    ends = [end for _, end in spans]
    for mark in marks:
        for at in range(bisect_right(ends, mark.start), len(spans)):
            if spans[at][0] >= mark.end:
                break
            if part := mark.cut(*spans[at]):
                found[at].append(part)
    return [*map(tuple, found)]
