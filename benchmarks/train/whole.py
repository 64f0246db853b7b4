"""What is learned from whole pages: their types, and the word F1 to expect."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cleanscrape.filters import Body
from cleanscrape.scoring.body.expected import page_statistics
from cleanscrape.scoring.body.model import Score

from ..scoring.cases import FOLDS, Case, kept
from .fit import Weights, fit, fit_types, predict, softmax

# Shapes that the page type model learns from. A short article among lists of teasers is what a page
# that was cut down looks like: with these it calls .84 of them articles where no address is known,
# not .69.
_SHAPES = frozenset({"html", "bare", "cut"})
_RIDGE = 10.0  # for the word F1 to expect; .1 to 30 give the same rank correlation to .005


def types_of(pages: Sequence[Case]) -> tuple[str, ...]:
    """The types of page, sorted."""
    return tuple(sorted({page.kind for page in pages}))


class PageTypeData:
    """Pages by their features, each once with its address and once without.

    So the model does not lean on the address alone.
    """

    def __init__(self, pages: Sequence[Case]) -> None:
        self.types = types_of(pages)
        self.names: tuple[str, ...] = pages[0].cache["page"][0]  # type: ignore[index]
        self.matrix = np.array([page.cache["page"][1] for page in pages])  # type: ignore[index]
        self.target = np.array([self.types.index(page.kind) for page in pages])
        self.folds = np.array([page.fold for page in pages])
        self.learned = np.array([page.shape in _SHAPES for page in pages])
        address = np.array([name.startswith("address ") for name in self.names])
        self.bare = np.where(address, 0.0, self.matrix)

    def weights(self, rows: NDArray[np.bool_]) -> Weights:
        """The weights learned from some pages."""
        rows = rows & self.learned
        both = np.concatenate([self.matrix[rows], self.bare[rows]])
        return fit_types(both, np.concatenate([self.target[rows]] * 2))

    def cross_validated(self) -> list[dict[str, float]]:
        """For each page the probability of each type.

        From a model that saw no page of its domain.
        """
        answer = np.zeros((len(self.target), len(self.types)))
        for fold in range(FOLDS):
            held = self.folds == fold
            weights = self.weights(~held)
            answer[held] = softmax(self.matrix[held] @ weights[:-1] + weights[-1])
        return [dict(zip(self.types, row)) for row in answer.tolist()]

    def final(self) -> dict[str, NDArray[np.generic]]:
        """The weights learned from all pages, as the weights file names them."""
        weights = self.weights(np.ones(len(self.target), dtype=np.bool_))
        return {
            "page type classes": np.array(self.types),
            "page type names": np.array(self.names),
            "page type weights": weights.astype(np.float32),
        }


class Expectation:
    """The word F1 to expect of each page.

    Args:
        pages: the pages.
        scores: what the scorer says of each, having seen no page of its domain.
    """

    def __init__(self, pages: Sequence[Case], scores: Sequence[Score]) -> None:
        masks = [kept(page, score, Body()) for page, score in zip(pages, scores)]
        rows = [
            page_statistics(page.document, score, mask)
            for page, score, mask in zip(pages, scores, masks)
        ]
        self.names = tuple(rows[0])
        self.matrix = np.array([[*row.values()] for row in rows], dtype=np.float32)
        self.truth = np.array([page.f1(mask) for page, mask in zip(pages, masks)], dtype=np.float32)
        self.folds = np.array([page.fold for page in pages])

    def cross_validated(self) -> NDArray[np.float32]:
        """For each page what is expected by a regression that saw no page of its domain."""
        answer = np.zeros(len(self.truth), dtype=np.float32)
        for fold in range(FOLDS):
            held = self.folds == fold
            weights = self._weights(~held)
            answer[held] = predict(self.matrix[held], weights[:-1], weights[-1])
        return answer

    def final(self) -> dict[str, NDArray[np.generic]]:
        """The weights learned from all pages, as the weights file names them."""
        weights = self._weights(np.ones(len(self.truth), dtype=np.bool_))
        return {
            "expected names": np.array(self.names),
            "expected weights": weights.astype(np.float32),
        }

    def _weights(self, rows: NDArray[np.bool_]) -> Weights:
        return fit(
            self.matrix[rows], self.truth[rows], np.ones(int(rows.sum()), dtype=np.float32), _RIDGE
        )
