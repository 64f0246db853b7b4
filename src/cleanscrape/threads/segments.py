"""Where each post of a thread begins and ends: a line that says who or when repeats."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from .beside import DISORDER, beside, in_order
from .contents import Contents
from .lines import MARKED, PLAIN, TOLD, Line
from .tree import Tree

# share of the posts that must be signed where nothing else tells of a thread
_MIN_SIGNED_SHARE = 0.8
_MIN_POSTS_WITH_LOST_NAME = 3  # posts from which it may go without a name
_NAMED = 0.9  # what a kind of line that names nobody is worth to the one that names people
_BLIND = 0.95  # what places are worth that no line marks: the page only tells machines of them


class Segment(NamedTuple):
    """A post: its blocks, and the lines that say who wrote it and when."""

    start: int
    end: int
    who: Line | None
    when: Line | None
    depth: int = 0


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
    who = beside(lines, long, anchors, spans, contents, dated=False)
    when = beside(lines, long, anchors, spans, contents, dated=True)
    told = _told(lines, spans)
    depths = _depths(anchors, tree)
    said = [told[number].depth or 0 if number in told else 0 for number in range(len(spans))]
    if any(said) and len(told) >= _MIN_SIGNED_SHARE * len(spans):
        depths = said
    elif not any(depths):
        depths = said if any(said) else _ranks([line.depth or 0 for line in anchors])
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


def _told(lines: Sequence[Line], spans: Sequence[tuple[int, int]]) -> dict[int, Line]:
    """For the number of a post what the page tells machines of it."""
    ends = [end for _, end in spans]
    found: dict[int, Line] = {}
    for line in lines:
        number = bisect_right(ends, line.block)
        if line.key == TOLD and number < len(spans) and spans[number][0] <= line.block:
            found.setdefault(number, line)
    return found


def is_signed(segments: Sequence[Segment], weight: float = MARKED, dated: float = 0.5) -> bool:
    """True where most posts say who wrote them, by more than the look of a line, and when.

    Args:
        segments: the posts.
        weight: how much must speak for a name, on average.
        dated: the share of the posts that must say when.
    """
    if len(segments) > _MIN_POSTS_WITH_LOST_NAME and segments[0].who is None:
        segments = segments[1:]  # the name above the first one may be lost in what is before
    named = [one.who.weight for one in segments if one.who is not None]
    times = sum(one.when is not None for one in segments)
    return (
        bool(named)
        and len(named) >= _MIN_SIGNED_SHARE * len(segments)
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
    if anchors[0].key == TOLD:
        rating *= _BLIND
    if all(line.is_dated for line in anchors):
        return rating * in_order(anchors)
    names = {line.name for line in anchors}
    weight = fmean(line.weight for line in anchors)
    return rating * _NAMED * (DISORDER + weight / 2) if len(names) > 1 else 0.0


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
    """How many posts each one answers: an answer stands deeper in the page than its post."""
    return _ranks([len(tree.above(line.block)) for line in anchors])


def _ranks(levels: Sequence[int]) -> list[int]:
    """For each level how many of those before it are around it: lower, with none as low between.

    >>> _ranks([2, 4, 4, 6, 2])
    [0, 1, 1, 2, 0]
    """
    depths: list[int] = []
    around: list[int] = []
    for level in levels:
        while around and around[-1] >= level:
            around.pop()
        depths.append(len(around))
        around.append(level)
    return depths
