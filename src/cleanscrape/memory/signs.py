"""The signs that a site was changed, each tested against chance.

The constants were chosen on half of the sites of `python -m benchmarks.measure.drift`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import expm1, log1p, prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..sites import Record, Site, Table
from ..sites.record import AFTER, BEFORE, FIELDS, FIGURES, path_values
from .chance import fisher, separation

_CHANCE = 0.008  # probability below which a difference of shares is none of chance
_ERRORS = 2.6  # standard errors from which a difference of figures is none
# What most pages share is on so large a share of those of one crawl, and is gone if it is on so
# few of the other.
_COMMON, _GONE = 0.8, 0.1
_FEW = 3  # of these, from which their share of all counts
# Effect of the first that came, went or moved: n of them have 1 - (1 - this) to the power of n.
_LINE, _CONTAINER, _LARGE, _SOURCE = 0.15, 0.2, 0.5, 0.5
_WORDS = 40.0  # of a large container
_UNKNOWN = 0.15  # by how much less must be known of a page for it to count
_HOLDS = 0.2  # share of the body from which a container is one that holds it

Rows = NDArray[np.int16]


class _Kind(NamedTuple):
    """Something that pages share."""

    what: str
    named: str
    table: Callable[[Site], Table]
    weights: Callable[[Rows], NDArray[np.float64]]


def _sizes(rows: Rows) -> NDArray[np.float64]:
    """What each container is worth: more if it holds much text."""
    there = rows >= 0
    _, words = path_values(np.maximum(rows, 0).astype(np.int64))
    mean = np.where(there, words, 0.0).sum(axis=1) / np.maximum(1, there.sum(axis=1))
    return np.where(mean >= _WORDS, _LARGE, _CONTAINER)


def _each(worth: float) -> Callable[[Rows], NDArray[np.float64]]:
    return lambda rows: np.full(len(rows), worth)


_KINDS = (
    _Kind("template", "the lines that most pages share", lambda site: site.blocks, _each(_LINE)),
    _Kind("containers", "those that most pages have", lambda site: site.paths, _sizes),
    _Kind(
        "metadata",
        "the sources of fields, ends of titles",
        lambda site: site.names,
        _each(_SOURCE),
    ),
)


@dataclass(frozen=True, slots=True)
class Change:
    """Something of a site that is not as it was.

    Args:
        what: ``"body container"``, ``"title"``, ``"byline"``, ``"date"`` (where they are found),
            ``"body parts"`` (containers that hold some of it), ``"template"`` (the lines that most
            pages share), ``"order"`` (whether these stand above or below the body),
            ``"containers"`` (which most pages have), ``"known template"`` and ``"known
            containers"`` (how much of a page the earlier crawl knows), ``"metadata"`` (the sources
            of fields, and what titles end with), ``"body length"``, ``"body share"`` (of the
            page's blocks), ``"confidence"``, or the confidence in a field: ``"title confidence"`` …
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
    yield from _shared(old, new)


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
    *(_Figure(f"{field} confidence", _of(field, 0.01), 0.1, "{:.2f}".format) for field in FIELDS),
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


def _shared(old: Site, new: Site) -> Iterator[Change]:
    """What most pages share: lines, containers and sources that went or came; lines that moved."""
    for kind in _KINDS:
        before, after = _rows(kind.table(old), kind.table(new))
        went, came = _missing(before, after), _missing(after, before)
        if len(went) or len(came):
            said = f"{len(went)} gone, {len(came)} new"
            worth = [*kind.weights(before[went]), *kind.weights(after[came])]
            effect = _effect(worth, _common(before) + _common(after))
            yield Change(kind.what, kind.named, said, effect)
        if kind.what != "metadata":
            yield from _unknown(kind.what, before, after)
    before, after = _rows(old.blocks, new.blocks)
    moved, stayed = _moved(before, after)
    if moved:
        said = f"{moved} of {moved + stayed} stand elsewhere"
        effect = _effect([_LINE] * moved, moved + stayed)
        yield Change("order", "the lines above and below the body", said, effect)


def _rows(old: Table, new: Table) -> tuple[Rows, Rows]:
    """The rows of all hashes of both tables, in each."""
    hashes = np.union1d(old.hashes, new.hashes).astype(np.int64)
    return old.rows(hashes), new.rows(hashes)


def _effect(worth: Sequence[float], total: int) -> float:
    """How much it is that these of all have changed."""
    share = len(worth) / total if len(worth) >= _FEW else 0.0
    return round(max(share, 1 - prod(1 - each for each in worth)), 3)


def _unknown(what: str, before: Rows, after: Rows) -> Iterator[Change]:
    """How much of a page the earlier crawl knows, if it is less than of that crawl's own pages.

    It tells where hardly anything is on most pages, because the site has pages of many kinds.
    """
    there = [(rows >= 0).astype(np.float64) for rows in (before, after)]
    counts = there[0].sum(axis=1)
    known = [counts - 1 > 0, counts > 0]  # a page does not know itself
    shares = [
        (rows * seen[:, None]).sum(axis=0) / np.maximum(1.0, rows.sum(axis=0))
        for rows, seen in zip(there, known)
    ]
    means = [float(share.mean()) for share in shares]
    delta, errors = separation(shares[0].tolist(), shares[1].tolist())
    if means[0] - means[1] >= _UNKNOWN and errors <= -_ERRORS:
        old, new = (f"{mean:.0%} of those of a page known" for mean in means)
        yield Change(f"known {what}", old, new, round(-delta, 3))


def _common(rows: Rows) -> int:
    return int(((rows >= 0).mean(axis=1) >= _COMMON).sum())


def _missing(here: Rows, there: Rows) -> NDArray[np.intp]:
    """Which of these most pages of one crawl have, and hardly one of the other."""
    own, other = (here >= 0).sum(axis=1), (there >= 0).sum(axis=1)
    sizes = here.shape[1], there.shape[1]
    found = np.flatnonzero((own >= _COMMON * sizes[0]) & (other <= _GONE * sizes[1]))
    sure = [fisher(int(own[at]), sizes[0], int(other[at]), sizes[1]) <= _CHANCE for at in found]
    return found[np.array(sure, dtype=np.bool_)]


def _moved(before: Rows, after: Rows) -> tuple[int, int]:
    """How many lines of both crawls stood above the body or below it, and now do not; the rest."""
    there = [(rows >= 0).sum(axis=1) for rows in (before, after)]
    both = np.flatnonzero(
        (there[0] >= _COMMON * before.shape[1]) & (there[1] >= _COMMON * after.shape[1])
    )
    moved = 0
    for at in both:
        for state in (BEFORE, AFTER):
            counts = [int((rows[at] == state).sum()) for rows in (before, after)]
            sizes = [int(count[at]) for count in there]
            shift = counts[1] / sizes[1] - counts[0] / sizes[0]
            if (
                abs(shift) >= _COMMON
                and fisher(counts[0], sizes[0], counts[1], sizes[1]) <= _CHANCE
            ):
                moved += 1
                break
    return moved, len(both) - moved
