"""The learned scorer: two logistic regressions, the second of which sees what the first said of the whole page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..document import Decision, Document
from .chars import Floats
from .features import Features, features
from .second import second_features


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """A logistic regression over named columns.

    Args:
        names: of the columns, in order.
        weights: one a column, for the columns as they are (not standardised).
        bias: what is added.
    """

    names: tuple[str, ...]
    weights: Floats
    bias: float

    def __call__(self, matrix: Floats) -> Floats:
        """The probability for each row."""
        result: Floats = 1 / (1 + np.exp(-np.clip(matrix @ self.weights + self.bias, -30, 30)))
        return result


@dataclass(frozen=True, slots=True)
class Model:
    """Both stages, for pages of one kind."""

    first: Regression
    second: Regression

    def __call__(self, page: Features) -> Floats:
        """For each block the probability that it belongs to the body."""
        return self.second(stacked(page, self.first(page.matrix)))


def stacked(page: Features, probability: Floats) -> Floats:
    """The second stage's matrix: the first's columns, and those made of its answers."""
    return np.concatenate([page.matrix, np.stack([*second_features(page, probability).values()], axis=1)], axis=1)


@lru_cache(maxsize=1)
def models() -> dict[str, Model]:
    """The weights that the package brings, by kind of page; read when first asked for."""
    with files(__package__).joinpath("weights.npz").open("rb") as file:
        stored: dict[str, NDArray[np.generic]] = dict(np.load(file, allow_pickle=False))

    def regression(kind: str, stage: str) -> Regression:
        names = tuple(map(str, stored[f"{kind} {stage} names"]))
        weights = stored[f"{kind} {stage} weights"].astype(np.float64)
        return Regression(names, weights[:-1], float(weights[-1]))

    kinds = {name.split()[0] for name in stored if name.endswith(" names")}
    return {kind: Model(regression(kind, "first"), regression(kind, "second")) for kind in sorted(kinds)}


def body_probability(document: Document, decided: Sequence[Decision | None]) -> Floats:
    """For each block of a page the probability that it belongs to the body.

    Args:
        document: the page, at least one block.
        decided: what stands for each block so far (`cleanscrape.verdict.verdicts`).
    """
    return models()["html" if document.source == "html" else "text"](features(document, decided))
