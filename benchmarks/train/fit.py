"""Logistic regression by Newton's method, and multinomial by accelerated gradients, in NumPy; both give the same numbers in each run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Weights = NDArray[np.float64]
_PART = 5  # the Hessian is taken from every fifth row, the gradient from all
# A column that hardly ever changes teaches nothing, and one that seldom does little: it is penalised as if it did more often, so that no
# weight grows out of a handful of blocks.
_CONSTANT, _RARE = 2e-3, 0.03
_ROWS = 100_000  # rows handled at a time


def fit(matrix: Array, target: Array, weight: Array, ridge: float = 3.0, steps: int = 12) -> Weights:
    """Weights for the columns of `matrix` as they are, and the bias last.

    Args:
        matrix: a row an example.
        target: 0 to 1.
        weight: how much each row counts.
        ridge: the penalty on the squared weights of the standardised columns.
        steps: of Newton's method.
    """
    total = float(weight.sum(dtype=np.float64))
    mean = (weight @ matrix).astype(np.float64) / total
    square = (
        sum((weight[at : at + _ROWS] @ (matrix[at : at + _ROWS] ** 2)).astype(np.float64) for at in range(0, len(matrix), _ROWS)) / total
    )
    spread = np.sqrt(np.maximum(0, square - mean**2))
    scale = np.where(spread < _CONSTANT, 0.0, 1 / np.maximum(spread, _RARE))
    size = matrix.shape[1]
    penalty = np.append(np.full(size, ridge), 0.0)
    beta = np.zeros(size + 1)  # of the standardised columns
    best = np.inf
    direction, step = np.zeros(size + 1), 1.0
    for turn in range(steps):
        loss, gradient, hessian = _derivatives(matrix, target, weight, beta, mean, scale, turn)
        loss += 0.5 * float(penalty @ beta**2)
        if loss > best + 1e-9:
            step /= 2
            beta = beta + direction * step  # `direction` points back: go half of the way
            if step < 0.05:
                break
            continue
        if best - loss < 1e-5 * total:
            break
        best, step = loss, 1.0
        direction = np.linalg.solve(hessian + np.diag(penalty + 1e-6), gradient + penalty * beta)
        beta = beta - direction
    raw = beta[:-1] * scale
    return np.append(raw, beta[-1] - raw @ mean)


def _derivatives(
    matrix: Array, target: Array, weight: Array, beta: NDArray[np.float64], mean: NDArray[np.float64], scale: NDArray[np.float64], turn: int
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Loss, gradient and Hessian for the standardised columns and the bias."""
    size = matrix.shape[1]
    raw = (beta[:-1] * scale).astype(np.float32)
    bias = np.float32(beta[-1] - (beta[:-1] * scale) @ mean)
    probability = predict(matrix, raw, float(bias))
    safe = np.clip(probability, 1e-6, 1 - 1e-6)
    loss = -float((weight * (target * np.log(safe) + (1 - target) * np.log(1 - safe))).sum(dtype=np.float64))
    error = weight * (probability - target)
    sums = (error @ matrix).astype(np.float64)
    whole = float(error.sum(dtype=np.float64))
    gradient = np.append((sums - whole * mean) * scale, whole)
    rows = slice(turn % _PART, None, _PART)
    curve = (weight * probability * (1 - probability))[rows]
    part = ((matrix[rows] - mean.astype(np.float32)) * scale.astype(np.float32)) * np.sqrt(curve)[:, None]
    hessian = np.empty((size + 1, size + 1))
    hessian[:size, :size] = part.T @ part
    hessian[:size, size] = hessian[size, :size] = np.sqrt(curve) @ part
    hessian[size, size] = curve.sum()
    ratio = float((weight * probability * (1 - probability)).sum(dtype=np.float64)) / max(1e-9, float(curve.sum()))
    return loss, gradient, hessian * ratio


def fit_types(matrix: Weights, target: NDArray[np.int64], types: int, ridge: float = 200.0, steps: int = 400) -> Weights:
    """Multinomial weights for the columns of `matrix` as they are, a column a type, and their biases as the last row.

    Args:
        matrix: a row a page.
        target: the number of each page's type.
        types: how many there are.
        ridge: the penalty on the squared weights of the standardised columns.
        steps: of Nesterov's method.
    """
    mean, scale = matrix.mean(axis=0), 1 / np.maximum(matrix.std(axis=0), 1e-3)
    rows = np.column_stack([(matrix - mean) * scale, np.ones(len(matrix))])
    wanted = np.eye(types)[target]
    penalty = np.append(np.full(matrix.shape[1], ridge), 0.0)[:, None]
    rate = 1 / (0.5 * float(np.linalg.eigvalsh(rows.T @ rows)[-1]) + ridge)
    beta = ahead = np.zeros((rows.shape[1], types))
    for step in range(steps):
        before = beta
        beta = ahead - rate * (rows.T @ (softmax(rows @ ahead) - wanted) + penalty * ahead)
        ahead = beta + step / (step + 3) * (beta - before)
    raw = beta[:-1] * scale[:, None]
    return np.vstack([raw, beta[-1] - mean @ raw])


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
