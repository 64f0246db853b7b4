"""The signs that a site was changed, each tested against chance.

The constants were chosen on half of the sites of `python -m benchmarks.measure.drift`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import expm1, log1p

import numpy as np
from numpy.typing import NDArray

from ..sites import Record, Site
from ..sites.record import AFTER, BEFORE, BODY, FIELDS, FIGURES, path_values
from .chance import fisher, separation

_CHANCE = 0.003  # probability below which a difference of shares is none of chance
_ERRORS = 3.2  # standard errors from which a difference of figures is none
# A line is the site's if it is on so large a share of the pages of one crawl, and gone if it is on
# so few of the other.
_COMMON, _GONE = 0.8, 0.1
_LINE = 0.15  # effect of each line that came, went or moved: 1 - (1 - this) to the power of lines
_HOLDS = 0.2  # share of the body from which a container is one that holds it


@dataclass(frozen=True, slots=True)
class Change:
    """Something of a site that is not as it was.

    Args:
        what: ``"body container"``, ``"title"``, ``"byline"``, ``"date"`` (where they are found),
            ``"body parts"`` (containers that hold some of it), ``"template"`` (the lines that most
            pages share), ``"order"`` (whether these stand above or below the body), ``"body
            length"``, ``"body share"`` (of the page's blocks), ``"confidence"``, or the
            confidence in a field: ``"title confidence"`` …
        before: what it was, as a text.
        after: what it is.
        effect: how large the change is, 0 to 1.
    """

    what: str
    before: str
    after: str
    effect: float


def signs(old: Site, new: Site) -> Iterator[Change]:
    """All signs of change between what two crawls taught of a site."""
    yield from _places(old.records, new.records)
    yield from _figures(old.records, new.records)
    yield from _holders(old, new)
    yield from _lines(old, new)


def _places(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    """Where the body and the fields are found: the place that lost or gained most pages."""
    for number, what in enumerate(("body container", *FIELDS)):
        counts = [Counter(one.places[number] for one in records) for records in (old, new)]
        sizes = len(old), len(new)
        moved = {
            place: counts[1][place] / sizes[1] - counts[0][place] / sizes[0]
            for place in {*counts[0], *counts[1]}
        }
        most = max(sorted(moved), key=lambda place: abs(moved[place]))
        if fisher(counts[0][most], sizes[0], counts[1][most], sizes[1]) <= _CHANCE:
            before, after = (
                _shown(what, *counted.most_common(1)[0], size)
                for counted, size in zip(counts, sizes)
            )
            yield Change(what, before, after, round(abs(moved[most]), 3))


def _shown(what: str, place: str, count: int, size: int) -> str:
    name = place.removeprefix("> ") or ("nowhere" if what in FIELDS else "no path")
    return f"{name} ({count / size:.0%})"


@dataclass(frozen=True)
class _Figure:
    """A figure of pages, how far its mean must move to count, and how it is told."""

    what: str
    value: Callable[[Record], float]
    least: float
    told: Callable[[float], str]


def _of(name: str, scale: float = 1.0) -> Callable[[Record], float]:
    at = FIGURES.index(name)
    return lambda one: one.figures[at] * scale


_BLOCKS, _HELD = _of("blocks"), _of("body blocks")
_KEPT: tuple[_Figure, ...] = (
    _Figure(
        "body length",
        lambda one: log1p(one.figures[0]),
        0.4,
        lambda mean: f"{expm1(mean):.0f} words",
    ),
    _Figure("body share", lambda one: _HELD(one) / max(1.0, _BLOCKS(one)), 0.1, "{:.0%}".format),
    _Figure("confidence", _of("confidence", 0.01), 0.05, "{:.2f}".format),
    *(
        _Figure(f"{field} confidence", _of(field, 0.01), 0.1, "{:.2f}".format)
        for field in FIELDS
    ),
)


def _figures(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    """The length of the body, its share of the blocks, and how sure it and the fields are."""
    for figure in _KEPT:
        columns = [[figure.value(one) for one in records] for records in (old, new)]
        means = [float(np.mean(column)) for column in columns]
        if abs(means[1] - means[0]) < figure.least:
            continue
        delta, errors = separation(*columns)
        if abs(errors) >= _ERRORS:
            before, after = map(figure.told, means)
            yield Change(figure.what, before, after, round(abs(delta), 3))


def _holders(old: Site, new: Site) -> Iterator[Change]:
    """The containers that hold a part of the body: the one that lost or gained most pages."""
    counts = [_holding(site) for site in (old, new)]
    sizes = len(old.records), len(new.records)
    moved = {
        path: counts[1][path] / sizes[1] - counts[0][path] / sizes[0]
        for path in {*counts[0], *counts[1]}
    }
    most = max(sorted(moved), key=lambda path: abs(moved[path]), default=None)
    if most is None:
        return
    found = counts[0][most], sizes[0], counts[1][most], sizes[1]
    if fisher(*found) <= _CHANCE:
        before, after = (f"one on {found[at] / found[at + 1]:.0%} of the pages" for at in (0, 2))
        yield Change("body parts", before, after, round(abs(moved[most]), 3))


def _holding(site: Site) -> Counter[int]:
    """On how many pages each container holds a part of the body."""
    share, size = path_values(np.maximum(site.paths.values, 0).astype(np.int64))
    body = np.where(site.paths.values >= 0, share * size, 0.0)
    held = body >= _HOLDS * np.maximum(body.sum(axis=0), 1.0)
    return Counter(dict(zip(site.paths.hashes.tolist(), held.sum(axis=1).tolist())))


def _lines(old: Site, new: Site) -> Iterator[Change]:
    """The lines that most pages share: those that went or came, and those that moved."""
    hashes = np.union1d(old.blocks.hashes, new.blocks.hashes).astype(np.int64)
    before, after = old.blocks.rows(hashes), new.blocks.rows(hashes)
    went, came = _missing(before, after), _missing(after, before)
    if went or came:
        said = f"{went} lines gone, {came} new"
        yield Change("template", "the lines that most pages share", said, _effect(went + came))
    moved = sum(_moved(*rows) for rows in zip(before, after) if _both(*rows))
    if moved:
        said = f"{moved} stand elsewhere"
        yield Change("order", "the lines above and below the body", said, _effect(moved))


def _effect(lines: int) -> float:
    return round(1 - (1 - _LINE) ** lines, 3)


def _missing(here: NDArray[np.int16], there: NDArray[np.int16]) -> int:
    """How many lines most pages of one crawl have, outside of their bodies, and none of another."""
    own = (here >= 0).sum(axis=1)
    other = (there >= 0).sum(axis=1)
    sizes = here.shape[1], there.shape[1]
    outside = (here == BODY).sum(axis=1) * 2 < own
    lines = np.flatnonzero(outside & (own >= _COMMON * sizes[0]) & (other <= _GONE * sizes[1]))
    return sum(
        fisher(int(own[at]), sizes[0], int(other[at]), sizes[1]) <= _CHANCE for at in lines
    )


def _both(before: NDArray[np.int16], after: NDArray[np.int16]) -> bool:
    return all((row >= 0).mean() >= _COMMON for row in (before, after))


def _moved(before: NDArray[np.int16], after: NDArray[np.int16]) -> bool:
    """Whether a line stood above the body and now stands elsewhere, or below it."""
    for state in (BEFORE, AFTER):
        counts = [int((row == state).sum()) for row in (before, after)]
        sizes = [int((row >= 0).sum()) for row in (before, after)]
        shift = counts[1] / sizes[1] - counts[0] / sizes[0]
        if abs(shift) >= _COMMON and fisher(counts[0], sizes[0], counts[1], sizes[1]) <= _CHANCE:
            return True
    return False
