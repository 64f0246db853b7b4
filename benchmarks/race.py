"""The time of the tools, in one run: they take turns page by page, so that a busy machine is unfair to none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from time import process_time

from .corpora import Page
from .peers import Worker
from .run_html import ours

_WARM = 3  # pages that are run first and not timed: imports, word lists and patterns are loaded once a process


def race(pages: Sequence[Page], folder: Path, workers: Mapping[str, Worker], rounds: int) -> dict[str, float]:
    """CPU milliseconds a page of ``cleanscrape`` and of each worker: the mean over the pages of the median of the rounds.

    Args:
        pages: of one corpus.
        folder: the corpus.
        workers: the peers, by name.
        rounds: how often each tool runs on each page.
    """
    for page in pages[:_WARM]:
        _turn(page, folder, workers)
    found: dict[str, list[float]] = {}
    for page in pages:
        turns = [_turn(page, folder, workers) for _ in range(rounds)]
        for name in turns[0]:
            found.setdefault(name, []).append(median(turn[name] for turn in turns))
    return {name: 1000 * fmean(seconds) for name, seconds in found.items()}


def _turn(page: Page, folder: Path, workers: Mapping[str, Worker]) -> dict[str, float]:
    start = process_time()
    ours(page.html, page.url)
    mine = process_time() - start
    path = folder / f"{page.id}.html.gz"
    return {"cleanscrape": mine, **{name: float(worker.ask(page, path)["seconds"]) for name, worker in workers.items()}}
