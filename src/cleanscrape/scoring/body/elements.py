"""Sums over the elements of a page: what is around each block, and what is in each element.

Elements are numbers, each greater than that of the one around it.
"""

from __future__ import annotations

import numpy as np

from ..kernel import compiled
from .characters import Floats, Ints
from .windows import totals


@compiled
def above(own: Ints, parents: Ints, count: int) -> Ints:
    """The elements around each block, level by level: its own, then those further up.

    Args:
        own: the element of each block.
        parents: of each element.
        count: how many rows.
    """
    rows = np.empty((count, len(own)), dtype=np.int64)
    rows[0] = own
    inside = np.maximum(parents, 0)
    for row in range(1, count):
        rows[row] = inside[rows[row - 1]]
    return rows


@compiled
def decayed_sums(around: Ints, values: Floats, shares: Floats, count: int) -> Floats:
    """For each of `count` elements the sum of shares of the values of the blocks in it.

    Args:
        around: for some levels, the element around each block.
        values: of each block.
        shares: for each of the levels, from the first on, how much of a block's value counts there.
        count: how many elements there are.
    """
    found = np.zeros(count)
    for level, share in zip(around, shares):
        found += totals(level, values * share, count)
    return found


@compiled
def element_means(around: Ints, values: Floats, weights: Floats, count: int) -> Floats:
    """For each level the weighted mean of what stands in the elements up to it, for each block.

    Args:
        around: for some levels, the element around each block.
        values: of each block, times its weight.
        weights: of each block.
        count: how many elements there are.
    """
    mean, weight, found = np.zeros(count), np.zeros(count), []
    for level in around:
        mean = mean + totals(level, values, count)
        weight = weight + totals(level, weights, count)
        found.append(mean[level] / np.maximum(1e-9, weight[level]))
    return np.array(found)


@compiled
def element_rows(around: Ints, held: Floats, readability: Floats, levels: Ints) -> Floats:
    """What the elements around each block hold, a row each.

    The best readability of them and that of the block's own; how many hold half of the page's
    score, and the words of the smallest of these; then, for each of `levels`, the words, the linked
    words and the score.

    Args:
        around: for each level, the element around each block.
        held: the words, the linked words and the score of each element.
        readability: of each element.
        levels: those that are wanted.
    """
    words, _, score = held
    best = readability[around]
    half = score[around] > 0.5 * max(1e-9, score[0])
    smallest = around[half.argmax(axis=0), np.arange(around.shape[1])]
    found = [best.max(axis=0), best[0], half.sum(axis=0)]
    found.append(words[np.where(half.any(axis=0), smallest, 0)])
    found += [row[around[level]] for level in levels for row in held]
    return np.array(found, dtype=np.float64)


@compiled
def smallest_holders(parents: Ints, held: Floats, shares: Floats) -> list[tuple[int, int]]:
    """For each share the last element that holds it, and the first one after all within that.

    Args:
        parents: of each element.
        held: what each holds.
        shares: of what the first one holds.
    """
    chosen = [int(np.flatnonzero(held >= share * held[0])[-1]) for share in shares]
    return [(element, _end(parents, element)) for element in chosen]


@compiled
def element_sums(own: Ints, parents: Ints, rows: Floats) -> Floats:
    """For each row the sums of its values over everything within each element.

    Args:
        own: the element of each block.
        parents: of each element, smaller than its own number.
        rows: a column a block.
    """
    count = len(parents)
    held, up = [totals(own, row, count).tolist() for row in rows], parents.tolist()
    for sums in held:
        for index in range(count - 1, 0, -1):
            if sums[index]:
                sums[up[index]] += sums[index]
    return np.array(held)


@compiled
def nearness(own: Ints, parents: Ints, title: int, prose: Floats, farthest: int) -> Floats:
    """How near each block is to the headline: two rows.

    How many elements up from the headline's one holds both; and how many words of prose below the
    headline are nearer than that.

    Args:
        own: the element of each block.
        parents: of each element.
        title: the headline's block.
        prose: words of prose of each block.
        farthest: what is given where fewer levels up there is none.
    """
    away, element = np.full(len(own), farthest), int(own[title])
    for level in range(farthest):
        within = (own >= element) & (own < _end(parents, element))
        away[within & (away == farthest)] = level
        if element == 0:
            break
        element = int(parents[element])
    below = prose * (np.arange(len(prose)) > title)
    held = np.bincount(away, weights=below, minlength=farthest + 1)
    return np.stack([away * 1.0, np.concatenate([[0.0], np.cumsum(held)])[away]])


def _end(parents: Ints, element: int) -> int:
    """The first element after all that is within one."""
    outside = parents[element + 1 :] < element
    return element + 1 + int(outside.argmax()) if outside.any() else len(parents)
