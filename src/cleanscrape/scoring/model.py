"""The learned scorer: two logistic regressions, the second of which sees what the first said of the whole page; a gate between weight sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..document import Decision, Document, Hint
from .chars import Floats
from .features import Features, features
from .gate import Gate
from .page import page_features
from .pieces import piece, spans
from .second import second_features

_SETTLED = 0.02  # a weight set that counts for less than this is not asked


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
        result: Floats = 1 / (1 + np.exp(-np.clip(matrix @ self.aligned(names) + self.bias, -30, 30)))
        return result

    def aligned(self, names: tuple[str, ...]) -> Floats:
        """The weights of these columns."""
        return self.weights if names == self.names else _aligned(self.names, tuple(self.weights.tolist()), names)


class Stages(NamedTuple):
    """Both stages of one weight set."""

    first: Regression
    second: Regression

    def __call__(self, page: Features) -> Floats:
        """For each block the probability that it belongs to the body."""
        names, matrix = self.stacked(page)
        return self.second(names, matrix)

    def stacked(self, page: Features) -> tuple[tuple[str, ...], Floats]:
        """The columns that the second stage sees."""
        columns = second_features(page, self.first(page.names, page.matrix))
        return (*page.names, *columns), np.concatenate([page.matrix.T, np.array([*columns.values()])]).T


@dataclass(frozen=True, slots=True)
class Score:
    """What the scorer says of a page.

    Args:
        probability: for each block, that it belongs to the body.
        types: the probability of each type of page, ``{}`` where no gate tells them apart (text).
    """

    probability: Floats
    types: dict[str, float] = field(default_factory=dict)

    @property
    def article(self) -> float:
        """The probability that the page is an article; 1 where no gate tells."""
        return self.types.get("article", 1.0)


class Model(NamedTuple):
    """The weight sets for pages of one kind.

    Args:
        article: learned from articles.
        other: learned from other pages; None where there are no others.
        gate: tells the two apart.
        expected: the word F1 to expect, from `expected.page_statistics`.
    """

    article: Stages
    expected: Regression
    other: Stages | None = None
    gate: Gate | None = None

    def __call__(self, document: Document, page: Features) -> Score:
        """Score the blocks; where the page may be of several types, by both sets, each as likely as it is to be the right one."""
        if self.other is None or self.gate is None:
            return Score(self.article(page))
        types = self.gate(*page_features(document, page))
        article = types["article"]
        if article > 1 - _SETTLED:
            return Score(self.article(page), types)
        other = self.other(page)
        return Score(other if article < _SETTLED else article * self.article(page) + (1 - article) * other, types)


@lru_cache(maxsize=32)
def _aligned(names: tuple[str, ...], weights: tuple[float, ...], wanted: tuple[str, ...]) -> Floats:
    """The weights in the order of other names; 0 for a name without one."""
    known = dict(zip(names, weights))
    return np.array([known.get(name, 0.0) for name in wanted])


@lru_cache(maxsize=1)
def _stored() -> dict[str, NDArray[Any]]:
    from pkgutil import get_data  # late, and not importlib.resources, which brings a dozen modules

    return dict(np.load(BytesIO(get_data(__package__, "weights.npz") or b""), allow_pickle=False))


@lru_cache(maxsize=3)
def model(kind: str) -> Model:
    """The weights that the package brings for a kind of page (see `kind`); read when first asked for."""
    stored = _stored()

    def names(name: str) -> tuple[str, ...]:
        return tuple(map(str, stored[f"{kind} {name} names"]))

    def weights(name: str) -> tuple[Floats, Any]:
        found = stored[f"{kind} {name} weights"].astype(np.float64)
        return found[:-1], found[-1]

    def regression(name: str) -> Regression:
        return Regression(names(name), *weights(name))

    def stages(name: str) -> Stages:
        return Stages(regression(f"{name} first"), regression(f"{name} second"))

    if f"{kind} gate types" not in stored:
        return Model(stages("article"), regression("expected"))
    gate = Gate(tuple(map(str, stored[f"{kind} gate types"])), names("gate"), *weights("gate"))
    return Model(stages("article"), regression("expected"), stages("other"), gate)


def score(document: Document, decided: Sequence[Decision | None]) -> Score:
    """What the scorer says of a page; one of more than `pieces.LARGEST` blocks is judged in pieces.

    Args:
        document: the page, at least one block.
        decided: what stands for each block so far (`cleanscrape.verdict.verdicts`).
    """
    known, parts = model(kind(document)), (piece(document, decided, first, end) for first, end in spans(len(document)))
    found = [known(part, features(part, said)) for part, said in parts]
    if len(found) == 1:
        return found[0]
    types = {name: sum(one.types[name] for one in found) / len(found) for name in found[0].types}
    return Score(np.concatenate([one.probability for one in found]), types)


def kind(document: Document) -> str:
    """Which weights a page needs: ``"html"``, ``"text"``, or ``"line"`` where most blocks were cut out of one line."""
    if document.source == "html":
        return "html"
    joined = sum(hints & Hint.SAME_LINE > 0 for hints in document.hints)
    return "line" if joined * 2 > len(document) else "text"
