"""The second stage's features: what the first stage's probabilities say together."""

from __future__ import annotations

import numpy as np

from ..page.prose_span import best_span
from .characters import Floats
from .features import Features
from .windows import group_sum, shifted, span_means, totals

_NEXT = {f"first at {by}": by for by in (-1, 1, -2, 2)}
_SPANS = {
    f"first from {first} to {last}": (first, last)
    for first, last in ((-4, -1), (1, 4), (-12, -1), (1, 12), (-30, -1), (1, 30), (-2, 2))
}
_EVEN = 0.4  # probability from which a block adds to the best segment
_SHARES = (("main", 0.8), ("tight", 0.6))  # of the likely body that an element must hold
_COST = 1.0  # words that each block costs it


def stacked_features(page: Features, probability: Floats) -> dict[str, Floats]:
    """Named columns over the blocks.

    Args:
        page: the first stage's features.
        probability: the first stage's answer for each block.
    """
    words = np.minimum(page.words, 80.0)
    weights = words + 1
    logit = np.log(np.maximum(1e-6, probability) / np.maximum(1e-6, 1 - probability))
    found = {
        "first": probability,
        "first logit": np.maximum(-8, np.minimum(8, logit)) / 4,
        "first sure": (probability > 0.8) * 1.0,
    }
    found |= {name: shifted(probability, by) for name, by in _NEXT.items()}
    found |= zip(_SPANS, span_means(probability[None], weights, [*_SPANS.values()])[:, 0])
    mass = probability * words
    found |= (
        _sides(mass, weights)
        | _segments(probability, words)
        | _groups(page, probability, weights)
        | _containers(page, mass, words)
    )
    core = probability * (probability > 0.5)
    around = page.cohesion.with_core(core, 2.0)
    own = page.cohesion.total + 1e-3
    mean = float((around * core * own).sum()) / max(1e-9, float((core * own).sum()))
    near, ahead = span_means(around[None], own, ((-3, 3), (0, 8)))[:, 0]
    found |= {
        "core": around,
        "core around": near,
        "core from here": ahead,
        "core to mean": near - mean,
    }
    found |= {
        "logit × length": found["first logit"] * np.log1p(page.words) / 5,
        "logit × core": found["first logit"] * (near - mean),
    }
    return found


def _sides(mass: Floats, weights: Floats) -> dict[str, Floats]:
    """How much of the body stands before and after, and how dense it is there."""
    total = max(1e-9, float(mass.sum()))
    until, weight = np.cumsum(mass), np.cumsum(weights)
    return {
        "body before": (until - mass) / total,
        "body after": np.maximum(0.0, total - until) / total,
        "body density before": (until - mass + 1) / (weight - weights + 2),
        "body density after": (np.maximum(0.0, total - until) + 1) / (weight[-1] - weight + 2),
        "page body": np.full(len(mass), total / float(weights.sum())),
        "page body words": np.full(len(mass), np.log1p(total) / 8),
    }


def _segments(probability: Floats, words: Floats) -> dict[str, Floats]:
    """The stretch that gains most, strictly and leniently taken, and the second best."""
    found: dict[str, Floats] = {}
    size = len(words)
    at = np.arange(size)
    gain = (probability - _EVEN) * words - _COST * (probability < _EVEN)
    for name, value in (("best", gain), ("tight", gain - 6.0 * (probability < 0.15))):
        segment = best_span(value.tolist())
        first, last = segment or (size, -1)
        inside = (at >= first) & (at <= last)
        found[f"in {name}"] = inside * 1.0
        if segment is None:
            found[f"before {name}"] = found[f"after {name}"] = np.ones(size)
        else:
            found[f"before {name}"] = np.log1p(np.maximum(0, np.minimum(first - at, 60))) / 4
            found[f"after {name}"] = np.log1p(np.maximum(0, np.minimum(at - last, 60))) / 4
        found[f"gain of {name}"] = np.full(
            size, float(gain[inside].sum()) / max(1.0, float(np.maximum(gain, 0).sum()))
        )
        found[f"length in {name}"] = inside * np.log1p(words) / 5
    return found


def _groups(page: Features, probability: Floats, weights: Floats) -> dict[str, Floats]:
    """The mean over the same path, and over the elements around."""
    found: dict[str, Floats] = {}
    count = int(page.paths.max()) + 1
    found["path mean"] = group_sum(probability * weights, page.paths, count) / group_sum(
        weights, page.paths, count
    )
    elements = len(page.tree.parents)
    mean, weight = np.zeros(elements), np.zeros(elements)
    for name, level in (("own", 0), ("parent", 1), ("third", 2)):
        at = page.tree.above[level]
        mean = mean + totals(at, probability * weights, elements)
        weight = weight + totals(at, weights, elements)
        found[f"{name} mean"] = mean[at] / np.maximum(1e-9, weight[at])
    return found


def _containers(page: Features, mass: Floats, words: Floats) -> dict[str, Floats]:
    """Whether a block is in the smallest element with most of the likely body; what else is."""
    held = page.tree.below(np.stack([mass, words]))
    found: dict[str, Floats] = {}
    for name, share in _SHARES:
        chosen, end = page.tree.smallest(held[0], share)
        inside = (page.tree.own >= chosen) & (page.tree.own < end)
        found[f"in {name} element"] = inside * 1.0
        found[f"density of {name} element"] = np.full(
            len(mass), held[0, chosen] / max(1.0, held[1, chosen])
        )
        found[f"share of {name} element"] = np.full(
            len(mass), held[1, chosen] / max(1.0, held[1, 0])
        )
    return found
