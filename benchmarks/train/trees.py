"""The scorer's trees, boosted by CatBoost, whose trees ask one question a level.

What ships are arrays that NumPy evaluates.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .fit import Array
from .pages import Pages

# Chosen on fold 0 of the corpora that may train and on those that only measure. A fixed seed and
# number of threads give the same trees again.
SETTINGS: dict[str, Any] = {
    "iterations": 200,
    "depth": 6,
    "learning_rate": 0.1,
    "l2_leaf_reg": 10,
    "border_count": 64,
    "rsm": 0.3,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.5,
    "random_seed": 1,
    "thread_count": 2,
    "verbose": False,
    "allow_writing_files": False,
}


def learned(pages: Pages, matrix: Array, rows: NDArray[np.bool_]) -> Any:
    """A CatBoost model learned from some rows of the matrix."""
    from catboost import CatBoostClassifier

    at, weight = pages.chosen(rows, pages.weight)
    model = CatBoostClassifier(**SETTINGS)
    model.fit(matrix[at], pages.target[at].astype(int), sample_weight=weight)
    return model


def answers(model: Any, matrix: Array) -> Array:
    """The probability for each row."""
    return np.asarray(model.predict_proba(matrix)[:, 1], dtype=np.float32)


def arrays(model: Any, names: tuple[str, ...]) -> dict[str, NDArray[np.generic]]:
    """The model as the weights file names its parts (`cleanscrape.scoring.body.trees.Trees`)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trees.json"
        model.save_model(str(path), format="json")
        said = json.loads(path.read_text("utf-8"))
    trees = said["oblivious_trees"]
    depth = max(len(tree["splits"]) for tree in trees)
    columns = np.zeros((len(trees), depth), dtype=np.int64)
    borders = np.full(
        (len(trees), depth), np.inf, dtype=np.float32
    )  # a shallow tree asks what is never so
    leaves = np.zeros((len(trees), 1 << depth), dtype=np.float32)
    scale, (bias,) = said["scale_and_bias"]
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            columns[number, level] = split["float_feature_index"]
            borders[number, level] = split["border"]
        leaves[number, : len(tree["leaf_values"])] = np.array(tree["leaf_values"]) * scale
    used, places = np.unique(columns, return_inverse=True)
    return {
        "trees names": np.array([names[column] for column in used]),
        "trees columns": places.reshape(columns.shape).astype(np.int16),
        "trees borders": borders,
        "trees leaves": leaves,
        "trees bias": np.array(bias),
    }
