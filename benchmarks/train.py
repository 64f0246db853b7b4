"""Train the body scorer: ``python -m benchmarks.train`` writes the weights, with ``--report`` it prints cross-validated scores first.

The split is by domain; what is reported for a page was learned from pages of other domains, in both stages. The final weights come from
all pages. The first run reads and labels every page in every shape (about eight minutes), later ones take that from the temporary folder
as long as nothing of the package but the scorer has changed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

import cleanscrape
from cleanscrape import Pipeline
from cleanscrape.scoring.features import Features, features
from cleanscrape.scoring.second import second_features
from cleanscrape.verdict import verdicts

from .train_data import CORPORA, FOLDS, TEXT_SHAPES, Case, cases
from .train_fit import Array, fit, predict
from .train_report import report

WEIGHTS = Path(cleanscrape.__file__).parent / "scoring" / "weights.npz"
SHAPES = {"html": ("html",), "text": tuple(shape for shape in TEXT_SHAPES if shape != "oneline"), "line": ("oneline",)}
RIDGE = (80.0, 80.0)  # of the two stages; by cross-validated likelihood among 3, 30, 80, 150, 600
IN, OUT = 0.8, 0.2  # share of a block's tokens in the truth from which it is body, up to which it is not; in between it is left out
_SMALL_PAGE = 100  # words; a page with a shorter body counts as if it had these
_HEAVIEST = 4.0  # a page whose blocks together are longer than so many of its bodies counts no more than that
# Few pages are in scripts without blanks, and few one-line pages are in any but English: these count more, and lines of full dumps help.
_CORPUS = {"zh-dev": 2.0}
_EXTRA = {"line": {"full": 0.3}}
_LIGHT = 0.05  # weight of a block of three words on a page of 800


class Pages:
    """The pages of one kind as one matrix.

    Args:
        pages: each with at least one block.
        shares: by shape, what a page of it counts if not 1.
    """

    def __init__(self, pages: list[Case], shares: Mapping[str, float] = MappingProxyType({})) -> None:
        self.pages = pages
        self.features: list[Features] = [_compact(page) for page in pages]
        sizes = [len(page.share) for page in pages]
        self.edges = np.concatenate([[0], np.cumsum(sizes)])
        self.fold = np.repeat([page.fold for page in pages], sizes)
        self.matrix: Array = np.concatenate([page.matrix for page in self.features])
        self.target: Array = np.concatenate([page.share >= 0.5 for page in pages]).astype(np.float32)
        self.weight: Array = np.concatenate(
            [_weight(page) * np.float32(_CORPUS.get(page.corpus, 1.0) * shares.get(page.shape, 1.0)) for page in pages]
        )
        self.second_names: tuple[str, ...] = ()

    def stacked(self, probability: Array) -> Array:
        """The second stage's matrix, given the first's answers."""
        parts = []
        for page, start, end in zip(self.features, self.edges, self.edges[1:]):
            columns = second_features(page, probability[start:end].astype(np.float64))
            self.second_names = page.names + tuple(columns)
            parts.append(np.stack([*columns.values()], axis=1).astype(np.float32))
        return np.concatenate([self.matrix, np.concatenate(parts)], axis=1)

    def train(self, matrix: Array, rows: NDArray[np.bool_], stage: int) -> NDArray[np.float64]:
        """Weights learned from some rows; of the blocks of a word or two every third stands for three."""
        light = self.weight < _LIGHT
        third = np.zeros(len(rows), dtype=np.bool_)
        third[::3] = True
        chosen = np.flatnonzero(rows & (third | ~light))
        weight = self.weight * np.where(light, np.float32(3), np.float32(1))
        return fit(matrix[chosen], self.target[chosen], weight[chosen], RIDGE[stage])


def _compact(page: Case) -> Features:
    found = features(page.document, verdicts(page.document))
    return Features(found.names, found.matrix.astype(np.float32), found.words, found.paths, found.tree, found.cohesion)


def _weight(page: Case) -> Array:
    """What each block's words are worth in word F1: a share of the page's true words."""
    clear = (page.share >= IN) | (page.share <= OUT)
    weight = clear * (page.sizes + 1.0) / max(_SMALL_PAGE, int(page.wanted.sum()))
    return np.asarray(10 * weight * min(1.0, _HEAVIEST / max(1e-9, float(weight.sum()))), dtype=np.float32)


def out_of_fold(pages: Pages) -> tuple[Array, dict[int, NDArray[np.float64]]]:
    """Each row's first-stage answer from a model that saw no page of its domain, and the models by the fold they did not see."""
    answer = np.zeros(len(pages.target), dtype=np.float32)
    models = {}
    for fold in range(FOLDS):
        held = pages.fold == fold
        models[fold] = pages.train(pages.matrix, ~held, 0)
        answer[held] = predict(pages.matrix[held], models[fold][:-1], models[fold][-1])
    return answer, models


