"""Which blocks the scorer takes for body.

The threshold of the page, and what favouring one side does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...document import Decision, Document
from .block_thresholds import block_thresholds
from .characters import Floats
from .columns import columns
from .model import Score, kind
from .threshold import BETA, best_threshold, moved, text_threshold

# The best threshold takes each block's probability as its own. On pages that are no articles the
# entries of a list or the posts of a thread are all body or none is, so less is enough: word F1 of
# these is .767, with .3 less .778, with .45 less .781; of articles .962, .962, .962 (`python -m
# benchmarks.train --report`, cross-validated).
_TOGETHER = 0.3


@dataclass(frozen=True, slots=True)
class Preference:
    """What a caller wants of the body.

    Args:
        threshold: probability from which a block is body, but for the places in
            `block_thresholds`; None for the one that suits the page.
        clean: share of a text's words that stand in the body from which it counts as clean, so that
            what is left is dropped with care.
        favor: ``"precision"``, ``"recall"`` or None.
    """

    threshold: float | None = None
    clean: float = 0.8
    favor: str | None = None


def page_threshold(document: Document, score: Score, wanted: Preference) -> float:
    """The probability from which a block is body, but for the places in `block_thresholds`."""
    if wanted.threshold is not None:
        return wanted.threshold
    best = text_threshold if kind(document) == "text" else best_threshold
    threshold = best(score.probability, columns(document.blocks).words)
    return threshold * (1 - _TOGETHER * (1 - score.article))


def selected(
    document: Document,
    decided: Sequence[Decision | None],
    score: Score,
    wanted: Preference,
    threshold: float,
) -> NDArray[np.bool_]:
    """Which blocks the scorer takes for body, leaning to the side that is favoured.

    Args:
        document: the page.
        decided: what stands for each block so far (`cleanscrape.verdict.verdicts`).
        score: the scorer's answer.
        wanted: what the caller wants.
        threshold: see `page_threshold`.
    """

    def likely(probability: Floats) -> NDArray[np.bool_]:
        return probability >= block_thresholds(
            document, decided, probability, threshold, wanted.clean
        )

    if wanted.favor is None:
        return likely(score.probability)
    words = columns(document.blocks).words
    favored = best_threshold(score.probability, words, BETA[wanted.favor])
    chosen = likely(moved(score.probability, favored, threshold))
    return chosen if wanted.favor == "recall" else chosen & likely(score.probability)
