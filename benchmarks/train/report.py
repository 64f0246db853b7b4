"""What the body filter makes of the scorer's answers for pages it has not seen.

Word F1, calibration, and how well F1 is estimated.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from cleanscrape.filters import Body
from cleanscrape.scoring.body.model import Score

from ..scoring.cases import LENGTHS, Case, kept
from ..scoring.metrics import HARM
from ..scoring.scores import table

_BINS = 10


def report(pages: Sequence[Case], scores: Sequence[Score]) -> str:
    """Word F1 by corpus, shape and type of page.

    Beside it stand keeping everything and the perfect choice of blocks; and what favouring buys.
    """
    groups: dict[tuple[str, str, str], list[tuple[float, ...]]] = {}
    several = len({page.kind for page in pages}) > 1
    for page, score in zip(pages, scores):
        everything = page.f1(np.ones(len(page.share), dtype=np.bool_))
        leaning = (
            page.measured(kept(page, score, Body(favor=favor)))
            for favor in (None, "precision", "recall")
        )
        row = (
            *(figure for figures in leaning for figure in figures),
            everything,
            page.f1(page.share >= 0.5),
        )
        for kind in {page.kind, "all"} if several and page.corpus == "wcxb-dev" else {page.kind}:
            groups.setdefault((page.corpus, kind, page.shape), []).append(row)
    head = [
        "corpus",
        "type",
        "shape",
        "pages",
        "body",
        "P/R",
        "favor precision: P/R/F1",
        "favor recall: P/R/F1",
        "keep all",
        "ceiling",
        "harm",
    ]
    rows = [head]
    for group, found in sorted(groups.items()):
        mean = [fmean(column) for column in zip(*found)]
        cells = [
            f"{mean[0]:.3f}",
            _cell(mean[1:3]),
            _cell((*mean[4:6], mean[3])),
            _cell((*mean[7:9], mean[6])),
            *(f"{x:.3f}" for x in mean[9:]),
        ]
        rows.append(
            [
                *group,
                str(len(found)),
                *cells,
                f"{fmean(row[0] < row[9] - HARM for row in found):.3f}",
            ]
        )
    return table(rows)


def _cell(figures: Sequence[float]) -> str:
    return "/".join(f"{figure:.3f}" for figure in figures)


def by_length(pages: Sequence[Case], scores: Sequence[Score]) -> str:
    """Word F1 by the length of the true body."""
    names = [*(f"under {limit}" for limit in LENGTHS), "more"]
    groups: dict[tuple[str, str], list[list[float]]] = {}
    for page, score in zip(pages, scores):
        group = groups.setdefault((page.corpus, page.shape), [[] for _ in names])
        group[bisect_right(LENGTHS, int(page.wanted.sum()))].append(
            page.f1(kept(page, score, Body()))
        )
    rows = [["corpus", "shape", *names]]
    for key, found in sorted(groups.items()):
        rows.append(
            [*key, *(f"{fmean(values):.3f} ({len(values)})" if values else "–" for values in found)]
        )
    return table(rows)


def calibration(pages: Sequence[Case], scores: Sequence[Score]) -> str:
    """For each tenth of the probabilities what was said and what is true.

    Weighed by words, with the expected calibration error.
    """
    probability = np.concatenate([score.probability for score in scores])
    true = np.concatenate([page.share >= 0.5 for page in pages])
    words = np.concatenate([page.sizes for page in pages]).astype(np.float64)
    tenth = np.minimum((probability * _BINS).astype(np.int64), _BINS - 1)
    rows = [["probability", "share of words", "said", "true"]]
    for number in range(_BINS):
        held = tenth == number
        weight = words[held].sum()
        said, is_true = (
            float(words[held] @ values[held]) / max(1.0, weight) for values in (probability, true)
        )
        rows.append(
            [
                f"{number / _BINS:.1f}–{(number + 1) / _BINS:.1f}",
                f"{weight / words.sum():.3f}",
                f"{said:.3f}",
                f"{is_true:.3f}",
            ]
        )
    by_words, by_blocks = (
        calibration_error(probability, true, weight) for weight in (words, np.ones(len(words)))
    )
    return (
        f"{table(rows)}\nexpected calibration error: {by_words:.3f} by words, "
        f"{by_blocks:.3f} by blocks"
    )


def calibration_error(
    probability: NDArray[np.floating], true: NDArray[np.bool_], weight: NDArray[np.floating]
) -> float:
    """The mean distance of what is said from what is true.

    Over ten equal bins of the probability.
    """
    tenth = np.minimum((probability * _BINS).astype(np.int64), _BINS - 1)
    gaps = np.bincount(tenth, weights=weight * (probability - true), minlength=_BINS)
    return float(abs(gaps).sum() / weight.sum())


def expectations(
    pages: Sequence[Case], expected: NDArray[np.floating], truth: NDArray[np.floating]
) -> str:
    """How well the word F1 of unseen pages was estimated.

    Rank correlation, mean error, and what the doubtful pages are like.
    """
    head = [
        "corpus",
        "pages",
        "rank correlation",
        "mean error",
        "F1",
        "F1 of the least sure tenth",
        "of the surest half",
    ]
    rows = [[*head, "lost F1 in the least sure tenth"]]
    for corpus in sorted({page.corpus for page in pages}):
        held = np.array([page.corpus == corpus for page in pages])
        said, is_true = expected[held], truth[held]
        order = np.argsort(said, kind="stable")
        tenth, half = order[: max(1, len(order) // 10)], order[len(order) // 2 :]
        means = (
            float(part.mean())
            for part in (abs(said - is_true), is_true, is_true[tenth], is_true[half])
        )
        lost = float((1 - is_true[tenth]).sum() / max(1e-9, (1 - is_true).sum()))
        figures = rank_correlation(said, is_true), *means, lost
        rows.append([corpus, str(len(said)), *(f"{figure:.3f}" for figure in figures)])
    return table(rows)


def rank_correlation(first: NDArray[np.floating], second: NDArray[np.floating]) -> float:
    """Spearman's: the correlation of the ranks, ties sharing theirs.

    >>> round(rank_correlation(np.array([1.0, 2.0, 5.0]), np.array([0.1, 0.3, 0.2])), 2)
    0.5
    """
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    return np.asarray((ends - (count - 1) / 2)[place.reshape(-1)], dtype=np.float64)


def page_types(pages: Sequence[Case], scores: Sequence[Score]) -> str:
    """How often the type of unseen pages was told, by type, and what the others were taken for."""
    types = sorted({page.kind for page in pages})
    rows = [["type", "pages", "told", *types]]
    whole = [
        (page.kind, max(score.types, key=score.types.__getitem__))
        for page, score in zip(pages, scores)
        if page.shape == "html"
    ]
    for kind in types:
        taken = [told for true, told in whole if true == kind]
        rows.append(
            [
                kind,
                str(len(taken)),
                f"{taken.count(kind) / len(taken):.2f}",
                *(str(taken.count(other)) for other in types),
            ]
        )
    return table(rows)