def cross_validate(pages: Pages) -> Array:
    """Each row's final answer from two stages that saw no page of its domain, the second trained on out-of-fold answers of the first."""
    first, _ = out_of_fold(pages)
    without: dict[tuple[int, int], Array] = {}
    for pair in combinations(range(FOLDS), 2):
        rows = ~np.isin(pages.fold, pair)
        weights = pages.train(pages.matrix, rows, 0)
        without[pair] = predict(pages.matrix, weights[:-1], weights[-1])
    final = np.zeros_like(first)
    for fold in range(FOLDS):
        held = pages.fold == fold
        seen = first.copy()
        for other in range(FOLDS):
            if other != fold:
                rows = pages.fold == other
                seen[rows] = without[min(fold, other), max(fold, other)][rows]
        stacked = pages.stacked(seen)
        weights = pages.train(stacked, ~held, 1)
        final[held] = predict(stacked[held], weights[:-1], weights[-1])
    return final


def final_weights(pages: Pages, kind: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of the weights file for one kind of page."""
    answer, _ = out_of_fold(pages)
    everything = np.ones(len(pages.target), dtype=np.bool_)
    first = pages.train(pages.matrix, everything, 0)
    second = pages.train(pages.stacked(answer), everything, 1)
    return {
        f"{kind} first names": np.array(pages.features[0].names),
        f"{kind} first weights": first.astype(np.float32),
        f"{kind} second names": np.array(pages.second_names),
        f"{kind} second weights": second.astype(np.float32),
    }


def gathered(corpora: Path, kind: str) -> Pages:
    """The articles of all corpora in all shapes of a kind."""
    extra = _EXTRA.get(kind, {})
    read = [page for corpus in CORPORA for shape in (*SHAPES[kind], *extra) for page in cases(corpora, corpus, shape)]
    return Pages([page for page in read if len(page.share) and page.kind == "article"], extra)


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder that holds the corpora")
    options.add_argument("--kinds", nargs="+", default=[*SHAPES], choices=[*SHAPES], help="train these; the others stay as they are")
    options.add_argument("--report", action="store_true", help="print cross-validated word F1 for each corpus and shape")
    options.add_argument("--dry", action="store_true", help="write no weights")
    given = options.parse_args(arguments)
    stored: dict[str, NDArray[np.generic]] = dict(np.load(WEIGHTS, allow_pickle=False)) if WEIGHTS.exists() else {}
    for kind in given.kinds:
        start = time.time()
        pages = gathered(given.corpora, kind)
        print(
            f"{kind}: {len(pages.pages)} pages, {len(pages.target)} blocks, {pages.matrix.shape[1]} features in {time.time() - start:.0f} s"
        )
        if given.report:
            print(report(pages.pages, np.split(cross_validate(pages), pages.edges[1:-1])), flush=True)
        if not given.dry:
            stored.update(final_weights(pages, kind))
        print(f"{kind}: done after {time.time() - start:.0f} s", flush=True)
    if not given.dry:
        about = {
            "made by": "python -m benchmarks.train",
            "corpora": [*CORPORA],
            "day": date.today().isoformat(),
            "filters": [*Pipeline.default().names],
        }
        np.savez_compressed(WEIGHTS, allow_pickle=False, **{**stored, "about": np.array(json.dumps(about))})
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
