"""What changed on a site between two crawls."""

from __future__ import annotations

from dataclasses import dataclass

from ..sites import Site
from .change import Change
from .signs import signs

_LEAST_PAGES = 5  # of a site in each crawl; of fewer nothing can be said
_LEAST_EFFECT = 0.3  # of a change that is told
ALARM = 0.5
"""The score from which a site is worth a look. How often it is a false alarm, and how many changes
are found, `python -m benchmarks.measure.drift` measures."""


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
    pages = len(old.records), len(new.records)
    if min(pages) < _LEAST_PAGES:
        return None
    changes = [change for change in signs(old, new) if change.effect >= _LEAST_EFFECT]
    changes.sort(key=lambda change: (-change.effect, change.what))
    return Drift(name, max((one.effect for one in changes), default=0.0), tuple(changes), pages)
