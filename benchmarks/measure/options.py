"""The command-line options that both benchmarks share."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ..corpora.pages import CORPORA, Page, fold_of, load
from ..scoring.worst import FIELDS


def parser(description: str | None) -> argparse.ArgumentParser:
    """Make a parser with the shared options."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument("--corpus", default="news-dev", help=f"one of {', '.join(CORPORA)}")
    options.add_argument("--types", nargs="+", help="only pages of these types, such as article")
    options.add_argument("--limit", type=int, help="only the first N pages")
    options.add_argument(
        "--fold",
        help="I/N: only the domains of fold I (from 0) of N; -I/N: all but them. Write --fold=-I/N",
    )
    options.add_argument("--pages", nargs="+", help="only the pages with these ids")
    options.add_argument(
        "--worst",
        nargs=2,
        metavar=("N", "FIELD"),
        help=f"list the N worst pages of a field: {', '.join(FIELDS)}",
    )
    return options


def chosen(options: argparse.Namespace) -> Iterator[Page]:
    """Yield the pages that the options ask for."""
    pages = (
        page
        for page in load(options.corpora, options.corpus, options.types)
        if _wanted(page, options)
    )
    return islice(pages, options.limit)


def _wanted(page: Page, options: argparse.Namespace) -> bool:
    if options.pages and page.id not in options.pages:
        return False
    if not options.fold:
        return True
    which, _, total = options.fold.partition("/")
    inside: bool = fold_of(page.domain, int(total)) == int(which.lstrip("-"))
    return inside is not which.startswith("-")
