"""Each recogniser of captions alone.

What the filter makes of them is in `tests/filters/test_captions.py`.
"""

import pytest

from cleanscrape.scoring.captions import RECOGNISERS, Line
from cleanscrape.scoring.captions.credit import by_credit
from cleanscrape.scoring.captions.cue import by_cue
from cleanscrape.scoring.page.article_position import ArticlePosition
from cleanscrape.testing import build


def line(*texts: str, index: int = 0) -> Line:
    document = build(*texts)
    return Line(document, index, ArticlePosition(document, [None] * len(document), 12, 12))


def test_a_cue_is_cut_off() -> None:
    found = by_cue(line("Pictured: the mayor at the gate"))
    assert found is not None
    assert (found.caption.text, found.reason.code) == ("the mayor at the gate", "caption-cue")


def test_a_credit_at_the_end_is_split_off() -> None:
    found = by_credit(line("A flooded road near the mill (Jo Roe/Reuters)"))
    assert found is not None
    assert (found.caption.text, found.caption.credit) == (
        "A flooded road near the mill",
        "Jo Roe/Reuters",
    )


@pytest.mark.parametrize("recognise", RECOGNISERS)
def test_an_ordinary_sentence_is_known_to_none(recognise: object) -> None:
    assert callable(recognise)
    assert recognise(line("The river rose in the night and the bridge was closed.")) is None
