"""Show the progress of a long run.

A bar on a terminal, else a plain line now and then, and a summary at the end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from ..batch import Progress, Tally

_EVERY = 10.0  # seconds between plain lines

Report = Callable[[Progress], None]


@contextmanager
def shown(quiet: bool) -> Iterator[Report]:
    """A report for `cleanscrape.batch.run` that shows progress on standard error."""
    console = Console(stderr=True)
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            console=console,
            transient=True,
        ) as bar:
            task = bar.add_task("starting", total=None)
            yield lambda standing: bar.update(
                task, description=line(standing), total=standing.size, completed=standing.read
            )
    else:
        yield _Lines(console)


class _Lines:
    """Prints a line at most every ten seconds."""

    def __init__(self, console: Console) -> None:
        self._console, self._last = console, time.monotonic()

    def __call__(self, standing: Progress) -> None:
        if time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            share = f"{standing.read / standing.size:.0%}, " if standing.size else ""
            self._console.print(share + line(standing), highlight=False, soft_wrap=True)


def line(standing: Progress) -> str:
    """The progress in words.

    >>> line(Progress(Tally(pages=3000), read=50, size=100, seconds=10.0))
    '3,000 pages, 300/s, 0 errors, 0:00:10 left'
    """
    left = f"{duration(standing.remaining)} left" if standing.remaining is not None else "starting"
    tally = standing.tally
    return f"{tally.pages:,} pages, {standing.rate:,.0f}/s, {tally.failed:,} errors, {left}"


def summary(tally: Tally, standing: Progress | None) -> str:
    """The summary at the end of a run.

    >>> from collections import Counter
    >>> print(summary(Tally(pages=4, found=3, errors=Counter(ReadError=1)), None))
    4 pages, 3 articles found, 1 errors: ReadError 1
    """
    errors = (
        ": " + ", ".join(f"{kind} {number:,}" for kind, number in sorted(tally.errors.items()))
        if tally.errors
        else ""
    )
    lines = [
        f"{tally.pages:,} pages, {tally.found:,} articles found, {tally.failed:,} errors{errors}"
    ]
    if tally.skipped:
        lines.append(f"{tally.skipped:,} records skipped that are no HTML page with status 200")
    if tally.broken:
        lines.append(
            f"{tally.broken:,} sources could not be read to their end: "
            "see the rows whose error is SourceError"
        )
    if standing is not None:
        lines.append(f"{standing.rate:,.1f} pages a second in {duration(standing.seconds)}")
    if shares := tally.shares():
        lines.append(
            "text removed: " + ", ".join(f"{name} {share:.1%}" for name, share in shares.items())
        )
    return "\n".join(lines)


def duration(seconds: float) -> str:
    """Hours, minutes and seconds.

    >>> duration(3725)
    '1:02:05'
    """
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
