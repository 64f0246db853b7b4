import numpy as np
import pytest

from cleanscrape import Document
from cleanscrape.scoring.body.expected import expected_f1, page_statistics
from cleanscrape.scoring.body.model import Score
from cleanscrape.testing import build


def page(prose: tuple[str, ...]) -> Document:
    return build("Home", *prose, *prose, "Imprint", source="html")


def f1(document: Document, chances: list[float]) -> float:
    chance = np.array(chances)
    return expected_f1(document, Score(chance, {"article": 0.9, "forum": 0.1}), chance >= 0.5)


def test_a_clear_page_is_expected_to_do_better_than_a_doubtful_one(prose: tuple[str, ...]) -> None:
    document = page(prose)
    clear, doubtful = (
        f1(document, [0.01, *[0.99] * 8, 0.01]),
        f1(document, [0.4, *[0.6] * 4, *[0.4] * 4, 0.4]),
    )
    assert clear > 0.9 > doubtful + 0.1


@pytest.mark.parametrize("chance", [0.0, 1.0])
@pytest.mark.parametrize("keep", [False, True])
def test_every_answer_has_finite_statistics(
    chance: float, keep: bool, prose: tuple[str, ...]
) -> None:
    document = page(prose)
    size = len(document)
    found = page_statistics(document, Score(np.full(size, chance)), np.full(size, keep))
    assert np.isfinite([*found.values()]).all()


def test_the_expected_score_is_that_of_the_probabilities() -> None:
    document = build("It rained.", "It snowed.", source="html")
    found = page_statistics(document, Score(np.array([0.8, 0.4])), np.array([True, False]))
    assert found["expected"] == pytest.approx(2 * 2 * 0.8 / (2 + 2 * 0.8 + 2 * 0.4))
    assert found["doubt"] == pytest.approx((2 * 0.2 + 2 * 0.4) / 2)
