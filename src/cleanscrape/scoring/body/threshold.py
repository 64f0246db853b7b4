"""From which probability a block is body.

It is the one that can be expected to give the best F score on this very page.
"""

from __future__ import annotations

import numpy as np

from ..kernel import compiled
from .characters import Floats, Ints

# How much more recall counts than precision (van Rijsbergen's beta), by what is favoured.
BETA = {None: 1.0, "precision": 0.5, "recall": 2.0}
# A text whose body holds this share of its words is likely to be clean already; there a block needs
# no more than CLEAN, which halves the share of clean dumps that are harmed (news: .031 to .016) and
# costs .001 in word F1.
CLEAN_SHARE = 0.5
CLEAN = 0.3


def best_threshold(probability: Floats, words: Floats, beta: float = 1.0) -> float:
    """The probability from which to keep blocks so that the expected F score is highest.

    That is the highest expected score divided by 1 + beta², which is one half of it for F1 (Lipton,
    Elkan and Naryanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure"). A
    page on which nothing is certain thus keeps more than a clear one. Against the best constant
    thresholds it is worth .002 to .004 in word F1 on the developers' corpora.

    Args:
        probability: of each block.
        words: of each block.
        beta: see `BETA`.

    >>> (
    ...     best_threshold(np.array([1.0, 1.0, 0.0]), np.ones(3)),
    ...     best_threshold(np.array([0.4, 0.4, 0.1]), np.ones(3)),
    ... )
    (0.5, 0.27586206896551724)
    """
    order = np.argsort(-probability, kind="stable")
    return highest_score(order, probability, words, beta**2) / (1 + beta**2)


@compiled
def highest_score(order: Ints, probability: Floats, words: Floats, square: float) -> float:
    """The highest F score that can be expected of the first blocks, however many.

    Args:
        order: all blocks, the likeliest first.
        probability: of each block.
        words: of each block.
        square: beta².
    """
    true, held = np.cumsum((probability * words)[order]), np.cumsum(words[order])
    scores = (1 + square) * true / np.maximum(held + square * true[-1], 1e-9)
    return float(scores.max())


def text_threshold(probability: Floats, words: Floats) -> float:
    """`best_threshold`, but where a text is likely to be clean already no more than `CLEAN`."""
    best = best_threshold(probability, words)
    return (
        min(best, CLEAN) if words[probability >= best].sum() >= CLEAN_SHARE * words.sum() else best
    )


def moved(probability: Floats, start: float, end: float) -> Floats:
    """The probabilities with their odds changed by what takes `start` to `end`.

    >>> moved(np.array([0.2, 0.5]), 0.2, 0.5).round(2).tolist()
    [0.5, 0.8]
    """
    odds = end * (1 - start) / max(1e-9, start * (1 - end)) * probability
    result: Floats = odds / np.maximum(odds + 1 - probability, 1e-9)
    return result
