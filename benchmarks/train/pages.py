"""The pages of one kind as one matrix, and the first answers for unseen pages.

Each answer was learned from pages of other domains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cleanscrape.scoring.body.features import Features, features
from cleanscrape.scoring.body.model import stacked
from cleanscrape.scoring.body.page_features import page_features
from cleanscrape.verdict import verdicts

from ..scoring.cases import FOLDS, Case
from .fit import Array, Weights, fit, predict

RIDGE = 80.0  # by cross-validated likelihood among 3, 30, 80, 150, 600
IN, OUT = (
    0.8,
    0.2,
    # share of a block's tokens in the truth from which it is body, up to which it is not; in
    # between it
    # is left out
)
_SMALL_PAGE = 100  # words; a page with a shorter body counts as if it had these
# a page whose blocks together are longer than so many of its bodies counts no more than that
_HEAVIEST = 4.0
_CORPUS = {"zh-dev": 2.0}  # few pages are in scripts without blanks: these count more
_LIGHT = 0.05  # weight of a block of three words on a page of 800


class Pages:
    """The pages of one kind as one matrix, a row a block.

    Args:
        pages: each with at least one block.
        shares: by shape, what a page of it counts if not 1.
    """

    def __init__(
        self, pages: list[Case], shares: Mapping[str, float] = MappingProxyType({})
    ) -> None:
        self.pages = pages
        self.features: list[Features] = [_compact(page) for page in pages]
        sizes = [len(page.share) for page in pages]
        self.edges = np.concatenate([[0], np.cumsum(sizes)])
        self.of_page = np.repeat(np.arange(len(pages)), sizes)
        self.folds = np.array([page.fold for page in pages])
        self.fold = self.folds[self.of_page]
        self.matrix: Array = np.concatenate([page.matrix for page in self.features])
        self.target: Array = np.concatenate([page.share >= 0.5 for page in pages]).astype(
            np.float32
        )
        self.weight: Array = np.concatenate(
            [
                _weight(page)
                * np.float32(_CORPUS.get(page.corpus, 1.0) * shares.get(page.shape, 1.0))
                for page in pages
            ]
        )
        self.names = self.features[0].names
        self.tree_names: tuple[str, ...] = ()

    def stacked(self, first: Mapping[str, Array], types: Sequence[Mapping[str, float]]) -> Array:
        """The matrix that the trees see.

        Args: first: the first answers, an array a name. types: for each page the probability of
            each type, ``{}`` where no model tells them apart.
        """
        size = 0
        for number, (page, start, end) in enumerate(zip(self.features, self.edges, self.edges[1:])):
            answers = {name: rows[start:end].astype(np.float64) for name, rows in first.items()}
            self.tree_names, matrix = stacked(page, answers, types[number])
            if not size:
                size = matrix.shape[1]
                result = np.empty((len(self.target), size), dtype=np.float32)
            result[start:end] = matrix
        return result

    def split(self, rows: Array) -> list[Array]:
        """A number a block, page by page."""
        return np.split(rows, self.edges[1:-1])

    def chosen(self, rows: NDArray[np.bool_], weight: Array) -> tuple[NDArray[np.int64], Array]:
        """The rows to learn from and what each counts.

        Of the blocks of a word or two every third stands for three.
        """
        light = weight < _LIGHT
        third = np.zeros(len(rows), dtype=np.bool_)
        third[::3] = True
        at = np.flatnonzero(rows & (weight > 0) & (third | ~light))
        return at, (weight * np.where(light, np.float32(3), np.float32(1)))[at]


def _compact(page: Case) -> Features:
    found = features(page.document, verdicts(page.document))
    page.cache["page"] = page_features(page.document, found)
    return found._replace(matrix=found.matrix.astype(np.float32))


def _weight(page: Case) -> Array:
    """What each block's words are worth in word F1: a share of the page's true words."""
    clear = (page.share >= IN) | (page.share <= OUT)
    weight = clear * (page.sizes + 1.0) / max(_SMALL_PAGE, int(page.wanted.sum()))
    return np.asarray(
        10 * weight * min(1.0, _HEAVIEST / max(1e-9, float(weight.sum()))), dtype=np.float32
    )


class First:
    """The first answers: a regression over the blocks.

    It is learned from pages that count by their types.

    Args:
        pages: what to learn from.
        counts: what a page of each type counts.
    """

    def __init__(self, pages: Pages, counts: Mapping[str, float]) -> None:
        self._pages = pages
        page = np.array([_count(page, counts) for page in pages.pages], dtype=np.float32)
        self._weight: Array = pages.weight * page[pages.of_page]
        self.unseen: Array = np.zeros(
            len(pages.target), dtype=np.float32
        )  # each row's answer from pages of other domains
        for fold in range(FOLDS):
            held = pages.fold == fold
            learned = self._learned(~held)
            self.unseen[held] = predict(pages.matrix[held], learned[:-1], learned[-1])

    def final(self) -> Weights:
        """The weights learned from all pages."""
        return self._learned(np.ones(len(self._weight), dtype=np.bool_))

    def _learned(self, rows: NDArray[np.bool_]) -> Weights:
        at, weight = self._pages.chosen(rows, self._weight)
        return fit(self._pages.matrix[at], self._pages.target[at], weight, RIDGE)


def _count(page: Case, counts: Mapping[str, float]) -> float:
    """What a page counts; a plain page is like any other, whatever it was drawn from."""
    return 1.0 if page.shape.startswith("plain") else counts.get(page.kind, counts["*"])
