"""What changed on a site between two crawls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import fmean, pvariance

from ..sites import Record, Site
from ..sites.record import BODY, FIELDS, FIGURES

_LEAST_PAGES = 5  # of a site in each crawl; of fewer nothing can be said
# A change counts if it is this large and this many standard errors away from none. On halves of
# unchanged sites, and on sites whose classes were renamed or whose fields were dropped, see
# `python -m benchmarks.measure.drift`.
_EFFECT, _ERRORS = 0.3, 3.0
# Share of pages from which a line is the site's, and below which it no longer is. What stands on
# half of the pages is on more or fewer of them by chance.
_COMMON, _GONE = 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Change:
    """Something of a site that is not as it was.

    Args:
        what: ``"body container"``, ``"title"``, ``"byline"``, ``"date"`` (where they are found),
            ``"template"`` (the lines that most pages share), ``"body length"``, ``"confidence"`` or
            ``"body share"`` (of the page's blocks).
        before: what it was, as a text.
        after: what it is.
        effect: how large the change is, 0 to 1.
    """

    what: str
    before: str
    after: str
    effect: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How one site changed.

    Args:
        site: its key.
        score: 0 (as it was) to 1: the largest effect among the changes.
        changes: what changed, the largest effect first.
        pages: how many pages of each crawl were compared.
    """

    site: str
    score: float
    changes: tuple[Change, ...]
    pages: tuple[int, int]


def drift(name: str, old: Site, new: Site) -> Drift | None:
    """How a site changed; None where either crawl has too few pages of it.

    Args:
        name: the site's key.
        old: what the earlier crawl taught.
        new: what the later one taught.
    """
    before, after = old.records, new.records
    pages = len(before), len(after)
    if min(pages) < _LEAST_PAGES:
        return None
    changes = [
        change
        for change in (*_places(before, after), *_figures(before, after), *_template(old, new))
        if change.effect >= _EFFECT
    ]
    changes.sort(key=lambda change: (-change.effect, change.what))
    return Drift(name, max((one.effect for one in changes), default=0.0), tuple(changes), pages)


def _places(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    """Where the body and the fields are found: the place that lost or gained most pages."""
    for number, what in enumerate(("body container", *FIELDS)):
        counts = [Counter(one.places[number] for one in records) for records in (old, new)]
        shares = [
            {place: count / len(records) for place, count in counted.items()}
            for counted, records in zip(counts, (old, new))
        ]
        places = sorted({*counts[0], *counts[1]})
        moved = {place: shares[1].get(place, 0.0) - shares[0].get(place, 0.0) for place in places}
        most = max(places, key=lambda place: abs(moved[place]))
        effect, pooled = (
            abs(moved[most]),
            (counts[0][most] + counts[1][most]) / (len(old) + len(new)),
        )
        error = sqrt(pooled * (1 - pooled) * (1 / len(old) + 1 / len(new)))
        if effect >= _ERRORS * error:
            mains = [counted.most_common(1)[0][0] for counted in counts]
            before, after = (_shown(what, main, part[main]) for main, part in zip(mains, shares))
            yield Change(what, before, after, round(effect, 3))


def _shown(what: str, place: str, share: float) -> str:
    name = place.removeprefix("> ") or ("nowhere" if what in FIELDS else "no path")
    return f"{name} ({share:.0%})"


def _figures(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    """Length of the body, confidence, and the body's share of the blocks."""
    figures: dict[str, Callable[[Record], float]] = {
        "body length": lambda one: log(1 + _figure(one, "words")),
        "confidence": lambda one: _figure(one, "confidence") / 100,
        "body share": lambda one: _figure(one, "body blocks") / max(1, _figure(one, "blocks")),
    }
    for what, figure in figures.items():
        columns = [[figure(one) for one in records] for records in (old, new)]
        means = [fmean(column) for column in columns]
        error = sqrt(sum(pvariance(column) / len(column) for column in columns))
        change = abs(means[1] - means[0])
        if change >= _ERRORS * max(error, 1e-9) and change > 0:
            before, after = (_told(what, mean) for mean in means)
            yield Change(what, before, after, round(min(1.0, change), 3))


def _figure(one: Record, name: str) -> int:
    return one.figures[FIGURES.index(name)]


def _told(what: str, mean: float) -> str:
    return f"{2.718281828**mean - 1:.0f} words" if what == "body length" else f"{mean:.2f}"


def _template(old: Site, new: Site) -> Iterator[Change]:
    """The lines that most pages share, and that are not body: how many are gone, or new."""
    before, after = _shares(old), _shares(new)
    gone, came = _missing(before, after), _missing(after, before)
    if gone is not None and came is not None:
        told = f"{gone:.0%} of the lines gone, {came:.0%} new"
        yield Change("template", "the lines that most pages share", told, round(max(gone, came), 3))


def _missing(lines: dict[int, float], elsewhere: dict[int, float]) -> float | None:
    """The share of a site's lines that are not elsewhere; None if it has none."""
    common = [line for line, share in lines.items() if share >= _COMMON]
    missing = sum(elsewhere.get(line, 0.0) <= _GONE for line in common)
    return missing / len(common) if common else None


def _shares(site: Site) -> dict[int, float]:
    """The share of pages that each line is on, lines of the body left out."""
    there = site.blocks.values >= 0
    outside = (site.blocks.values == BODY).sum(axis=1) * 2 < there.sum(axis=1)
    shares = there.mean(axis=1)
    return dict(zip(site.blocks.hashes[outside].tolist(), shares[outside].tolist()))
