"""Measure how time and memory grow with the size of a page, on shapes that break careless code."""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import cleanscrape

from ..tools import plots
from .shapes import HTML, SHAPES, TEXT

_KILO, _MEGA = 1_000, 1_000_000
_TIMED = 0.05  # seconds: shorter runs say nothing about growth
_SIZED = 5.0  # megabytes: nor do smaller ones, which find room in what the process has already


class Run(NamedTuple):
    """One page cleaned.

    Its shape and characters, CPU seconds, and the megabytes that the process grew by at its
    largest.
    """

    shape: str
    size: int
    seconds: float
    memory: float


def measured(shape: str, page: Path) -> Run:
    """Clean the page of a file, in a process that has done nothing else yet."""
    text = (
        page.read_bytes().decode()
    )  # made elsewhere: here the making would have a peak of its own
    cleanscrape.clean(SHAPES[shape](4 * _KILO))  # what is loaded once is not growth
    before, started = resident(), time.process_time()
    article = cleanscrape.clean(text)  # kept until the peak is read
    seconds, grown = time.process_time() - started, peak() - before
    del article
    return Run(shape, len(text), round(seconds, 4), round(grown, 1))


def peak() -> float:
    """The greatest size that this process has had, in megabytes."""
    return (
        _status("VmHWM:")
        or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        * (1 if sys.platform == "darwin" else 1_024)
        / _MEGA
    )


def resident() -> float:
    """The size that this process has now, in megabytes.

    Where the system does not tell, the greatest that it has had.
    """
    return _status("VmRSS:") or peak()


def _status(name: str) -> float:
    """What Linux knows of this process alone, in megabytes, 0 elsewhere.

    `getrusage` counts what its parent had when it began.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(
        (int(line.split()[1]) * 1_024 / _MEGA for line in lines if line.startswith(name)), 0.0
    )


def exponent(points: Sequence[tuple[float, float]], least: float) -> float:
    """The power of the size by which something grows.

    The slope through the logarithms of the points that are large enough to tell.

    Args:
        points: sizes, and what was measured of each.
        least: below this a measure tells nothing.

    >>> round(exponent([(1_000, 0.1), (2_000, 0.2), (4_000, 0.4)], 0.05), 6)
    1.0
    """
    logs = [(math.log(size), math.log(value)) for size, value in points if value >= least]
    if len(logs) < 2:
        return math.nan
    mean_x, mean_y = (sum(axis) / len(logs) for axis in zip(*logs))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return float(sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread)


def sizes(largest: int) -> Iterator[int]:
    """1 kB, 4 kB, 16 kB …, and at the end `largest`.

    >>> [*sizes(50_000)], [*sizes(64_000)]
    ([1000, 4000, 16000, 50000], [1000, 4000, 16000, 64000])
    """
    size = _KILO
    while size <= largest // 2:
        yield size
        size *= 4
    yield largest


def runs(shape: str, largest: int, patience: float, room: float) -> list[Run]:
    """One run a size, each in a process of its own, so that peaks of memory do not hide each other.

    None is begun after one that took more than `patience` seconds, or that is likely to take more
    than `room` megabytes.
    """
    found: list[Run] = []
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page"
        for size in sizes(largest):
            if found and (
                found[-1].seconds > patience or found[-1].memory * size / found[-1].size > room
            ):
                break
            page.write_bytes(SHAPES[shape](size).encode())
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                found.append(pool.submit(measured, shape, page).result())
    return found


def _line(found: Sequence[Run]) -> str:
    shape, size, seconds, memory = found[-1]
    mega = size / _MEGA
    growth = (
        exponent([(run.size, run.seconds) for run in found], _TIMED),
        exponent([(run.size, run.memory) for run in found], _SIZED),
    )
    return (
        f"{shape:26}{mega:8.2f}{seconds:10.2f}{seconds / mega:8.2f}{growth[0]:10.2f}"
        f"{memory:11.0f}{memory / mega:8.1f}{growth[1]:10.2f}"
    )


def _plot(found: Sequence[Run], path: Path) -> None:
    panels = {
        kind: {
            shape: [run for run in found if run.shape == shape]
            for shape in shapes
            if any(run.shape == shape for run in found)
        }
        for kind, shapes in (("text", TEXT), ("HTML", HTML))
    }
    plots.growth(panels, path)


def main() -> None:
    """Print each shape's largest page, and the powers by which time and memory grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=float, default=4.2, help="size of the largest page in MB")
    parser.add_argument(
        "--patience",
        type=float,
        default=30.0,
        help="CPU seconds after which a shape gets no larger page",
    )
    parser.add_argument(
        "--room",
        type=float,
        default=8_000.0,
        help="megabytes of memory that no run may be likely to take",
    )
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), choices=list(SHAPES))
    parser.add_argument(
        "--json",
        type=Path,
        help="a file for the runs; those of other shapes that it holds already are kept",
    )
    parser.add_argument(
        "--plot",
        type=Path,
        help="an SVG file to draw the runs of the JSON file into, those of earlier calls too",
    )
    options = parser.parse_args()
    kept = (
        [Run(**row) for row in json.loads(options.json.read_text("utf-8"))]
        if options.json and options.json.exists()
        else []
    )
    print(
        f"{'shape':26}{'MB':>8}{'seconds':>10}{'s/MB':>8}{'exponent':>10}"
        f"{'memory MB':>11}{'MB/MB':>8}{'exponent':>10}"
    )
    for shape in options.shapes:
        found = runs(shape, int(options.largest * _MEGA), options.patience, options.room)
        print(_line(found), flush=True)
        kept = [run for run in kept if run.shape != shape] + found
        if options.json:
            options.json.write_text(json.dumps([run._asdict() for run in kept], indent=1), "utf-8")
    if options.plot:
        _plot(kept, options.plot)


if __name__ == "__main__":
    main()
