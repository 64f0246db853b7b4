"""Sums over neighbouring blocks, for all blocks at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..kernel import compiled
from ..program import Row
from .characters import Floats, Ints


def span_sum(values: Floats, first: int, last: int) -> Floats:
    """For each block the sum of `values` from `first` to `last` blocks after it.

    Negative bounds are before it. Beyond the page's ends there is nothing.

    >>> span_sum(np.array([1.0, 2.0, 4.0]), -1, 0).tolist()
    [1.0, 3.0, 6.0]
    """
    if isinstance(values, Row):
        return values.steps.take("between", np.cumsum(values), first, last)
    return _between(_sums(values, reach := _reach(((first, last),))), reach, first, last)


def span_means(
    values: Floats, weights: Floats, spans: Sequence[tuple[int, int]]
) -> Sequence[Sequence[Floats]]:
    """For each span (`first` and `last` as in `span_sum`) the weighted means of `values` in it.

    0 where there is nothing.

    Args:
        values: a row a feature, a column a block.
        weights: of each block.
        spans: the spans.

    Returns:
        For each span a row for each of `values`.

    >>> span_means(np.array([[1.0, 2.0, 4.0]]), np.ones(3), [(-1, 0), (1, 1)])[1][0].tolist()
    [2.0, 4.0, 0.0]
    """
    if isinstance(weights, Row):
        return [
            [
                span_sum(row * weights, *span) / np.maximum(span_sum(weights, *span), 1e-9)
                for row in values
            ]
            for span in spans
        ]
    reach = _reach(spans)
    sums, weight = _sums(values * weights, reach), _sums(weights, reach)
    return [
        [*(_between(sums, reach, *span) / np.maximum(_between(weight, reach, *span), 1e-9))]
        for span in spans
    ]


def _reach(spans: Sequence[tuple[int, int]]) -> int:
    """How far the spans go beyond a block."""
    return max(max(-first, last, 0) for first, last in spans)


def _sums(values: Floats, reach: int) -> Floats:
    """The sum of all values before each block.

    `reach` blocks more on either side, so that a span is two slices wherever it ends.
    """
    size = values.shape[-1]
    sums = np.empty((*values.shape[:-1], size + 1 + 2 * reach))
    sums[..., : reach + 1] = 0.0
    np.cumsum(values, axis=-1, out=sums[..., reach + 1 : reach + 1 + size])
    sums[..., reach + 1 + size :] = sums[..., reach + size, None]
    return sums


def _between(sums: Floats, reach: int, first: int, last: int) -> Floats:
    size = sums.shape[-1] - 1 - 2 * reach
    above, below = reach + last + 1, reach + first
    result: Floats = sums[..., above : above + size] - sums[..., below : below + size]
    return result


def shifted(values: Floats, by: int) -> Floats:
    """The value of the block `by` after each (negative: before it); 0 beyond the page's ends.

    Args:
        values: a number a block, or rows of them.
        by: how many blocks.

    >>> shifted(np.array([1.0, 2.0, 4.0]), 1).tolist()
    [2.0, 4.0, 0.0]
    """
    if isinstance(values, Row):
        return values.steps.take("shift", values, by)
    result, size = np.zeros(values.shape), values.shape[-1]
    if 0 < by < size:
        result[..., :-by] = values[..., by:]
    elif by < 0 and -by < size:
        result[..., -by:] = values[..., :by]
    return result


@compiled
def group_sums(rows: Floats, groups: Ints, count: int) -> Floats:
    """For each row the sum of its values over each block's group, at every block of it.

    >>> group_sums(np.array([[1.0, 2.0, 4.0]]), np.array([0, 1, 0]), 2).tolist()
    [[5.0, 2.0, 5.0]]
    """
    return np.stack([totals(groups, row, count)[groups] for row in rows])


def totals(groups: Ints, values: Floats, count: int) -> Floats:
    """The sum of `values` in each of `count` groups."""
    return np.asarray(np.bincount(groups, weights=values, minlength=count), dtype=np.float64)


def passed(flags: Floats, clock: Floats) -> Floats:
    """How far the clock has gone since the last flagged block at or before each.

    Arguments as of `ahead`; infinite before the first one.

    >>> passed(np.array([[0.0, 1.0, 0.0]]), np.array([5.0, 6.0, 9.0])).tolist()
    [[inf, 0.0, 3.0]]
    """
    if isinstance(flags, Row):
        return flags.steps.take("back", flags, clock)
    return since(flags, clock)


def ahead(flags: Floats, clock: Floats) -> Floats:
    """How far the clock goes until the next flagged block at or after each; infinite after all.

    Args:
        flags: 0 or 1 for each block; each row for itself.
        clock: for each block, never running backwards.

    >>> ahead(np.array([[0.0, 1.0, 0.0]]), np.array([5.0, 6.0, 9.0])).tolist()
    [[1.0, 0.0, inf]]
    """
    if isinstance(flags, Row):
        return flags.steps.take("ahead", flags, clock)
    return since(flags[:, ::-1].copy(), -clock[::-1])[:, ::-1]


def everywhere(value: float, like: Floats) -> Floats:
    """A row of one value, as long as another.

    >>> everywhere(2.0, np.array([1.0, 5.0])).tolist()
    [2.0, 2.0]
    """
    return like * 0.0 + value


@compiled
def since(flags: Floats, clock: Floats) -> Floats:
    """How far the clock has gone since the last flagged block at or before each.

    Infinite before the first one.

    Args:
        flags: 0 or 1 for each block; each row for itself.
        clock: for each block, never running backwards.

    >>> since(np.array([[0.0, 1.0, 0.0]]), np.array([5.0, 6.0, 9.0])).tolist()
    [[inf, 0.0, 3.0]]
    """
    marked = np.where(flags > 0, clock, -np.inf)
    result: Floats = clock - np.maximum.accumulate(marked, axis=1)
    return result
