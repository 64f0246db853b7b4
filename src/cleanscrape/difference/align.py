"""Which pieces of two accounts of a page are the same piece."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from .values import Placed

SIMILAR = 60.0
"""Similarity (`rapidfuzz.fuzz.ratio`) from which two texts are two wordings of one piece."""

_TRIED = 8  # pieces that one without a partner is compared with: more would be quadratic
_COMPARED = 2000  # characters of a text that are compared, for the same reason
_MOST = 0.999  # similarity of texts that differ only behind these


class Pair(NamedTuple):
    """A piece on both sides; None where it is on one side only.

    Args:
        before: on the first.
        after: on the second.
        similarity: of its two texts, 0 to 1; 1 where they are the same, or cut differently.
    """

    before: Placed | None
    after: Placed | None
    similarity: float = 1.0


def pairs(before: Sequence[Placed], after: Sequence[Placed]) -> list[Pair]:
    """Pair the pieces of two accounts, in the order of the page.

    Two accounts of the same text are paired by their places in it, even if they cut it differently.
    Otherwise pieces of the same text are the same piece, wherever they stand, and of the rest those
    whose texts are alike and whose neighbours are near. The time is linear in the size of the page.

    >>> menu, rain = Placed("Menu", "removed", "navigation"), Placed("Rain", "title", "title")
    >>> both = Placed("Menu Rain", "paragraphs", "paragraph")
    >>> [(one.before.text, one.after.text) for one in pairs((menu, rain), (both,))]
    [('Menu', 'Menu Rain'), ('Rain', 'Menu Rain')]
    >>> [(one.before, one.after) == (menu, None) for one in pairs((menu, rain), (rain,))]
    [True, False]
    """
    sizes = [[len("".join(piece.text.split())) for piece in side] for side in (before, after)]
    texts = ["".join("".join(piece.text.split()) for piece in side) for side in (before, after)]
    if texts[0] == texts[1]:
        return list(_by_place(before, after, *sizes))
    return _by_text(before, after)


def _by_place(
    before: Sequence[Placed], after: Sequence[Placed], sizes: Sequence[int], others: Sequence[int]
) -> Iterator[Pair]:
    """Pieces that overlap, in two accounts of the same text.

    Args:
        before: the pieces of one.
        after: those of the other.
        sizes: characters of each piece of the first, less white space.
        others: those of the second.
    """
    at = other = 0
    left, right = list(sizes), list(others)
    while at < len(before) and other < len(after):
        step = min(left[at], right[other])
        if step:
            yield Pair(before[at], after[other])
        left[at] -= step
        right[other] -= step
        at, other = at + (not left[at]), other + (not right[other])


def _by_text(before: Sequence[Placed], after: Sequence[Placed]) -> list[Pair]:
    """Pieces of the same text, then pieces of similar ones that stand near."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for index, piece in enumerate(after):
        places[_key(piece)].append(index)
    found: dict[int, int] = {}
    for index, piece in enumerate(before):
        if same := places.get(_key(piece)):
            found[index] = same.popleft()
    _pair_similar(before, after, found)
    return list(_in_order(before, after, found))


def _key(piece: Placed) -> str:
    return " ".join(piece.text.split())


def _pair_similar(before: Sequence[Placed], after: Sequence[Placed], found: dict[int, int]) -> None:
    """Add to the pairs those of similar texts.

    Args:
        before: the pieces of one side.
        after: those of the other.
        found: the pairs so far, as indices; it grows.
    """
    taken = set(found.values())
    free = [index for index in range(len(after)) if index not in taken]
    near = 0  # where the partner of a piece may stand: behind that of the piece before it
    for index, piece in enumerate(before):
        if index in found:
            near = found[index] + 1
            continue
        middle = bisect_left(free, near)
        tried = free[max(0, middle - _TRIED // 2) : middle + _TRIED // 2]
        scores = [(_similarity(piece, after[other]), -other) for other in tried]
        best, other = max(scores, default=(0.0, 0))
        if best >= SIMILAR:
            found[index] = -other
            free.pop(bisect_left(free, -other))
            near = 1 - other


def _similarity(piece: Placed, other: Placed) -> float:
    return fuzz.ratio(piece.text[:_COMPARED], other.text[:_COMPARED], score_cutoff=SIMILAR)


def _in_order(
    before: Sequence[Placed], after: Sequence[Placed], found: dict[int, int]
) -> Iterator[Pair]:
    """All pieces in the first side's order, each new one behind the piece that it follows."""
    partner = {other: index for index, other in found.items()}
    new: dict[int, list[int]] = defaultdict(list)
    last = -1
    for other in range(len(after)):
        if other in partner:
            last = partner[other]
        else:
            new[last].append(other)
    for index in range(-1, len(before)):
        if index >= 0:
            at = found.get(index)
            yield _pair(before[index], None if at is None else after[at])
        yield from (Pair(None, after[other]) for other in new[index])


def _pair(before: Placed, after: Placed | None) -> Pair:
    if after is None or _key(before) == _key(after):
        return Pair(before, after)
    return Pair(before, after, min(_MOST, _similarity(before, after) / 100))
