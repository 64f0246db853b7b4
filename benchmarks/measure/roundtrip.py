"""Whether pages survive as Markdown.

Clean, write, parse with markdown-it, and compare blocks, texts and links.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import cleanscrape

from ..corpora.pages import CORPORA, Page, load
from ..scoring.roundtrip import Difference, differences

_EXAMPLES = 3


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line and print what was lost, by kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--only", nargs="+", default=[*CORPORA], metavar="CORPUS")
    options.add_argument("--most", type=int, default=40, help="pages of each corpus")
    options.add_argument("--pages", nargs="+", help="only the pages with these ids")
    given = options.parse_args(arguments)
    failures: dict[str, list[tuple[str, Difference]]] = defaultdict(list)
    total = 0
    for page in _pages(given):
        total += 1
        article = cleanscrape.clean(page.html, url=page.url, source="html")
        if difference := differences(article):
            failures[difference.kind].append((page.id, difference))
    print(report(total, failures))
    return int(bool(failures))


def _pages(given: argparse.Namespace) -> Iterator[Page]:
    for name in given.only:
        pages = (
            page for page in load(given.corpora, name) if not given.pages or page.id in given.pages
        )
        yield from islice(pages, given.most)


def report(total: int, failures: dict[str, list[tuple[str, Difference]]]) -> str:
    """The failures by kind, the most frequent first, with examples.

    >>> report(3, {})
    '3 pages, 0 not the same'
    """
    lines = [f"{total} pages, {sum(map(len, failures.values()))} not the same"]
    for kind, found in sorted(failures.items(), key=lambda pair: -len(pair[1])):
        lines.append(f"\n{kind}: {len(found)}")
        for page, difference in found[:_EXAMPLES]:
            lines += [
                f"  {page}",
                f"    article  {difference.wanted}",
                f"    Markdown {difference.found}",
            ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
