"""The signs that a site was changed, each tested against chance.

The constants were chosen on half of the sites of `python -m benchmarks.measure.drift`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import expm1, log1p

import numpy as np

from ..sites import Record, Site
from ..sites.record import FIELDS, FIGURES, path_values
from .chance import fisher, separation
from .change import CHANCE, ERRORS, Change
from .shared import shared_signs

_HOLDS = 0.2  # share of the body from which a container is one that holds it


def signs(old: Site, new: Site) -> Iterator[Change]:
    """All signs of change between what two crawls taught of a site."""
    yield from _places(old.records, new.records)
    yield from _figures(old.records, new.records)
    yield from _holders(old, new)
    yield from shared_signs(old, new)


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
        if fisher(counts[0][most], sizes[0], counts[1][most], sizes[1]) <= CHANCE:
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
        if abs(errors) >= ERRORS:
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
    if fisher(*found) <= CHANCE:
        before, after = (f"one on {found[at] / found[at + 1]:.0%} of the pages" for at in (0, 2))
        yield Change("body parts", before, after, round(abs(moved[most]), 3))


def _holding(site: Site) -> Counter[int]:
    """On how many pages each container holds a part of the body."""
    share, size = path_values(np.maximum(site.paths.values, 0).astype(np.int64))
    body = np.where(site.paths.values >= 0, share * size, 0.0)
    held = body >= _HOLDS * np.maximum(body.sum(axis=0), 1.0)
    return Counter(dict(zip(site.paths.hashes.tolist(), held.sum(axis=1).tolist())))
