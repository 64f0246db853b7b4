import numpy as np
import pytest

from cleanscrape.scoring.body.trees import Trees

TREES = Trees(
    ("length", "links"),
    np.array([[0, 1], [1, 1]]),
    np.array([[2.0, 0.5], [0.1, np.inf]]),
    np.array([[1.0, 2, 4, 8], [16, 32, 0, 0]]),
    0.5,
)


@pytest.mark.parametrize(
    ("length", "links", "odds"), [(1, 0, 17), (3, 0, 18), (1, 0.6, 36), (3, 0.6, 40), (2, 0.5, 33)]
)
def test_each_level_is_a_bit_of_the_way(length: float, links: float, odds: float) -> None:
    assert TREES.odds(("length", "links"), np.array([[length, links]], dtype=float)).tolist() == [
        odds + 0.5
    ]


def test_columns_go_by_their_names() -> None:
    assert TREES.odds(("links", "other", "length"), np.array([[0.6, 9.0, 3.0]])).tolist() == [40.5]


def test_a_page_of_many_blocks_is_the_same_in_parts() -> None:
    matrix = np.random.default_rng(1).random((2_500, 2)) * 4
    whole = TREES(("length", "links"), matrix)
    assert whole.tolist() == [float(TREES(("length", "links"), row[None])[0]) for row in matrix]


def test_a_column_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError, match="links"):
        TREES(("length",), np.zeros((1, 1)))
