"""The pages of one kind as one matrix, and two-stage answers for pages of domains that were not seen."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cleanscrape.scoring.features import Features, features
from cleanscrape.scoring.page import page_features
from cleanscrape.scoring.second import second_features
from cleanscrape.verdict import verdicts

from .train_data import FOLDS, Case
from .train_fit import Array, Weights, fit, predict

RIDGE = (80.0, 80.0)  # of the two stages; by cross-validated likelihood among 3, 30, 80, 150, 600
IN, OUT = 0.8, 0.2  # share of a block's tokens in the truth from which it is body, up to which it is not; in between it is left out
_SMALL_PAGE = 100  # words; a page with a shorter body counts as if it had these
_HEAVIEST = 4.0  # a page whose blocks together are longer than so many of its bodies counts no more than that
_CORPUS = {"zh-dev": 2.0}  # few pages are in scripts without blanks: these count more
_LIGHT = 0.05  # weight of a block of three words on a page of 800


class Pages:
    """The pages of one kind as one matrix, a row a block.

    Args:
        pages: each with at least one block.
        shares: by shape, what a page of it counts if not 1.
    """

    def __init__(self, pages: list[Case], shares: Mapping[str, float] = MappingProxyType({})) -> None:
        self.pages = pages
        self.features: list[Features] = [_compact(page) for page in pages]
        sizes = [len(page.share) for page in pages]
        self.edges = np.concatenate([[0], np.cumsum(sizes)])
        self.of_page = np.repeat(np.arange(len(pages)), sizes)
        self.folds = np.array([page.fold for page in pages])
        self.fold = self.folds[self.of_page]
        self.matrix: Array = np.concatenate([page.matrix for page in self.features])
        self.target: Array = np.concatenate([page.share >= 0.5 for page in pages]).astype(np.float32)
        self.weight: Array = np.concatenate(
            [_weight(page) * np.float32(_CORPUS.get(page.corpus, 1.0) * shares.get(page.shape, 1.0)) for page in pages]
        )
        self.names = self.features[0].names
        self.second_names: tuple[str, ...] = ()

    def stacked(self, probability: Array) -> Array:
        """The second stage's matrix, given the first's answers."""
        parts = []
        for page, start, end in zip(self.features, self.edges, self.edges[1:]):
            columns = second_features(page, probability[start:end].astype(np.float64))
            self.second_names = page.names + tuple(columns)
            parts.append(np.stack([*columns.values()], axis=1).astype(np.float32))
        return np.concatenate([self.matrix, np.concatenate(parts)], axis=1)

    def split(self, rows: Array) -> list[Array]:
        """A number a block, page by page."""
        return np.split(rows, self.edges[1:-1])

    def train(self, matrix: Array, rows: NDArray[np.bool_], weight: Array, stage: int) -> Weights:
        """Weights learned from some rows; of the blocks of a word or two every third stands for three."""
        light = weight < _LIGHT
        third = np.zeros(len(rows), dtype=np.bool_)
        third[::3] = True
        chosen = np.flatnonzero(rows & (weight > 0) & (third | ~light))
        weight = weight * np.where(light, np.float32(3), np.float32(1))
        return fit(matrix[chosen], self.target[chosen], weight[chosen], RIDGE[stage])


def _compact(page: Case) -> Features:
    found = features(page.document, verdicts(page.document))
    page.cache["page"] = page_features(page.document, found)
    return found._replace(matrix=found.matrix.astype(np.float32))


def _weight(page: Case) -> Array:
    """What each block's words are worth in word F1: a share of the page's true words."""
    clear = (page.share >= IN) | (page.share <= OUT)
    weight = clear * (page.sizes + 1.0) / max(_SMALL_PAGE, int(page.wanted.sum()))
    return np.asarray(10 * weight * min(1.0, _HEAVIEST / max(1e-9, float(weight.sum()))), dtype=np.float32)


class WeightSet:
    """Both stages, learned from pages that count by their types.

    Args:
        pages: what to learn from.
        counts: what a page of each type counts.
    """

    def __init__(self, pages: Pages, counts: Mapping[str, float]) -> None:
        self.pages = pages
        page = np.array([counts.get(page.kind, counts["*"]) for page in pages.pages], dtype=np.float32)
        self.weight: Array = pages.weight * page[pages.of_page]
        self.first = np.zeros(len(pages.target), dtype=np.float32)  # each row's first-stage answer from pages of other domains
        for fold in range(FOLDS):
            held = pages.fold == fold
            self.first[held] = self._answers(pages.matrix, pages.train(pages.matrix, ~held, self.weight, 0))[held]

    def cross_validated(self) -> Array:
        """Each row's answer from two stages that saw no page of its domain, the second trained on such answers of the first."""
        pages = self.pages
        without: dict[tuple[int, int], Array] = {}
        for pair in combinations(range(FOLDS), 2):
            rows = ~np.isin(pages.fold, pair)
            without[pair] = self._answers(pages.matrix, pages.train(pages.matrix, rows, self.weight, 0))
        final = np.zeros_like(self.first)
        for fold in range(FOLDS):
            held = pages.fold == fold
            seen = self.first.copy()
            for other in range(FOLDS):
                if other != fold:
                    rows = pages.fold == other
                    seen[rows] = without[min(fold, other), max(fold, other)][rows]
            stacked = pages.stacked(seen)
            final[held] = self._answers(stacked[held], pages.train(stacked, ~held, self.weight, 1))
        return final

    def final(self) -> dict[str, NDArray[np.generic]]:
        """The weights of both stages learned from all pages, as the weights file names them."""
        pages = self.pages
        everything = np.ones(len(pages.target), dtype=np.bool_)
        first = pages.train(pages.matrix, everything, self.weight, 0)
        second = pages.train(pages.stacked(self.first), everything, self.weight, 1)
        return {
            "first names": np.array(pages.names),
            "first weights": first.astype(np.float32),
            "second names": np.array(pages.second_names),
            "second weights": second.astype(np.float32),
        }

    def _answers(self, matrix: Array, weights: Weights) -> Array:
        return predict(matrix, weights[:-1], weights[-1])
