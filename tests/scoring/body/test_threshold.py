import numpy as np
import pytest

from cleanscrape.scoring.body.threshold import best_threshold, moved, text_threshold


def expected(chance: np.ndarray, words: np.ndarray, kept: np.ndarray, beta: float) -> float:
    true = float((chance * words)[kept].sum())
    return (1 + beta**2) * true / (float(words[kept].sum()) + beta**2 * float(chance @ words))


@pytest.mark.parametrize("beta", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("seed", range(5))
def test_no_other_threshold_can_be_expected_to_do_better(beta: float, seed: int) -> None:
    draw = np.random.default_rng(seed)
    chance, words = draw.random(30), draw.integers(1, 80, 30).astype(float)
    best = best_threshold(chance, words, beta)
    others = [
        expected(chance, words, chance >= limit, beta)
        for limit in np.linspace(0, 0.99, 200)
        if (chance >= limit).any()
    ]
    assert expected(chance, words, chance >= best, beta) >= max(others) - 1e-12


def test_precision_asks_for_more_and_recall_for_less() -> None:
    chance, words = np.array([0.9, 0.6, 0.4, 0.1]), np.full(4, 10.0)
    assert (
        best_threshold(chance, words, 0.5)
        > best_threshold(chance, words)
        > best_threshold(chance, words, 2.0)
    )


def test_a_page_of_which_nothing_is_known_keeps_all() -> None:
    assert best_threshold(np.zeros(3), np.zeros(3)) == 0


def test_on_a_text_that_is_clean_less_is_enough() -> None:
    chance = np.array([0.99, 0.99, 0.35, 0.01, 0.01, 0.01, 0.01])
    assert (
        text_threshold(chance, np.full(7, 10.0)) == best_threshold(chance, np.full(7, 10.0)) > 0.4
    )
    assert text_threshold(chance[:4], np.full(4, 10.0)) == 0.3


def test_moving_there_and_back_changes_nothing() -> None:
    chance = np.array([0.0, 0.2, 0.5, 0.9, 1.0])
    assert moved(moved(chance, 0.3, 0.7), 0.7, 0.3) == pytest.approx(chance)
    assert moved(chance, 0.3, 0.3) == pytest.approx(chance)
