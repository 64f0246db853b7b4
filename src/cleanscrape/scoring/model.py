"""The learned scorer: two logistic regressions, the second of which sees what the first said of the whole page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..document import Decision, Document, Hint
from .chars import Floats
from .features import Features, features
from .second import second_features

# Probability from which a block is body, by kind of page. On the developers' articles word F1 changes by less than .002 between .3 and .5, but
# for text .3 halves the share of clean dumps that are harmed (news: .039 to .016).
THRESHOLDS = {"html": 0.4, "text": 0.3, "line": 0.4}


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

    def __call__(self, names: tuple[str, ...], matrix: Floats) -> Floats:
        """The probability for each row.

        Columns go by their names, so that weights can be used until the next training although a feature or a label was added or dropped.
        """
        weights = self.weights if names == self.names else _aligned(self.names, tuple(self.weights.tolist()), names)
        result: Floats = 1 / (1 + np.exp(-np.clip(matrix @ weights + self.bias, -30, 30)))
        return result


@dataclass(frozen=True, slots=True)
class Model:
    """Both stages, for pages of one kind."""

    first: Regression
    second: Regression

    def __call__(self, page: Features) -> Floats:
        """For each block the probability that it belongs to the body."""
        columns = second_features(page, self.first(page.names, page.matrix))
        matrix = np.concatenate([page.matrix, np.stack([*columns.values()], axis=1)], axis=1)
        return self.second((*page.names, *columns), matrix)


@lru_cache(maxsize=8)
def _aligned(names: tuple[str, ...], weights: tuple[float, ...], wanted: tuple[str, ...]) -> Floats:
    """The weights in the order of other names; 0 for a name without one."""
    known = dict(zip(names, weights))
    return np.array([known.get(name, 0.0) for name in wanted])


@lru_cache(maxsize=1)
def models() -> dict[str, Model]:
    """The weights that the package brings, by kind of page; read when first asked for."""
    with files(__package__).joinpath("weights.npz").open("rb") as file:
        stored: dict[str, NDArray[np.generic]] = dict(np.load(file, allow_pickle=False))

    def regression(name: str, stage: str) -> Regression:
        names = tuple(map(str, stored[f"{name} {stage} names"]))
        weights = stored[f"{name} {stage} weights"].astype(np.float64)
        return Regression(names, weights[:-1], float(weights[-1]))

    kinds = sorted({key.split()[0] for key in stored if key.endswith(" names")})
    return {name: Model(regression(name, "first"), regression(name, "second")) for name in kinds}


def body_probability(document: Document, decided: Sequence[Decision | None]) -> Floats:
    """For each block of a page the probability that it belongs to the body.

    Args:
        document: the page, at least one block.
        decided: what stands for each block so far (`cleanscrape.verdict.verdicts`).
    """
    return models()[kind(document)](features(document, decided))


def kind(document: Document) -> str:
    """Which weights a page needs: ``"html"``, ``"text"``, or ``"line"`` where most blocks were cut out of one line."""
    if document.source == "html":
        return "html"
    joined = sum(hints & Hint.SAME_LINE > 0 for hints in document.hints)
    return "line" if joined * 2 > len(document) else "text"
