"""Fit weights for choosing one candidate of several, or none.

A conditional logit, with NumPy alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from cleanscrape.scoring.lines.choice import Choice as Table

from ..corpora.pages import fold_of

T = TypeVar("T")
FOLDS = 5
_RIDGE = 2e-3


@dataclass(frozen=True)
class Choice:
    """The candidates of one page.

    `features`: one row a candidate; the last row stands for "none". `right`: which rows are right;
    `weight`: how much the page counts.
    """

    domain: str
    group: str
    features: np.ndarray
    right: np.ndarray
    weight: float = 1.0


def fit(choices: Sequence[Choice], steps: int = 300, ridge: float = _RIDGE) -> np.ndarray:
    """The weights under which the right candidates are most likely.

    By Adam on the mean log-likelihood.
    """
    size = choices[0].features.shape[1]
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    stacked = np.concatenate([choice.features for choice in choices])
    right = np.concatenate([choice.right for choice in choices]).astype(float)
    starts = np.cumsum([0, *(len(choice.right) for choice in choices)])[:-1]
    counts = np.array([len(choice.right) for choice in choices])
    pages = np.repeat([choice.weight for choice in choices], counts)
    for step in range(1, steps + 1):
        scores = stacked @ weights
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
        probability = scores / np.repeat(np.add.reduceat(scores, starts), counts)
        wanted = probability * right
        wanted /= np.repeat(np.maximum(np.add.reduceat(wanted, starts), 1e-12), counts)
        gradient = stacked.T @ ((wanted - probability) * pages) / len(choices) - ridge * weights
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights += 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def accuracy(choices: Iterable[Choice], weights: np.ndarray) -> dict[str, list[bool]]:
    """For each group whether the best candidate (or none) is right, page by page."""
    found: dict[str, list[bool]] = {}
    for choice in choices:
        found.setdefault(choice.group, []).append(
            bool(choice.right[int((choice.features @ weights).argmax())])
        )
    return found


def with_none(table: Table[T], candidates: Iterable[T]) -> np.ndarray:
    """A row of features for each candidate, and a last one for "none".

    The last one has a column of its own.
    """
    rows = [(*table.values(candidate), 0.0) for candidate in candidates]
    return np.array([*rows, (0.0,) * len(table.features) + (1.0,)])


def report(choices: Sequence[Choice], table: Table[T]) -> np.ndarray:
    """Print the share of pages that held-out folds get right, then the weights fitted on all pages.

    Return these.
    """
    held: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        train = [
            choice
            for choice in choices
            if fold_of(choice.domain, FOLDS) != fold and choice.right.any()
        ]
        weights = fit(train)
        for group, hits in accuracy(
            (choice for choice in choices if fold_of(choice.domain, FOLDS) == fold), weights
        ).items():
            held.setdefault(group, []).extend(hits)
    fitted = fit([choice for choice in choices if choice.right.any()])
    trained = accuracy(choices, fitted)
    for group, hits in sorted(held.items()):
        reach = np.mean([choice.right.any() for choice in choices if choice.group == group])
        print(
            f"{group}: held out {np.mean(hits):.3f}, trained on "
            f"{np.mean(trained[group]):.3f}, ceiling {reach:.3f}, {len(hits)} pages"
        )
    names = (*(feature.name for feature in table.features), "none")
    present = (*(feature.weight for feature in table.features), table.none)
    print(
        "\n".join(
            f"{name}: {value:.2f} (now {now})"
            for name, value, now in zip(names, fitted, present, strict=True)
        )
    )
    return fitted
