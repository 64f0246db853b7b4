"""Logistic regression, for two classes and for several, by scikit-learn.

The same numbers in each run.

The same rows give the same weights as long as the number of threads is the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Weights = NDArray[np.float64]
# A column that hardly ever changes teaches nothing, and one that seldom does little: it is
# penalised as if it did more often, so that no weight grows out of a handful of blocks.
_CONSTANT, _RARE = 2e-3, 0.03
_ROWS = 100_000  # rows measured at a time
_STEPS = 1_000  # of the optimiser at most; it takes some 30 to 200


def fit(matrix: Array, target: Array, weight: Array, ridge: float = 3.0) -> Weights:
    """Weights for the columns of `matrix` as they are, and the bias last.

    Args:
        matrix: a row an example.
        target: 0 to 1. A row of .7 counts as seven tenths of a 1 and three tenths of a 0.
        weight: how much each row counts.
        ridge: the penalty on the squared weights of the standardised columns.
    """
    from sklearn.linear_model import LogisticRegression

    mean, spread = _moments(matrix, weight)
    scale = np.where(spread < _CONSTANT, 0.0, 1 / np.maximum(spread, _RARE))
    ones, zeros = np.flatnonzero(target > 0), np.flatnonzero(target < 1)
    counts = np.concatenate([(weight * target)[ones], (weight * (1 - target))[zeros]])
    rows = matrix[np.concatenate([ones, zeros])]
    rows -= mean.astype(np.float32)
    rows *= scale.astype(np.float32)
    model = LogisticRegression(C=1 / ridge, max_iter=_STEPS)
    model.fit(rows, np.arange(len(rows)) < len(ones), sample_weight=counts)
    raw = model.coef_[0].astype(np.float64) * scale
    return np.append(raw, model.intercept_[0] - raw @ mean)


def _moments(matrix: Array, weight: Array) -> tuple[Weights, Weights]:
    """The mean and the standard deviation of each column."""
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler()
    for at in range(0, len(matrix), _ROWS):
        scaler.partial_fit(matrix[at : at + _ROWS], sample_weight=weight[at : at + _ROWS])
    return scaler.mean_, np.sqrt(scaler.var_)


def fit_types(matrix: Weights, target: NDArray[np.int64], ridge: float = 200.0) -> Weights:
    """Weights for the columns of `matrix` as they are, a column a type.

    The biases are the last row.

    Args:
        matrix: a row a page.
        target: the number of each page's type; each type has a page.
        ridge: the penalty on the squared weights of the standardised columns.

    Raises:
        ValueError: there are fewer than three types. For two of them scikit-learn gives one column.
    """
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(target)) < 3:
        raise ValueError("the page type model needs pages of three types or more")
    mean, scale = matrix.mean(axis=0), 1 / np.maximum(matrix.std(axis=0), 1e-3)
    model = LogisticRegression(C=1 / ridge, max_iter=_STEPS).fit((matrix - mean) * scale, target)
    raw = (model.coef_ * scale).T
    return np.vstack([raw, model.intercept_ - mean @ raw])


def softmax(logits: Weights) -> Weights:
    """Probabilities, row by row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Weights = powers / powers.sum(axis=1, keepdims=True)
    return result


def predict(matrix: Array, weights: NDArray[np.floating], bias: float) -> Array:
    """The probability for each row."""
    logit = matrix @ weights.astype(np.float32) + np.float32(bias)
    result: Array = (1 / (1 + np.exp(-np.clip(logit, -30, 30)))).astype(np.float32)
    return result
