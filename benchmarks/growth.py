"""How time and memory grow with the size of a page, on shapes that break careless code."""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import cleanscrape

_PROSE = "The old bridge over the river was opened again on Friday morning, after two years of work. "
_KILO = 1_000
_TIMED = 0.05  # seconds: shorter runs say nothing about growth


def _fill(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


def _nested(size: int, name: str) -> str:
    depth = max(1, size // (2 * len(name) + 5))
    return f"<html><body>{f'<{name}>' * depth}{_PROSE}{f'</{name}>' * depth}</body></html>"


def _described(size: int) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Rain", "articleBody": _fill(_PROSE, size)})
    return f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{_PROSE}</p></body></html>'


def _graph(size: int) -> str:
    unit = {"@type": "Person", "name": "Jo Doe", "@id": "#jo"}
    data = json.dumps({"@graph": [unit] * max(1, size // 60)})
    return f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{_PROSE}</p></body></html>'


def _numbered(size: int, template: str) -> str:
    return "".join(template.format(number) for number in range(max(1, size // len(template))))


SHAPES: dict[str, Callable[[int], str]] = {
    "one line": lambda size: _fill(_PROSE, size),
    "one word": lambda size: "x" * size,
    "lines": lambda size: _fill(_PROSE + "\n", size),
    "different lines": lambda size: _numbered(size, _PROSE.strip() + " {}\n"),
    "short lines": lambda size: _numbered(size, "Item {}\n"),
    "lines of dates": lambda size: _fill("Published 3 May 2024, 14:05 CEST\n", size),
    "dates on one line": lambda size: _fill("It was 3 May 2024. ", size),
    "credits": lambda size: _fill("A flooded road near the mill (Jo Roe/Reuters)\n", size),
    "bylines": lambda size: _numbered(size, "By Jo Doe and Al Roe {}\n"),
    "blanks": lambda size: "It rained." + " " * size + "It snowed.",
    "newlines": lambda size: "It rained." + "\n" * size + "It snowed.",
    "icons": lambda size: _fill("Close An icon of a cross. ", size),
    "brackets": lambda size: "(" * size,
    "tags": lambda size: _fill("<b>", size),
    "open tags": lambda size: "<" * size,
    "list items": lambda size: f"<ul>{_numbered(size, '<li>Item {}</li>')}</ul>",
    "paragraphs": lambda size: _fill(f"<p>{_PROSE}</p>", size),
    "different paragraphs": lambda size: _numbered(size, f"<div><p>{_PROSE}{{}}</p></div>"),
    "classes": lambda size: _numbered(size, '<div class="card-{0} teaser" id="t{0}">x</div>'),
    "nested divs": lambda size: _nested(size, "div"),
    "nested spans": lambda size: _nested(size, "span"),
    "stray ends": lambda size: "<p>x" + _fill("</div>", size),
    "long attribute": lambda size: f'<p title="{"x" * size}" class="{"y " * (size // 2)}">{_PROSE}</p>',
    "article body in JSON-LD": _described,
    "graph in JSON-LD": _graph,
    "broken JSON-LD": lambda size: f'<script type="application/ld+json">{"[" * size}</script><p>{_PROSE}</p>',
    "comment": lambda size: f"<p>{_PROSE}</p><!--{'-' * size}",
    "entities": lambda size: f"<p>{_fill('&amp;', size)}</p>",
    "markdown": lambda size: "# Rain\n\n" + _fill(f"[Home](/home) ![A cloud](c.jpg)\n\n{_PROSE}\n\n", size),
}


def measured(shape: str, size: int) -> tuple[int, float, float]:
    """Clean a page of this shape and about this size: its characters, CPU seconds, and megabytes that the process grew by."""
    page = SHAPES[shape](size)
    cleanscrape.clean("It rained.\n" + _PROSE)  # what is loaded once is not growth
    before, started = peak(), time.process_time()
    article = cleanscrape.clean(page)  # kept until the peak is read
    seconds, grown = time.process_time() - started, peak() - before
    del article
    return len(page), seconds, grown


def peak() -> float:
    """The greatest size that this process has had, in megabytes."""
    divisor = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / divisor


def exponent(rows: list[tuple[int, float, float]]) -> float:
    """The power of the size by which time grows: the slope through the logarithms of the runs that took long enough to tell.

    >>> round(exponent([(1_000, 0.1, 0.0), (2_000, 0.2, 0.0), (4_000, 0.4, 0.0)]), 6)
    1.0
    """
    points = [(math.log(size), math.log(seconds)) for size, seconds, _ in rows if seconds >= _TIMED]
    if len(points) < 2:
        return math.nan
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return float(sum((x - mean_x) * (y - mean_y) for x, y in points) / spread)


def sizes(largest: int) -> Iterator[int]:
    """1 kB, 4 kB, 16 kB … up to `largest`.

    >>> [*sizes(20_000)]
    [1000, 4000, 16000]
    """
    size = _KILO
    while size <= largest:
        yield size
        size *= 4


def _rows(shape: str, largest: int, patience: float) -> list[tuple[int, float, float]]:
    """One run a size, each in a process of its own, so that peaks of memory do not hide each other."""
    rows: list[tuple[int, float, float]] = []
    for size in sizes(largest):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows.append(pool.submit(measured, shape, size).result())
        if rows[-1][1] > patience:
            break
    return rows


def main() -> None:
    """Print for each shape the largest run and the exponents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=float, default=4.2, help="size of the largest page in MB")
    parser.add_argument("--patience", type=float, default=30.0, help="CPU seconds after which a shape gets no larger page")
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), choices=list(SHAPES))
    options = parser.parse_args()
    print(f"{'shape':26}{'MB':>8}{'seconds':>10}{'s/MB':>8}{'memory MB':>11}{'exponent':>10}")
    for shape in options.shapes:
        rows = _rows(shape, int(options.largest * 1_000_000), options.patience)
        size, seconds, memory = rows[-1]
        mega = size / 1_000_000
        print(f"{shape:26}{mega:8.2f}{seconds:10.2f}{seconds / mega:8.2f}{memory:11.0f}{exponent(rows):10.2f}", flush=True)


if __name__ == "__main__":
    main()
