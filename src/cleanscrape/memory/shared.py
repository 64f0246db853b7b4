"""What most pages of a site share, and what of it went, came or moved.

The constants were chosen on half of the sites of `python -m benchmarks.measure.drift`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..sites import Site, Table
from ..sites.record import AFTER, BEFORE, path_values
from .chance import fisher, separation
from .change import CHANCE, ERRORS, Change

# What most pages share is on so large a share of those of one crawl, and is gone if it is on so
# few of the other.
_COMMON, _GONE = 0.8, 0.1
_FEW = 3  # of these, from which their share of all counts
# Effect of the first that came, went or moved: n of them have 1 - (1 - this) to the power of n.
_LINE, _CONTAINER, _LARGE, _SOURCE = 0.15, 0.2, 0.5, 0.5
_WORDS = 40.0  # of a large container
_UNKNOWN = 0.15  # by how much less must be known of a page for it to count

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


def shared_signs(old: Site, new: Site) -> Iterator[Change]:
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
    if means[0] - means[1] >= _UNKNOWN and errors <= -ERRORS:
        old, new = (f"{mean:.0%} of those of a page known" for mean in means)
        yield Change(f"known {what}", old, new, round(-delta, 3))


def _common(rows: Rows) -> int:
    return int(((rows >= 0).mean(axis=1) >= _COMMON).sum())


def _missing(here: Rows, there: Rows) -> NDArray[np.intp]:
    """Which of these most pages of one crawl have, and hardly one of the other."""
    own, other = (here >= 0).sum(axis=1), (there >= 0).sum(axis=1)
    sizes = here.shape[1], there.shape[1]
    found = np.flatnonzero((own >= _COMMON * sizes[0]) & (other <= _GONE * sizes[1]))
    sure = [fisher(int(own[at]), sizes[0], int(other[at]), sizes[1]) <= CHANCE for at in found]
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
            if abs(shift) >= _COMMON and fisher(counts[0], sizes[0], counts[1], sizes[1]) <= CHANCE:
                moved += 1
                break
    return moved, len(both) - moved
