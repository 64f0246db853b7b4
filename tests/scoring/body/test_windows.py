import numpy as np
import pytest

from cleanscrape.scoring.body.windows import (
    group_sums,
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


def test_means_are_weighted_and_take_rows_at_once() -> None:
    weights = np.array([1.0, 3.0, 1.0, 1.0])
    means = span_means(np.stack([VALUES, -VALUES]), weights, [(-1, 0), (4, 5)])
    assert np.stack(means[0]).tolist() == [[1, 1.75, 2.5, 6], [-1, -1.75, -2.5, -6]]
    assert not np.stack(means[1]).any()


def test_shifting_further_than_the_page_is_long_leaves_nothing() -> None:
    assert shifted(VALUES, 9).tolist() == [0] * 4
    assert shifted(VALUES, -3).tolist() == [0, 0, 0, 1]


def test_groups_are_summed_at_each_member() -> None:
    rows = np.stack([VALUES, -VALUES])
    sums = [[5, 10, 5, 10], [-5, -10, -5, -10]]
    assert group_sums(rows, np.array([0, 1, 0, 1]), 2).tolist() == sums


def test_the_clock_starts_again_at_each_flag() -> None:
    flags = np.array([[0.0, 1, 0, 1], [0, 0, 0, 0]])
    assert since(flags, VALUES).tolist() == [[np.inf, 0, 2, 0], [np.inf] * 4]
