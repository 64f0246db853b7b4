"""The time of the tools, in one run: they take turns page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

from ..corpora.pages import Page
from ..measure.html import ours
from ..peers.workers import Worker
from ..tools.turns import turns

_OURS = "cleanscrape"
_WARM = 3  # pages


def race(
    pages: Sequence[Page], folder: Path, workers: Mapping[str, Worker], rounds: int
) -> dict[str, float]:
    """CPU milliseconds a page of ``cleanscrape`` and of each worker.

    Each is the mean over the pages of the median of the rounds.

    Args:
        pages: of one corpus.
        folder: the corpus.
        workers: the peers, by name.
        rounds: how often each tool runs on each page.
    """
    ways: dict[str, Callable[[Page], Any]] = {_OURS: lambda page: ours(page.html, page.url)}
    for name, worker in workers.items():
        ways[name] = _asking(worker, folder)
    found: dict[str, dict[str, list[float]]] = {name: {} for name in ways}
    for turn in turns(ways, pages, rounds, _WARM):
        seconds = turn.seconds if turn.name == _OURS else turn.result
        found[turn.name].setdefault(turn.item.id, []).append(seconds)
    return {
        name: 1000 * fmean(median(times) for times in by_page.values())
        for name, by_page in found.items()
    }


def _asking(worker: Worker, folder: Path) -> Callable[[Page], float]:
    """The seconds that a worker's own process takes for a page."""
    return lambda page: float(worker.ask(page, folder / f"{page.id}.html.gz")["seconds"])
