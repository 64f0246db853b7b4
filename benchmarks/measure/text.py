"""Measure cleanscrape on flattened pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from time import process_time

import cleanscrape

from ..corpora.flatten import FLATTENERS, flattened
from ..corpora.pages import Page
from ..scoring.baselines import best_span, ceiling, keep_all
from ..scoring.metrics import Found, is_lossless, tokens, word_f1
from ..scoring.scores import Score, from_article, row, score, table
from ..scoring.surface import reduce_truth
from ..scoring.worst import FIELDS, Case, worst
from .options import chosen, parser

COLUMNS = ["pages", "body", "shingles", "keep all", "best run", "ceiling", "harm"]
COLUMNS += ["title", "authors", "day", "captions P/R/F1", "credits", "lossless", "ms"]


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line and print the table."""
    options = parser(__doc__)
    options.add_argument(
        "--shapes",
        nargs="+",
        default=["main", "full", "wet", "nodes", "oneline"],
        choices=FLATTENERS,
        metavar="SHAPE",
    )
    options.add_argument(
        "--ceiling",
        action="store_true",
        help="compute the word F1 of the perfect choice of lines too (slow)",
    )
    chosen_options = options.parse_args(arguments)
    if chosen_options.worst and chosen_options.worst[1] not in FIELDS:
        options.error(f"no field {chosen_options.worst[1]!r}; known: {', '.join(FIELDS)}")
    rows, lists = [["shape", *COLUMNS]], []
    for shape in chosen_options.shapes:
        cases = measure(chosen(chosen_options), shape, chosen_options.ceiling)
        rows.append([shape, *row([case[0] for case in cases], COLUMNS)])
        if chosen_options.worst:
            lists.append(
                f"\n{shape}, {worst(cases, chosen_options.worst[1], int(chosen_options.worst[0]))}"
            )
    print("\n".join([table(rows), *lists]))
    return 0


def measure(pages: Iterable[Page], shape: str, with_ceiling: bool = False) -> list[Case]:
    """Flatten, clean and score each page. The truth of a case is what stands in its text."""
    cases: list[Case] = []
    for at, page in enumerate(pages):
        text = flattened(page, shape)
        if at == 0:
            _clean(page.id, text)  # unmeasured, so that tables that load late cost no page
        truth = reduce_truth(page.truth, text)
        found, lossless, seconds = _clean(page.id, text)
        result = score(page.id, found, truth, lossless, seconds)
        cases.append((_with_baselines(result, text, truth.body, with_ceiling), found, truth))
    return cases


def _clean(page: str, text: str) -> tuple[Found, bool, float]:
    """Clean one text.

    An exception is reported and scored as an empty article that lost everything.
    """
    start = process_time()
    try:
        article = cleanscrape.clean(text, source="text")
        found = from_article(article)
    except Exception as error:
        print(f"{page}: {type(error).__name__}: {error}", file=sys.stderr)
        return Found(), False, process_time() - start
    seconds = process_time() - start
    return found, is_lossless((piece.text for piece in article.account), text), seconds


def _with_baselines(result: Score, text: str, body: str | None, with_ceiling: bool) -> Score:
    if not body:
        return result
    wanted = tokens(body)
    return replace(
        result,
        keep_all=word_f1(tokens(keep_all(text)), wanted),
        best_span=word_f1(tokens(best_span(text)), wanted),
        ceiling=ceiling(text, wanted) if with_ceiling else None,
    )


if __name__ == "__main__":
    sys.exit(main())
