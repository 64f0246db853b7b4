"""Check the kernel `walk` against its twin on the pages of the corpora, and time both in turns.

Every page on which they differ is named, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path
from time import process_time
from typing import TypeVar

from cleanscrape.errors import ReadError
from cleanscrape.readers import finds
from cleanscrape.readers.encodings.decoding import decode
from cleanscrape.readers.finds import Finds
from cleanscrape.readers.html import walking
from cleanscrape.readers.html.lines import Lines
from cleanscrape.readers.html.tree import clean_bytes, markup, parse, prepare

from ..corpora.pages import CORPORA, Page, load

T = TypeVar("T")


def differences(kernel: Lines | None, twin: Lines) -> list[str]:
    """The columns in which the blocks of kernel and twin differ.

    >>> differences(Lines(parents=[-1, 0]), Lines())
    ['parents']
    """
    if kernel is None:
        return []
    names = [column.name for column in fields(Lines)]
    # The texts of the values too: what is equal may be of another type.
    return [name for name in names if repr(getattr(kernel, name)) != repr(getattr(twin, name))]


def compare(page: Page, times: Counter[str]) -> list[str] | None:
    """What differs on one page; None for a page without a tree.

    Args:
        page: of a corpus.
        times: CPU seconds; what this page takes is added.
    """
    raw = page.html
    try:
        source = clean_bytes(decode(raw) if isinstance(raw, bytes) else markup(raw))
        root = parse(source)
    except ReadError:
        return None
    if root is None:
        return None
    found = _timed(times, "find, kernel", lambda: walking.find(root))
    expected = _timed(times, "find, twin", lambda: finds.find(root))
    wrong = [] if _same(found, expected) else ["finds"]
    _, addresses = prepare(root, source, expected, finds.find)
    blocks = _timed(times, "blocks, kernel", lambda: walking.read_by_kernel(root, addresses))
    times["pages"] += 1
    times["left to the twin"] += blocks is None
    twin = _timed(times, "blocks, twin", lambda: walking.read_by_twin(root, source, addresses))
    return wrong + differences(blocks, twin)


def _same(found: Finds, expected: Finds) -> bool:
    return found[:4] == expected[:4]


def _timed(times: Counter[str], name: str, run: Callable[[], T]) -> T:
    start = process_time()
    result = run()
    times[name] += process_time() - start  # type: ignore[assignment]
    return result


def chosen(options: argparse.Namespace) -> Iterator[tuple[str, Page]]:
    """The corpora's pages, each with the name of its corpus."""
    for corpus in options.corpus:
        for page in islice(load(options.corpora, corpus), 0, None, options.every):
            yield corpus, page


def main(arguments: list[str] | None = None) -> int:
    """Compare and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--corpus", nargs="*", default=[*CORPORA], choices=CORPORA)
    options.add_argument("--every", type=int, default=1, help="every N-th page of a corpus")
    given = options.parse_args(arguments)
    if not walking.has_kernel():
        sys.exit("the kernel is not built")
    times: Counter[str] = Counter()
    differ = 0
    for corpus, page in chosen(given):
        if names := compare(page, times):
            differ += 1
            print(f"{corpus} {page.id}: {' '.join(names)}")
    pages = times.pop("pages")
    print(f"{pages} pages, {differ} differ, {times.pop('left to the twin')} left to the twin")
    for name, seconds in times.items():
        print(f"{name:16}{1000 * seconds / max(pages, 1):7.3f} ms a page")
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
