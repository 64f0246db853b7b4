"""Which line of each post says who wrote it, and which says when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean

from ..lexicons import fold
from ..patterns.told_times import exact_moment
from .contents import Contents
from .lines import PLAIN, TOLD, Line

# Constants chosen on the hosts of one half of the developers' threads (`python -m
# benchmarks.measure.posts`).
_COVERED = 0.5  # share of the posts that a kind of line must be found in
# Words of a post's head that the filters took for body, such as where somebody lives.
_CROSSED = 8
# share of the dates that are not before the one above, from which a thread is sorted
_IN_ORDER = 0.8
DISORDER = 0.5  # what the dates of anything else are worth


def beside(
    lines: Sequence[Line],
    long: frozenset[str],
    anchors: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    contents: Contents,
    dated: bool,
) -> list[Line | None]:
    """For each post the line that says who wrote it, or when (`dated`).

    All are of one kind, the one that fits best. What the page tells machines of a post is put in
    where the line says less, and stands for the names where no kind of line fits better.
    """
    starts = [line.block for line in lines]
    kinds: dict[str, dict[int, Line]] = {}
    floor = 0
    for number, (anchor, (start, end)) in enumerate(zip(anchors, spans)):
        low = start
        while low > floor and contents.words(low - 1, start) <= _CROSSED:
            low -= 1
        for line in lines[bisect_left(starts, low) : bisect_left(starts, end)]:
            fits = line.is_dated if dated else line.name is not None
            if fits and (line.key not in long or line.weight > PLAIN):
                held = kinds.setdefault(line.key, {})
                before = held.get(number)
                if before is None or _distance(line, anchor, contents) < _distance(
                    before, anchor, contents
                ):
                    held[number] = line
        floor = anchor.end
    told = kinds.pop(TOLD, {})
    kinds = {key: _once(held, anchors, contents) for key, held in kinds.items()}
    rated = [
        (_rating(held, told, anchors, dated), -order, held)
        for order, held in enumerate(kinds.values())
        if len(held) >= _COVERED * len(anchors)
    ]
    best, _, seen = max(rated, default=(0.0, 0, {}), key=lambda one: one[:2])
    seen = seen if best > 0 else {}
    is_told = bool(told) and _rating(told, told, anchors, dated) > best
    return [_joined(seen.get(number), told.get(number), is_told) for number in range(len(anchors))]


def _once(held: Mapping[int, Line], anchors: Sequence[Line], contents: Contents) -> dict[int, Line]:
    """Lines of a kind, each for one post only: one that two posts have belongs to the nearer."""
    found = dict(held)
    for number, line in held.items():
        if held.get(number + 1) is line:
            farther = number + (
                _distance(line, anchors[number], contents)
                <= _distance(line, anchors[number + 1], contents)
            )
            found.pop(farther, None)
    return found


def _rating(
    held: Mapping[int, Line], told: Mapping[int, Line], anchors: Sequence[Line], dated: bool
) -> float:
    """How well lines of a kind say who wrote the posts, or when."""
    own = [anchors[number] for number in held]
    if dated:
        return _rate_dates([*held.values()], own, len(anchors))
    agreement = _agreement(held, told) / len(anchors)
    return _rate_names([*held.values()], own, len(anchors)) + agreement


def _joined(seen: Line | None, told: Line | None, is_told: bool) -> Line | None:
    """A line with what the page tells machines of its post.

    Args:
        seen: the line.
        told: what the page tells machines.
        is_told: that is sooner to be believed of the name.
    """
    if seen is None or told is None:
        return told if seen is None else seen
    if is_told and told.name:
        seen = seen._replace(name=told.name, weight=told.weight)
    moment = exact_moment(seen.moment, told.moment)
    if seen.moment and told.moment and abs(_day(seen.moment) - _day(told.moment)) > 1:
        moment = told.moment
    return seen._replace(address=seen.address or told.address, moment=moment)


def _day(moment: date) -> int:
    return moment.toordinal()


def _agreement(held: Mapping[int, Line], told: Mapping[int, Line]) -> int:
    """How many names are those that the page tells machines."""
    return sum(
        number in told and fold(line.name or "") == fold(told[number].name or "")
        for number, line in held.items()
    )


def _distance(line: Line, anchor: Line, contents: Contents) -> tuple[int, int]:
    """The words of posts between two lines, and the blocks."""
    first, last = sorted((line.block, anchor.block))
    return contents.words(first, last), last - first


def _rate_dates(held: Sequence[Line], anchors: Sequence[Line], size: int) -> float:
    """How well lines of a kind tell when the posts were written."""
    told = sum(line.moment is not None for line in held)
    same = sum(line is anchor for line, anchor in zip(held, anchors))
    return len(held) / size + told / size + in_order(held) + 0.5 * same / size


def _rate_names(held: Sequence[Line], anchors: Sequence[Line], size: int) -> float:
    """How well lines of a kind tell who wrote the posts."""
    names = {line.name for line in held}
    alone = len(names) == 1 and size > 2
    near = fmean(1 / (1 + abs(line.block - anchor.block)) for line, anchor in zip(held, anchors))
    weight = fmean(line.weight for line in held)
    return len(held) / size + 1.5 * weight + 0.5 * near + 0.3 * len(names) / size - alone


def in_order(anchors: Sequence[Line]) -> float:
    """1 for dates that rise or fall down the page, less for others."""
    days = [line.moment.timetuple()[:5] for line in anchors if line.moment]
    if len(days) < 2:
        return 1.0
    rising = fmean(left <= right for left, right in pairwise(days))
    falling = fmean(left >= right for left, right in pairwise(days))
    order = max(rising, falling)
    return 1.0 if order >= _IN_ORDER else DISORDER + order / 4
