"""Where each post of a thread begins and ends: a line that says who or when repeats."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import fmean
from typing import NamedTuple

from .lines import MARKED, PLAIN, Line
from .tree import Tree

# Constants chosen on the hosts of one half of the developers' threads (`python -m
# benchmarks.measure.posts`).
_COVERED = 0.5  # share of the posts that a kind of line must be found in
_MOST = 0.8  # share of the posts that must be signed where nothing else tells of a thread
_IN_ORDER = (
    0.8  # share of the dates that are not before the one above, from which a thread is sorted
)
_DISORDER = 0.5  # what the dates of anything else are worth
# Words of a post's head that the filters took for body, such as where somebody lives.
_CROSSED = 8
_NAMED = 0.8  # what a kind of line that names nobody is worth to the one that names people


class Segment(NamedTuple):
    """A post: its blocks, and the lines that say who wrote it and when."""

    start: int
    end: int
    who: Line | None
    when: Line | None
    depth: int = 0


class Contents:
    """Which blocks hold the words of posts.

    Args:
        blocks: for each block of the page, how many it holds.
    """

    def __init__(self, blocks: Sequence[int]) -> None:
        self._words = [*accumulate(blocks, initial=0)]
        self._blocks = [*accumulate(map(bool, blocks), initial=0)]
        self.size = len(blocks)

    def count(self, start: int, end: int) -> int:
        """How many of these blocks do."""
        return self._blocks[max(start, end)] - self._blocks[start]

    def words(self, start: int, end: int) -> int:
        """How many words they hold."""
        return self._words[max(start, end)] - self._words[start]


def segments_of(
    tree: Tree,
    lines: Sequence[Line],
    long: frozenset[str],
    contents: Contents,
) -> list[Segment]:
    """The posts of a thread in order; an empty list where nothing repeats that could begin one.

    Args:
        tree: the elements of the page.
        lines: those that may say who or when.
        long: the keys of lines that do not.
        contents: which blocks hold the words of posts.
    """
    groups = _groups(lines, long)
    rated = [
        (rating, -position, anchors)
        for position, anchors in enumerate(groups)
        if (rating := _rating(anchors, tree, contents)) > 0
    ]
    if not rated:
        return []
    anchors = _filled(max(rated)[2], tree, contents)
    spans = _spans(anchors, tree, contents)
    who = _beside(lines, long, anchors, spans, contents, dated=False)
    when = _beside(lines, long, anchors, spans, contents, dated=True)
    depths = _depths(anchors, tree)
    found = []
    for number, (start, end) in enumerate(spans):
        known = [line.block for line in (who[number], when[number]) if line is not None]
        found.append([min([start, *known]), end])
        if number:
            found[-2][1] = min(found[-2][1], found[-1][0])
    return [
        Segment(start, end, author, time, depth)
        for (start, end), author, time, depth in zip(found, who, when, depths)
    ]


def is_signed(segments: Sequence[Segment], weight: float = MARKED, dated: float = 0.5) -> bool:
    """True where most posts say who wrote them, by more than the look of a line, and when.

    Args:
        segments: the posts.
        weight: how much must speak for a name, on average.
        dated: the share of the posts that must say when.
    """
    named = [one.who.weight for one in segments if one.who is not None]
    times = sum(one.when is not None for one in segments)
    return (
        bool(named)
        and len(named) >= _MOST * len(segments)
        and times >= dated * len(segments)
        and fmean(named) >= weight
    )


def _groups(lines: Sequence[Line], long: frozenset[str]) -> list[list[Line]]:
    """The lines of each kind that could begin a post: they name a time, or surely somebody."""
    found: dict[tuple[str, bool], list[Line]] = {}
    for line in lines:
        if line.key not in long or line.weight > PLAIN:
            if line.is_dated:
                found.setdefault((line.key, True), []).append(line)
            if line.name and line.weight >= MARKED:
                found.setdefault((line.key, False), []).append(line)
    return [group for group in found.values() if len(group) > 1]


def _rating(anchors: Sequence[Line], tree: Tree, contents: Contents) -> float:
    """How well the lines of a kind part a thread.

    It counts how many parts have words, and whether their dates are in order.
    """
    spans = _spans(anchors, tree, contents)
    filled = sum(1 for start, end in spans if contents.count(start, end))
    if filled < 2:
        return 0.0
    rating = filled * filled / len(anchors)
    if all(line.is_dated for line in anchors):
        return rating * _order(anchors)
    names = {line.name for line in anchors}
    weight = fmean(line.weight for line in anchors)
    return rating * _NAMED * (_DISORDER + weight / 2) if len(names) > 1 else 0.0


def _order(anchors: Sequence[Line]) -> float:
    """1 for dates that rise or fall down the page, less for others."""
    days = [line.moment.timetuple()[:5] for line in anchors if line.moment]
    if len(days) < 2:
        return 1.0
    rising = fmean(left <= right for left, right in pairwise(days))
    falling = fmean(left >= right for left, right in pairwise(days))
    order = max(rising, falling)
    return 1.0 if order >= _IN_ORDER else _DISORDER + order / 4


def _filled(anchors: Sequence[Line], tree: Tree, contents: Contents) -> list[Line]:
    """The lines whose part has words."""
    spans = _spans(anchors, tree, contents)
    return [line for line, (start, end) in zip(anchors, spans) if contents.count(start, end)]


def _spans(anchors: Sequence[Line], tree: Tree, contents: Contents) -> list[tuple[int, int]]:
    """For each anchor the blocks of its part.

    It begins where the outermost element begins that does not hold the anchor before.
    """
    size = contents.size
    starts = []
    for number, line in enumerate(anchors):
        other = anchors[number - 1 if number else 1].block if len(anchors) > 1 else None
        unit = tree.apart(line.block, other) if other is not None else None
        starts.append(line.block if unit is None else min(line.block, tree.first[unit]))
    last = anchors[-1]
    end = size
    if tree.own and len(anchors) > 1:
        unit = tree.apart(last.block, anchors[-2].block)
        end = tree.last[unit] + 1 if unit is not None else last.end
        if not contents.count(last.end, end) and not contents.count(starts[-1], end):
            shared = tree.shared(last.block, anchors[-2].block)
            end = tree.last[shared] + 1 if shared is not None else size
    return [*zip(starts, [*starts[1:], max(end, starts[-1])])]


def _depths(anchors: Sequence[Line], tree: Tree) -> list[int]:
    """How many posts each one answers: an answer stands deeper in the page than its post.

    Where all but the first stand equally deep, only their markup is another.
    """
    levels = [len(tree.above(line.block)) for line in anchors]
    if len({*levels[1:]}) < 2:
        return [0] * len(levels)
    depths: list[int] = []
    around: list[int] = []
    for level in levels:
        while around and around[-1] >= level:
            around.pop()
        depths.append(len(around))
        around.append(level)
    return depths


def _beside(
    lines: Sequence[Line],
    long: frozenset[str],
    anchors: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    contents: Contents,
    dated: bool,
) -> list[Line | None]:
    """For each post the line that says who wrote it, or when (`dated`).

    All are of one kind, the one that fits best.
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
    size = len(anchors)
    rate = _rate_dates if dated else _rate_names
    rated = [
        (rate([*held.values()], [anchors[number] for number in held], size), -order, held)
        for order, held in enumerate(kinds.values())
        if len(held) >= _COVERED * size
    ]
    best = max(rated, default=(0.0, 0, {}), key=lambda one: one[:2])
    return [best[2].get(number) if best[0] > 0 else None for number in range(size)]


def _distance(line: Line, anchor: Line, contents: Contents) -> tuple[int, int]:
    """The words of posts between two lines, and the blocks."""
    first, last = sorted((line.block, anchor.block))
    return contents.words(first, last), last - first


def _rate_dates(held: Sequence[Line], anchors: Sequence[Line], size: int) -> float:
    """How well lines of a kind tell when the posts were written."""
    told = sum(line.moment is not None for line in held)
    same = sum(line is anchor for line, anchor in zip(held, anchors))
    return len(held) / size + told / size + _order(held) + 0.5 * same / size


def _rate_names(held: Sequence[Line], anchors: Sequence[Line], size: int) -> float:
    """How well lines of a kind tell who wrote the posts."""
    names = {line.name for line in held}
    alone = len(names) == 1 and size > 2
    near = fmean(1 / (1 + abs(line.block - anchor.block)) for line, anchor in zip(held, anchors))
    weight = fmean(line.weight for line in held)
    return len(held) / size + 1.5 * weight + 0.5 * near + 0.3 * len(names) / size - alone
