"""Precision or recall: all probabilities of a page moved to one side."""

from __future__ import annotations

import numpy as np

from .chars import Floats

# What is added to the log-odds of every block. `python -m benchmarks.train --report` prints what each buys.
SHIFTS = {"precision": -1.5, "recall": 1.5}


def leaning(probability: Floats, favor: str | None) -> Floats:
    """The probabilities as they are where nothing is favoured; else lower, or higher.

    >>> leaning(np.array([0.5]), "recall").round(2).tolist(), leaning(np.array([0.5]), None).tolist()
    ([0.82], [0.5])
    """
    if favor is None:
        return probability
    odds = np.exp(SHIFTS[favor]) * probability
    result: Floats = odds / (odds + 1 - probability)
    return result
