"""Measure how word F1 grows with the pages to learn from.

``python -m benchmarks.report --curve`` draws the points that it writes. They are for articles as
HTML, cross-validated by domain; only a part of the pages of the other folds is learned from.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import fmean
from zlib import crc32

import numpy as np

from cleanscrape.filters import Body
from cleanscrape.scoring.body.model import Score

from ..scoring.cases import FOLDS, kept
from .pages import First, Pages
from .scorer import ARTICLE, gathered

_PARTS = 32  # pages fall into so many parts by their names
STEPS = (1, 2, 4, 8, 16, 32)  # parts that are learned from


def points(pages: Pages, parts: int) -> list[dict[str, str | int | float]]:
    """What is reached on each corpus's articles with a part of the training pages.

    `parts` of 32 parts of the pages are learned from.
    """
    learned = np.array([crc32(page.page.encode()) % _PARTS < parts for page in pages.pages])
    articles = np.array([page.kind == "article" for page in pages.pages])
    whole = pages.weight
    pages.weight = whole * learned[pages.of_page]
    answers = pages.split(First(pages, ARTICLE).unseen)
    pages.weight = whole
    found: dict[str, list[float]] = {}
    for page, answer in zip(pages.pages, answers):
        if page.kind == "article":
            found.setdefault(page.corpus, []).append(
                page.f1(kept(page, Score(answer.astype(np.float64)), Body()))
            )
    count = round(int((learned & articles).sum()) * (FOLDS - 1) / FOLDS)
    return [
        {"corpus": corpus, "shape": "html", "pages": count, "body": round(fmean(scores), 4)}
        for corpus, scores in found.items()
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--out", type=Path, default=Path("curve.json"), help="the file of points to write"
    )
    given = options.parse_args(arguments)
    pages = gathered(given.corpora, "html")
    given.out.write_text(
        json.dumps([point for parts in STEPS for point in points(pages, parts)], indent=1), "utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
