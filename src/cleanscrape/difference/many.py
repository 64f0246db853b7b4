"""What differs between the accounts of many pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from posixpath import splitext

from .accounts import named
from .pages import CONFIDENCE, compare
from .values import Account, Difference, Move, PageDifference

Both = tuple[Account, Account]
Places = tuple[tuple[str, str] | None, tuple[str, str] | None]


def compare_many(
    before: Iterable[Account], after: Iterable[Account], confidence: float = CONFIDENCE
) -> Difference:
    """What changed between two sets of accounts.

    Pages of the same name are compared; of the others, files whose names end in the same way
    (``old/rain.html`` and ``new/rain.json``), if there is one such on each side; and if there is
    one page on each side, these two.

    Both sides are read at the same time. What is held in memory are the accounts whose partner has
    not come yet, and what changed.

    Args:
        before: accounts of one side.
        after: those of the other.
        confidence: as for `compare`.

    Raises:
        ValueError: as for `compare`.

    >>> from cleanscrape.difference import account
    >>> rain, snow = "It rained all day in the valley.", "Nobody had seen so much snow."
    >>> found = compare_many(
    ...     [account(rain, name="a.txt"), account(rain, name="b.txt")],
    ...     [account(rain, name="a.txt"), account(snow, name="b.txt")],
    ... )
    >>> found.compared, [page.name for page in found.pages], len(found.moves)
    (2, ['b.txt'], 2)
    """
    totals = _Totals()
    alone: tuple[dict[str, Account], dict[str, Account]] = ({}, {})
    for pair in _of_one_name(before, after, alone):
        totals.add(compare(*pair, confidence))
    for pair in _of_like_names(*alone):
        totals.add(compare(*pair, confidence))
    return totals.difference(*alone)


def _of_one_name(
    before: Iterable[Account],
    after: Iterable[Account],
    alone: tuple[dict[str, Account], dict[str, Account]],
) -> Iterator[Both]:
    """The pages that have the same name on both sides; the others stay in `alone`."""
    old, new = alone
    for one, other in zip_longest(named(before), named(after)):
        if one is not None:
            if one.name in new:
                yield one, new.pop(one.name)
            else:
                old[one.name] = one
        if other is not None:
            if other.name in old:
                yield old.pop(other.name), other
            else:
                new[other.name] = other


def _of_like_names(old: dict[str, Account], new: dict[str, Account]) -> Iterator[Both]:
    """Pairs of those whose names end alike, or that are alone; they are taken out."""
    ends = [_ends(old), _ends(new)]
    for end in sorted(ends[0].keys() & ends[1].keys(), key=lambda end: (-len(end), end)):
        names = [[name for name in side[end] if name in left]
                 for side, left in zip(ends, (old, new))]  # fmt: skip
        if len(names[0]) == len(names[1]) == 1:
            yield old.pop(names[0][0]), new.pop(names[1][0])
    if len(old) == len(new) == 1:
        yield old.popitem()[1], new.popitem()[1]


def _ends(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The ends of names of files, with the names that have them.

    >>> sorted(_ends(["old/rain.html"]))
    ['old/rain', 'old/rain.html', 'rain', 'rain.html']
    """
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        parts = name.split("/")
        for at in range(len(parts) if "://" not in name else 0):
            end = "/".join(parts[at:])
            for one in {end, splitext(end)[0]}:
                found[one].append(name)
    return found


class _Totals:
    """Adds up what changed on pages."""

    def __init__(self) -> None:
        self._compared = 0
        self._pages: list[PageDifference] = []
        self._pieces: Counter[Places] = Counter()
        self._words: Counter[Places] = Counter()
        self._values: Counter[str] = Counter()

    def add(self, page: PageDifference) -> None:
        """Add a page."""
        self._compared += 1
        if not page.is_changed:
            return
        self._pages.append(page)
        self._values.update(one.name for one in page.values)
        for change in page.changes:
            if change.places[0] != change.places[1]:
                self._pieces[change.places] += 1
                self._words[change.places] += change.words  # type: ignore[assignment]

    def difference(
        self, only_before: Mapping[str, Account], only_after: Mapping[str, Account]
    ) -> Difference:
        """All of it, with the pages that are on one side only."""
        moves = [
            Move(*places, count, float(self._words[places]))
            for places, count in self._pieces.items()
        ]
        return Difference(
            self._compared,
            tuple(sorted(self._pages, key=lambda page: (page.likeness, page.name))),
            tuple(sorted(moves, key=lambda move: (-move.words, str(move)))),
            dict(self._values.most_common()),
            sum(page.into_body for page in self._pages),
            sum(page.out_of_body for page in self._pages),
            tuple(sorted(only_before)),
            tuple(sorted(only_after)),
        )
