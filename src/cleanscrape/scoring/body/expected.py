"""The word F1 to expect of the body, estimated from all probabilities of the page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...document import Document
from ..page.shape import shapes
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
    probability, words = (
        score.probability,
        np.asarray(shapes(document.blocks).words, dtype=np.float64),
    )
    total, body = float(words.sum()), float(words[kept].sum())
    true = float(words @ probability)
    doubt = np.minimum(probability, 1 - probability)
    safe = np.clip(probability, 1e-6, 1 - 1e-6)
    entropy = -safe * np.log2(safe) - (1 - safe) * np.log2(1 - safe)
    expected = min(
        1 - 1e-3, max(1e-3, 2 * float(words[kept] @ probability[kept]) / max(1.0, body + true))
    )
    edges = int(np.count_nonzero(np.diff(kept)))
    prose = np.asarray(shapes(document.blocks).prose)
    return {
        "expected": expected,
        "log-odds of expected": float(np.log(expected / (1 - expected))) / 4,
        "doubt": float(words @ doubt) / max(1.0, body),
        "entropy": float(words @ entropy) / max(1.0, total),
        "near the threshold": float(words[abs(probability - 0.5) < _NEAR].sum())
        / max(1.0, body + true),
        "doubt of body": float(words[kept] @ doubt[kept]) / max(1.0, body),
        "least of body": float(np.min(probability[kept], initial=1.0)),
        "most of rest": float(np.max(probability[~kept], initial=0.0)),
        "words of body": float(np.log1p(body)) / 8,
        "short body": float(body < 100),
        "body of page": body / max(1.0, total),
        "prose of body": float(prose[kept].sum()) / max(1.0, body),
        "prose left": float(prose[~kept].sum()) / max(1.0, body),
        "edges": float(np.log1p(edges)) / 4,
        "article": score.article,
        "sure of type": max(score.types.values(), default=1.0),
    }
