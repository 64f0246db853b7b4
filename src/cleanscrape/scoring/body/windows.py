"""Sums over neighbouring blocks, for all blocks at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .characters import Floats, Ints


def span_sum(values: Floats, first: int, last: int) -> Floats:
    """For each block the sum of `values` from `first` to `last` blocks after it.

    `values` is a number or a row for each block; negative bounds are before it.

    Beyond the page's ends there is nothing.

    >>> span_sum(np.array([1.0, 2.0, 4.0]), -1, 0).tolist()
    [1.0, 3.0, 6.0]
    """
    return _between(_sums(values, reach := _reach(((first, last),))), reach, first, last)


def span_means(values: Floats, weights: Floats, spans: Sequence[tuple[int, int]]) -> list[Floats]:
    """For each span (`first` and `last` as in `span_sum`) the weighted mean of `values` in it.

    0 where there is nothing.

    >>> span_means(np.array([1.0, 2.0, 4.0]), np.ones(3), [(-1, 0), (1, 1)])[1].tolist()
    [2.0, 4.0, 0.0]
    """
    column = weights[:, None] if values.ndim == 2 else weights
    reach = _reach(spans)
    sums, weight = _sums(values * column, reach), _sums(column, reach)
    return [
        _between(sums, reach, *span) / np.maximum(_between(weight, reach, *span), 1e-9)
        for span in spans
    ]


def _reach(spans: Sequence[tuple[int, int]]) -> int:
    """How far the spans go beyond a block."""
    return max(max(-first, last, 0) for first, last in spans)


def _sums(values: Floats, reach: int) -> Floats:
    """The sum of all values before each block.

    `reach` rows more on either side, so that a span is two slices wherever it ends.
    """
    size = len(values)
    sums = np.empty((size + 1 + 2 * reach, *values.shape[1:]))
    sums[: reach + 1] = 0.0
    np.cumsum(values, axis=0, out=sums[reach + 1 : reach + 1 + size])
    sums[reach + 1 + size :] = sums[reach + size]
    return sums


def _between(sums: Floats, reach: int, first: int, last: int) -> Floats:
    size = len(sums) - 1 - 2 * reach
    above, below = reach + last + 1, reach + first
    result: Floats = sums[above : above + size] - sums[below : below + size]
    return result


def shifted(values: Floats, by: int, empty: float = 0.0) -> Floats:
    """The value of the block `by` after each (negative: before it); `empty` beyond the page's ends.

    >>> shifted(np.array([1.0, 2.0, 4.0]), 1).tolist()
    [2.0, 4.0, 0.0]
    """
    result = np.full(values.shape, empty)
    if 0 < by < len(values):
        result[:-by] = values[by:]
    elif by < 0 and -by < len(values):
        result[-by:] = values[:by]
    return result


def group_sum(values: Floats, groups: Ints, count: int) -> Floats:
    """The sum of `values` over each block's group, at every block of it."""
    return totals(groups, values, count)[groups]


def totals(groups: Ints, values: Floats, count: int) -> Floats:
    """The sum of `values` in each of `count` groups."""
    return np.asarray(np.bincount(groups, weights=values, minlength=count), dtype=np.float64)


def since(flags: Floats, clock: Floats) -> Floats:
    """How far the clock has gone since the last flagged block at or before each.

    Infinite before the first one. Columns each for themselves.

    >>> since(np.array([0.0, 1.0, 0.0]), np.array([5.0, 6.0, 9.0])).tolist()
    [inf, 0.0, 3.0]
    """
    marked = np.where(flags > 0, clock, -np.inf)
    result: Floats = clock - np.maximum.accumulate(marked, axis=0)
    return result


def best_segment(gain: Floats) -> tuple[int, int] | None:
    """First and last index of the contiguous run with the greatest sum.

    None where no sum is above 0.

    >>> best_segment(np.array([-6.0, 10, -6, 20, -6, 5]))
    (1, 3)
    """
    if not len(gain) or float(gain.max()) <= 0:
        return None
    sums = np.concatenate([[0.0], np.cumsum(gain)])
    lowest = np.minimum.accumulate(sums)
    last = int(np.argmax((sums - lowest)[1:]))
    first = int(np.flatnonzero(sums[: last + 1] == lowest[last])[-1])
    return first, last
