"""Count how often each source of a field is right.

For each source (JSON-LD, OpenGraph, the visible text …) the best claim of it is compared with the
truth: on how many pages it makes one, and on how many of these it is right. The confidences of
metadata in `cleanscrape.readers.metadata.markup` follow this table.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import cleanscrape

from ..corpora.pages import Page, Truth, load
from ..scoring.metrics import authors_right, same_day, title_right
from ..scoring.scores import table


def main(arguments: list[str] | None = None) -> int:
    """Print the table of a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    parser.add_argument("--corpus", default="news-dev")
    options = parser.parse_args(arguments)
    pages = load(
        options.corpora, options.corpus, ["article"] if options.corpus == "wcxb-dev" else None
    )
    said, right = counted(pages)
    rows = [
        [field, source, str(count), f"{right[field, source] / count:.2f}"]
        for (field, source), count in sorted(said.items())
        if count > 9
    ]
    print(table([["field", "source", "pages", "right"], *rows]))
    return 0


def counted(pages: Iterable[Page]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """For each field and source the pages with a claim, and those on which it is right."""
    said: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for page in pages:
        article = cleanscrape.clean(page.html, url=page.url, source="html")
        for field, source, value in _claims(article):
            said[field, source] += 1
            right[field, source] += _right(field, value, page.truth)
    return said, right


def _claims(article: cleanscrape.Article) -> Iterator[tuple[str, str, Any]]:
    for field in ("title", "byline", "date"):
        best = {
            claim.source: claim
            for claim in sorted(article.evidence.get(field, ()), key=lambda claim: claim.confidence)
        }
        yield from ((field, source, claim.value) for source, claim in best.items())


def _right(field: str, value: Any, truth: Truth) -> bool:
    if field == "title":
        return title_right(value, truth.title or "")
    return (
        authors_right(value.authors, truth.authors)
        if field == "byline"
        else same_day(value, truth.date)
    )


if __name__ == "__main__":
    sys.exit(main())
