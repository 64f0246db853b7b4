"""The second stage's features: what the first stage's probabilities say together."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..page.prose_span import best_span
from ..program import Figures, Rows, matrix_of
from .characters import Floats
from .features import Features
from .shared_features import NEARBY
from .windows import everywhere, group_sums, shifted, span_means

_NEXT = {f"first at {by}": by for by in (-1, 1, -2, 2)}
_SPANS = {
    f"first from {first} to {last}": (first, last)
    for first, last in ((-4, -1), (1, 4), (-12, -1), (1, 12), (-30, -1), (1, 30), (-2, 2))
}
_EVEN = 0.4  # probability from which a block adds to the best segment
OF_PAGE = "page is "  # begins the names of the columns that say of which type the page is
ANSWER = " answer"  # ends the names of the columns that are the first answers
_ELEMENTS = ("own mean", "parent mean", "third mean")
# The elements that are looked at, and the shares of the likely body that they must hold.
_SHARES, _LEAST = ("main", "tight"), np.array([0.8, 0.6])
_COST = 1.0  # words that each block costs it


def stacked_features(
    page: Features, probability: Floats, others: Rows
) -> tuple[tuple[str, ...], Floats]:
    """The features of the second stage: their names, and a row for each of them.

    Args:
        page: the first stage's features.
        probability: the first stage's answer for each block.
        others: further columns, or numbers that are the same for all blocks.
    """
    words = np.minimum(page.words, 80.0)
    weights, mass = words + 1, probability * words
    likely = probability * weights
    gain = (probability - _EVEN) * words - _COST * (probability < _EVEN)
    rows = {
        "probability": probability, "all words": page.words, "at": np.arange(len(words)),
        "element": page.tree.own, "gain": gain, "own words": page.cohesion.total,
        "core": page.cohesion.with_core(probability * (probability > 0.5), 2.0),
        "paths": _path_rows(page, likely, weights),
        "elements": page.tree.means(likely, weights, len(_ELEMENTS)),
    }  # fmt: skip
    figures: dict[str, Any] = {"size": len(words)}
    for name, gains in (("best", gain), ("tight", gain - 6.0 * (probability < 0.15))):
        if segment := best_span(gains.tolist()):
            figures |= {f"{name} first": segment[0], f"{name} last": segment[1]}
    figures |= _containers(page, mass, words)
    figures |= {name: value for name, value in others.items() if not isinstance(value, np.ndarray)}
    rows |= {name: value for name, value in others.items() if name not in figures}
    return matrix_of(stacked_columns, rows, figures)


def stacked_columns(rows: Rows, figures: Figures) -> dict[str, Floats]:
    """The second stage's own columns, by steps that `cleanscrape.scoring.program` knows.

    Args:
        rows: the first answer, what it gives each block in the best segment, and what is known of
            the words around.
        figures: the ends of the best segments, where there are any, and of the elements with most
            of the likely body; how many blocks there are; further columns.
    """
    probability, words = rows["probability"], np.minimum(rows["all words"], 80.0)
    own = rows["own words"] + 1e-3
    (near,), (ahead,) = span_means(np.stack([rows["core"]]), own, NEARBY)
    means = span_means(np.stack([probability]), words + 1, [*_SPANS.values()])
    logit = np.log(np.maximum(1e-6, probability) / np.maximum(1e-6, 1 - probability))
    found = {
        "first": probability,
        "first logit": np.maximum(-8, np.minimum(8, logit)) / 4,
        "first sure": (probability > 0.8) * 1.0,
    }
    found |= {name: shifted(probability, by) for name, by in _NEXT.items()}
    found |= {name: mean for name, (mean,) in zip(_SPANS, means)}
    found |= _sides(probability * words, words + 1, figures["size"])
    for name in ("best", "tight"):
        found |= _segment(name, rows, words, figures)
    likely, held = rows["paths"]
    found |= {"path mean": likely / held} | dict(zip(_ELEMENTS, rows["elements"]))
    for name in _SHARES:
        at, first = rows["element"], figures[f"{name} element"]
        found[f"in {name} element"] = ((at >= first) & (at < figures[f"{name} end"])) * 1.0
        for what in (f"density of {name} element", f"share of {name} element"):
            found[what] = everywhere(figures[what], words)
    core = probability * (probability > 0.5)
    mean = (rows["core"] * core * own).sum() / np.maximum(1e-9, (core * own).sum())
    found |= {"core": rows["core"], "core around": near, "core from here": ahead}
    found["core to mean"] = near - mean
    found["logit × length"] = found["first logit"] * np.log1p(rows["all words"]) / 5
    found["logit × core"] = found["first logit"] * (near - mean)
    found |= {name: row for name, row in rows.items() if name.endswith(ANSWER)}
    return found | {
        name: everywhere(value, words)
        for name, value in figures.items()
        if name.startswith(OF_PAGE)
    }


def _sides(mass: Floats, weights: Floats, size: int) -> dict[str, Floats]:
    """How much of the body stands before and after, and how dense it is there."""
    total = np.maximum(1e-9, mass.sum())
    until, weight = np.cumsum(mass), np.cumsum(weights)
    after = np.maximum(0.0, total - until)
    return {
        "body before": (until - mass) / total,
        "body after": after / total,
        "body density before": (until - mass + 1) / (weight - weights + 2),
        "body density after": (after + 1) / (weight[size - 1] - weight + 2),
        "page body": everywhere(total / weights.sum(), mass),
        "page body words": everywhere(np.log1p(total) / 8, mass),
    }


def _segment(name: str, rows: Rows, words: Floats, figures: Figures) -> dict[str, Floats]:
    """A stretch that gains most: strictly (tight) or leniently taken."""
    at, gain = rows["at"], rows["gain"]
    none = everywhere(0.0, words)
    inside, before, after = none, none + 1, none + 1
    if f"{name} first" in figures:
        first, last = figures[f"{name} first"], figures[f"{name} last"]
        inside = ((at >= first) & (at <= last)) * 1.0
        before = np.log1p(np.maximum(0.0, np.minimum(first - at, 60.0))) / 4
        after = np.log1p(np.maximum(0.0, np.minimum(at - last, 60.0))) / 4
    most = np.maximum(1.0, np.maximum(gain, 0.0).sum())
    return {
        f"in {name}": inside,
        f"before {name}": before,
        f"after {name}": after,
        f"gain of {name}": everywhere((gain * inside).sum() / most, words),
        f"length in {name}": inside * np.log1p(words) / 5,
    }


def _path_rows(page: Features, likely: Floats, weights: Floats) -> Floats:
    """What the blocks of each block's path have together, of the likely body and of all."""
    return group_sums(np.stack([likely, weights]), page.paths, int(page.paths.max()) + 1)


def _containers(page: Features, mass: Floats, words: Floats) -> dict[str, Any]:
    """The smallest elements with most of the likely body: from where to where; what else is there.

    Args:
        page: the first stage's features.
        mass: the likely words of the body.
        words: all words.
    """
    held = page.tree.below(np.stack([mass, words]))
    found: dict[str, Any] = {}
    for name, (first, end) in zip(_SHARES, page.tree.smallest(held[0], _LEAST)):
        found[f"{name} element"], found[f"{name} end"] = first, end
        found[f"density of {name} element"] = held[0, first] / max(1.0, held[1, first])
        found[f"share of {name} element"] = held[1, first] / max(1.0, held[1, 0])
    return found
