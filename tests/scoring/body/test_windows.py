import numpy as np
import pytest

from cleanscrape.patterns.prose_gain import best_span
from cleanscrape.scoring.body.windows import (
    best_segment,
    group_sum,
    shifted,
    since,
    span_means,
    span_sum,
)

VALUES = np.array([1.0, 2.0, 4.0, 8.0])


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (-1, 1, [3, 7, 14, 12]),
        (1, 2, [6, 12, 8, 0]),
        (-9, -1, [0, 1, 3, 7]),
        (0, 0, [1, 2, 4, 8]),
        (7, 9, [0] * 4),
    ],
)
def test_sums_stop_at_the_ends_of_the_page(first: int, last: int, expected: list[float]) -> None:
    assert span_sum(VALUES, first, last).tolist() == expected


def test_means_are_weighted_and_take_columns_at_once() -> None:
    weights = np.array([1.0, 3.0, 1.0, 1.0])
    table = np.stack([VALUES, -VALUES], axis=1)
    (single,) = span_means(VALUES, weights, [(-1, 0)])
    (both,) = span_means(table, weights, [(-1, 0)])
    assert single.tolist() == [1, 1.75, 2.5, 6]
    assert both.tolist() == [[value, -value] for value in single.tolist()]


def test_shifting_further_than_the_page_is_long_leaves_nothing() -> None:
    assert shifted(VALUES, 9, -1).tolist() == [-1] * 4
    assert shifted(VALUES, -3).tolist() == [0, 0, 0, 1]


def test_groups_are_summed_at_each_member() -> None:
    assert group_sum(VALUES, np.array([0, 1, 0, 1]), 2).tolist() == [5, 10, 5, 10]


def test_the_clock_starts_again_at_each_flag() -> None:
    assert since(np.array([0.0, 1, 0, 1]), VALUES).tolist() == [np.inf, 0, 2, 0]


@pytest.mark.parametrize("seed", range(20))
def test_the_best_segment_gains_as_much_as_the_best_run(seed: int) -> None:
    gain = np.random.default_rng(seed).integers(-9, 9, 30).astype(float)
    found, run = best_segment(gain), best_span(gain.tolist())
    assert found is not None
    assert run is not None
    assert gain[found[0] : found[1] + 1].sum() == gain[run[0] : run[1] + 1].sum()


def test_without_gain_there_is_no_segment() -> None:
    assert best_segment(np.array([-1.0, 0.0])) is None
    assert best_segment(np.zeros(0)) is None
