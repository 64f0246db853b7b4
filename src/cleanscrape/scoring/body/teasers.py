"""Signs of a list of teasers: elements that look alike side by side, and linked lines above prose."""

from __future__ import annotations

import numpy as np

from .characters import Floats, Ints
from .tree import Tree
from .windows import shifted, span_means

_LINKED = 0.5  # share of a line's characters in links from which it is a link
_LONGEST_LINK = 25.0  # words of a linked line that may be a teaser's headline
_SHORTEST = 8.0  # words of what it may be the headline of
_REACH = 6  # blocks on either side in which such lines are looked for
_FEW = 3  # blocks and elements in an element that are counted apart
_ALIKE = 2  # siblings that look like an element before they are a list


def teaser_features(tree: Tree, words: Floats, links: Floats, paths: Ints) -> dict[str, Floats]:
    """Named columns over the blocks.

    Args:
        tree: the elements of the page.
        words: the words of each block.
        links: the share of each block's characters in links.
        paths: a number for the tag and class path of each block.
    """
    alike, linked = _siblings(tree, paths)
    above = tree.parents[tree.own]
    headed = _headed(words, links)
    weights = np.where(words >= _SHORTEST, words, 0.0)
    return {
        "alike own": np.log1p(alike[tree.own]) / 4,
        "alike parent": np.log1p(alike[above]) / 4,
        "alike own linked": linked[tree.own],
        "alike parent linked": linked[above],
        "link above": headed,
        "links above around": span_means(headed, weights, ((-_REACH, _REACH),))[0],
    }


def _siblings(tree: Tree, paths: Ints) -> tuple[Floats, Floats]:
    """For each element how many siblings look like it, and the share of these that have a link."""
    count = len(tree.parents)
    blocks = np.minimum(np.bincount(tree.own, minlength=count), _FEW)
    first = np.full(count, -1)
    first[tree.own[::-1]] = paths[::-1]
    elements = np.minimum(np.bincount(tree.parents[1:], minlength=count), _FEW)
    shape = (first + 1) * 16 + blocks * 4 + elements
    _, group, sizes = np.unique(
        np.stack([tree.parents, shape], axis=1), axis=0, return_inverse=True, return_counts=True
    )
    group = group.reshape(-1)
    siblings = (sizes - 1.0)[group]
    share = np.bincount(group, weights=tree.linked > 0) / sizes
    return siblings, share[group] * (siblings >= _ALIKE)


def _headed(words: Floats, links: Floats) -> Floats:
    """1 for what stands right below a linked line, as a teaser's summary does."""
    title = (links > _LINKED) & (words <= _LONGEST_LINK)
    below = shifted(title * 1.0, -1) * (links <= _LINKED)
    result: Floats = below * (words >= _SHORTEST)
    return result
