"""Measure the body of every corpus in every shape, with the weights that ship.

Corpora that trained the weights and those that only measure stand apart: of the first, ``python -m
benchmarks.train --report`` gives the figures for pages of domains that were not seen.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from cleanscrape.filters import Body
from cleanscrape.scoring.body.model import score
from cleanscrape.verdict import verdicts

from ..corpora.pages import CORPORA, MAY_TRAIN
from ..scoring.cases import LENGTHS, Case, cases, kept
from ..scoring.scores import table

SHAPES = ("html", "bare", "cut", "plain", "full", "cut-full")
_FAIR = 20  # words of a true body from which an empty one is a failure


class Result(NamedTuple):
    """What the body of one page is like."""

    f1: float
    precision: float
    recall: float
    words: int
    empty: bool


def result(case: Case) -> Result:
    """The body that the filter makes of a page, against the truth."""
    if not len(case.share):
        return Result(0.0, 0.0, 0.0, int(case.wanted.sum()), True)
    found = score(case.document, verdicts(case.document))
    mask = kept(case, found, Body())
    return Result(*case.measured(mask), int(case.wanted.sum()), not case.sizes[mask].sum())


def group(case: Case) -> str:
    """The part of its corpus that a page is reported under.

    The language of news in several, the type of WCXB's pages.
    """
    part = {"daniel-dev": case.language, "wcxb-dev": case.kind}.get(case.corpus)
    return f"{case.corpus} {part}" if part else case.corpus


def rows(results: Iterable[tuple[str, str, Result]]) -> Iterator[list[str]]:
    """A row for each group and shape.

    Pages, scores, F1 by the length of the true body, and empty bodies.
    """
    groups: dict[tuple[str, str], list[Result]] = {}
    for name, shape, found in results:
        groups.setdefault((name, shape), []).append(found)
    limits = [0, *LENGTHS, sys.maxsize]
    for (name, shape), members in groups.items():
        lengths = (
            [one.f1 for one in members if low <= one.words < high]
            for low, high in itertools.pairwise(limits)
        )
        means = (
            fmean(column)
            for column in zip(*((one.f1, one.precision, one.recall) for one in members))
        )
        empty = sum(one.empty and one.words >= _FAIR for one in members)
        yield [
            name, shape, str(len(members)), *(f"{mean:.3f}" for mean in means),
            *(f"{fmean(part):.3f} ({len(part)})" if part else "–" for part in lengths), str(empty),
        ]  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--corpus", nargs="+", default=[*CORPORA], choices=CORPORA, help="only these"
    )
    options.add_argument("--shapes", nargs="+", default=[*SHAPES], help="only these")
    given = options.parse_args(arguments)
    head = ["corpus", "shape", "pages", "body", "precision", "recall"]
    head += [*(f"under {limit} words" for limit in LENGTHS), "more", "empty"]
    for title, wanted in (("trained", True), ("measured only", False)):
        chosen = [corpus for corpus in given.corpus if (corpus in MAY_TRAIN) is wanted]
        read = (
            case
            for corpus in chosen
            for shape in given.shapes
            for case in cases(given.corpora, corpus, shape)
        )
        found = ((group(case), case.shape, result(case)) for case in read if case.wanted.sum())
        print(f"{title}:\n{table([head, *rows(found)])}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
