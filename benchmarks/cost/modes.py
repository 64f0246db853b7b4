"""Measure the time a page with kernels, in pure Python and of other checkouts, beside peers.

    python -m benchmarks.cost.modes --limit 30 --rounds 5
    python -m benchmarks.cost.modes --trees before=../before

A process has kernels or has none, so each mode runs in one of its own; all take turns page by page.
"""

from __future__ import annotations

import argparse
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from ..corpora.flatten import flattened
from ..corpora.pages import Page
from ..measure.options import chosen, parser
from ..peers.workers import PEERS, importable
from ..tools.turns import turns

_HERE = Path(__file__).parents[2]
_WARM = 10  # pages cleaned before the first round
# Reads pickled sources with their URL and whether all of the article is asked for, and answers with
# the seconds that each takes.
_CHILD = """
import pickle, sys, time
import cleanscrape
answers, sys.stdout = sys.stdout.buffer, sys.stderr
while True:
    try:
        source, url, whole = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    start = time.process_time()
    article = cleanscrape.clean(source, url=url)
    if whole:
        article.to_dict()
    pickle.dump(time.process_time() - start, answers)
    answers.flush()
"""


class Child:
    """A process that cleans pages with one checkout, with or without its kernels.

    Args:
        tree: the checkout.
        pure: whether to leave its kernels out.

    >>> child = Child(_HERE, pure=True)
    >>> child.seconds(b"<p>It rained on the old bridge.", None) > 0
    True
    >>> child.close()
    """

    def __init__(self, tree: Path, pure: bool) -> None:
        known = {**os.environ, "PYTHONPATH": str(tree.resolve() / "src")}
        known["CLEANSCRAPE_PURE"] = "1" if pure else ""
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=known,
        )

    def seconds(self, source: bytes | str, url: str | None, whole: bool = False) -> float:
        """CPU seconds that one page takes there; with all of its article if `whole`."""
        assert self._process.stdin is not None  # noqa: S101
        assert self._process.stdout is not None  # noqa: S101
        pickle.dump((source, url, whole), self._process.stdin)
        self._process.stdin.flush()
        return float(pickle.load(self._process.stdout))  # noqa: S301 (of our own process)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def ways(
    children: Mapping[str, Child], pages: Sequence[Page], peers: Sequence[str]
) -> dict[str, Callable[[Page], Any]]:
    """What takes turns, by name: each child with HTML, also with `to_dict`, and with the full text.

    Then come the peers.
    """
    texts = {page.id: flattened(page, "full") for page in pages}
    found: dict[str, Callable[[Page], Any]] = {}
    for name, child in children.items():
        found[f"{name}, HTML"] = partial(_html, child, False)
        found[f"{name}, HTML, to_dict"] = partial(_html, child, True)
        found[f"{name}, text"] = partial(_text, child, texts)
    for name in peers:
        found[name] = partial(_peer, name)
    return found


def _html(child: Child, whole: bool, page: Page) -> float:
    return child.seconds(page.html, page.url, whole)


def _text(child: Child, texts: Mapping[str, str], page: Page) -> float:
    return child.seconds(texts[page.id], None)


def _peer(name: str, page: Page) -> object:
    return PEERS[name](page.html, page.url)


def timed(
    work: Mapping[str, Callable[[Page], Any]], pages: Sequence[Page], rounds: int
) -> dict[str, float]:
    """CPU milliseconds a page, by name: the median of the rounds."""
    found = {name: [0.0] * rounds for name in work}
    for turn in turns(work, pages, rounds, _WARM):
        seconds = turn.seconds if turn.name in PEERS else turn.result
        found[turn.name][turn.round] += 1000 * seconds / len(pages)
    return {name: median(times) for name, times in found.items()}


def options() -> argparse.Namespace:
    """Read the command line."""
    reader = parser(__doc__)
    reader.formatter_class = argparse.RawDescriptionHelpFormatter
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument(
        "--trees", nargs="*", default=[], metavar="NAME=PATH", help="other checkouts, run pure"
    )
    return reader.parse_args()


def main() -> None:
    """Print milliseconds a page, and how often each peer's time goes into them."""
    given = options()
    pages = list(chosen(given))
    children = {"kernels": Child(_HERE, pure=False), "pure": Child(_HERE, pure=True)}
    for tree in given.trees:
        name, _, path = tree.partition("=")
        children[name] = Child(Path(path), pure=True)
    peers = importable(["trafilatura", "resiliparse"])
    found = timed(ways(children, pages, peers), pages, given.rounds)
    for child in children.values():
        child.close()
    print(f"{len(pages)} pages, {given.rounds} rounds")
    print(f"{'':24}{'ms/page':>9}" + "".join(f"{'/ ' + name:>15}" for name in peers))
    for name, took in found.items():
        print(f"{name:24}{took:9.2f}" + "".join(f"{took / found[peer]:15.2f}" for peer in peers))


if __name__ == "__main__":
    main()
