"""Measure the time a page, beside parsing alone and beside other libraries."""

from __future__ import annotations

import argparse
import gc
import statistics
import tracemalloc
from collections.abc import Callable

from lxml import etree

import cleanscrape

from ..corpora.flatten import flattened
from ..corpora.pages import Page
from ..measure.options import chosen, parser
from ..peers.workers import PEERS, importable
from ..tools.turns import turns

Work = Callable[[Page], object]
_WARM = 10  # pages cleaned before the first round


def parse(page: Page) -> object:
    """Parse with lxml, as the reader does, and nothing else."""
    options = etree.HTMLParser(
        huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    return etree.fromstring(page.html, options) if page.html.strip() else None


def clean_html(page: Page) -> object:
    """Clean the page's HTML."""
    return cleanscrape.clean(page.html, url=page.url)


def clean_text(pages: list[Page], shape: str) -> Work:
    """Clean the page flattened to `shape`; the flattening is not timed."""
    texts = {page.id: flattened(page, shape) for page in pages}
    return lambda page: cleanscrape.clean(texts[page.id])


def extract(name: str) -> Work:
    """Run another library on the page's HTML."""
    peer = PEERS[name]
    return lambda page: peer(page.html, page.url)


def contestants(pages: list[Page], names: list[str]) -> dict[str, Work]:
    """What is timed, by name; the first is what the others are compared with."""
    ours = {"lxml parse": parse, "clean(html)": clean_html}
    texts = {f"clean(text) {shape}": clean_text(pages, shape) for shape in ("full", "main")}
    return {**ours, **texts, **{name: extract(name) for name in names}}


def timed(work: dict[str, Work], pages: list[Page], rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds a page in each round; the contestants take turns page by page."""
    found = {name: [0.0] * rounds for name in work}
    for turn in turns(work, pages, rounds, _WARM):
        found[turn.name][turn.round] += 1000 * turn.seconds / len(pages)
    return found


def kept_memory(pages: list[Page]) -> tuple[float, float]:
    """Megabytes that stay allocated after cleaning the pages once, and once more.

    The second shows a leak.
    """
    gc.collect()
    tracemalloc.start()
    sizes = [tracemalloc.get_traced_memory()[0]]
    for _ in range(2):
        for page in pages:
            clean_html(page)
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return (sizes[1] - sizes[0]) / 1e6, (sizes[2] - sizes[1]) / 1e6


def options() -> argparse.Namespace:
    """Read the command line."""
    reader = parser(__doc__)
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument(
        "--peers", nargs="*", default=["trafilatura", "resiliparse"], choices=list(PEERS)
    )
    return reader.parse_args()


def main() -> None:
    """Print the median of the rounds for each contestant, and the memory that stays."""
    given = options()
    pages = list(chosen(given))
    work = contestants(pages, importable(given.peers))
    found = timed(work, pages, given.rounds)
    medians = {name: statistics.median(times) for name, times in found.items()}
    first = next(iter(medians.values()))
    print(
        f"{len(pages)} pages, {given.rounds} rounds\n"
        f"{'':20}{'ms/page':>9}{'least':>8}{'most':>8}{'x parse':>9}"
    )
    for name, median in medians.items():
        print(
            f"{name:20}{median:9.2f}{min(found[name]):8.2f}{max(found[name]):8.2f}"
            f"{median / first:9.1f}"
        )
    once, again = kept_memory(pages)
    print(
        f"memory kept: {once:.1f} MB after all pages once, {again:.1f} MB more after "
        f"all of them again"
    )


if __name__ == "__main__":
    main()
