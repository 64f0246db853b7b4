"""Measure whether a process that cleans page after page keeps growing."""

from __future__ import annotations

import gc
from itertools import cycle, islice

import cleanscrape

from ..measure.options import chosen, parser
from .growth import peak


def main() -> None:
    """Clean the pages again and again, and print how large the process gets.

    Its greatest size after each tenth of them.
    """
    reader = parser(__doc__)
    reader.add_argument(
        "--total",
        type=int,
        default=10_000,
        help="pages to clean; those of the corpus come round again",
    )
    given = reader.parse_args()
    pages = list(chosen(given))
    step = max(1, given.total // 10)
    print(f"{len(pages)} pages, {given.total} times one of them\n{'pages':>8}{'peak MB':>10}")
    for number, page in enumerate(islice(cycle(pages), given.total), 1):
        cleanscrape.clean(page.html, url=page.url)
        if number % step == 0:
            gc.collect()
            print(f"{number:8}{peak():10.0f}", flush=True)


if __name__ == "__main__":
    main()
