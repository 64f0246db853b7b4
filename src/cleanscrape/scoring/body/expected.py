"""The word F1 to expect of the body, estimated from all probabilities of the page."""

from __future__ import annotations

from math import log, log1p

import numpy as np
from numpy.typing import NDArray

from ...document import Document
from ..kernel import compiled
from .characters import Floats
from .columns import columns
from .model import Score, kind, model

_NEAR = 0.25  # a probability this close to one half is doubtful


def expected_f1(document: Document, score: Score, kept: NDArray[np.bool_]) -> float:
    """The word F1 to expect of the body, 0 to 1.

    Args:
        document: the page.
        score: the scorer's answer.
        kept: which blocks make up the body.
    """
    columns = page_statistics(document, score, kept)
    answer = model(kind(document)).expected((*columns,), np.array([[*columns.values()]]))
    return float(answer[0])


def page_statistics(document: Document, score: Score, kept: NDArray[np.bool_]) -> dict[str, float]:
    """Named figures of a page from which its word F1 is expected; arguments as of `expected_f1`."""
    known = columns(document.blocks)
    sums = page_sums(score.probability, known.words, known.prose, kept, _NEAR)
    body, some = sums["body"], max(1.0, sums["body"])
    true, total = sums["true"], max(1.0, sums["total"])
    expected = min(1 - 1e-3, max(1e-3, 2 * sums["true of body"] / max(1.0, body + true)))
    return {
        "expected": expected,
        "log-odds of expected": log(expected / (1 - expected)) / 4,
        "doubt": sums["doubt"] / some,
        "entropy": sums["entropy"] / total,
        "near the threshold": sums["near"] / max(1.0, body + true),
        "doubt of body": sums["doubt of body"] / some,
        "least of body": sums["least"],
        "most of rest": sums["most"],
        "words of body": log1p(body) / 8,
        "short body": float(body < 100),
        "body of page": body / total,
        "prose of body": sums["prose of body"] / some,
        "prose left": sums["prose left"] / some,
        "edges": log1p(sums["edges"]) / 4,
        "article": score.article,
        "sure of type": max(score.types.values(), default=1.0),
    }


@compiled
def page_sums(
    probability: Floats, words: Floats, prose: Floats, kept: NDArray[np.bool_], near: float
) -> dict[str, float]:
    """The sums over the blocks of which `page_statistics` are made.

    Args:
        probability: of each block.
        words: of each block.
        prose: words of prose of each block.
        kept: which blocks make up the body.
        near: a probability this close to one half is doubtful.
    """
    doubt = np.minimum(probability, 1 - probability)
    safe = np.minimum(1 - 1e-6, np.maximum(1e-6, probability))
    entropy = -safe * np.log2(safe) - (1 - safe) * np.log2(1 - safe)
    found = {
        "total": words.sum(),
        "body": words[kept].sum(),
        "true": words @ probability,
        "true of body": words[kept] @ probability[kept],
        "doubt": words @ doubt,
        "doubt of body": words[kept] @ doubt[kept],
        "entropy": words @ entropy,
        "near": words[abs(probability - 0.5) < near].sum(),
        "least": np.min(probability[kept], initial=1.0),
        "most": np.max(probability[~kept], initial=0.0),
        "prose of body": prose[kept].sum(),
        "prose left": prose[~kept].sum(),
        "edges": np.count_nonzero(np.diff(kept)),
    }
    return {name: float(value) for name, value in found.items()}
