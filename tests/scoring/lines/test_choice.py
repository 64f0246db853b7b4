import pytest

from cleanscrape.patterns.bylines import parse_byline
from cleanscrape.scoring.lines.byline_line import BylinePage, Line
from cleanscrape.scoring.lines.byline_score import BYLINE
from cleanscrape.scoring.lines.choice import Choice, Feature, early
from cleanscrape.scoring.lines.headline_candidates import candidates
from cleanscrape.scoring.lines.headline_score import HEADLINE
from cleanscrape.testing import build
from cleanscrape.verdict import verdicts

TABLES = pytest.mark.parametrize("table", [HEADLINE, BYLINE], ids=["headline", "byline"])


@TABLES
def test_features_have_names_of_their_own_and_are_described(table: Choice[object]) -> None:
    names = [feature.name for feature in table.features]
    assert len({*names}) == len(names)
    assert all(feature.doc and feature.family for feature in table.features)


def test_a_score_is_the_sum_of_weighted_values() -> None:
    table: Choice[str] = Choice(
        (
            Feature("long", "length", 2.0, "its length", len),
            Feature("loud", "case", -1.0, "in capitals", str.isupper),
        ),
        none=1.0,
    )
    assert table.values("RAIN") == (4.0, 1.0)
    assert table.log_odds("RAIN") == 2.0 * 4 - 1.0 - 1.0


def test_a_candidate_that_was_not_read_has_a_bound() -> None:
    table: Choice[str] = Choice(
        (
            early("long", "length", 2.0, "its length", len),
            Feature("loud", "case", -1.0, "in capitals", str.isupper),
            Feature("known", "words", 1.0, "on a list", str.islower, lambda text: "r" in text),
        ),
        none=3.0,
    )
    assert table.may_reach("ra", 2.0)  # 4 for its length and 1 for the list, without the capitals
    assert not table.may_reach("ra", 2.1)
    assert not table.may_reach("oa", 1.1)


def test_what_a_headline_is_looked_at_for(prose: tuple[str, ...]) -> None:
    document = build("Menu", ("h1", "The bridge over the river is open"), *prose)
    lines = {line.index: line for line in candidates(document, verdicts(document))}
    values = dict(zip((feature.name for feature in HEADLINE.features), HEADLINE.values(lines[1])))
    assert (values["h1"], values["after menu"], values["before prose"], values["full stop"]) == (
        1,
        1,
        1,
        0,
    )
    assert HEADLINE.log_odds(lines[1]) > 0


def test_what_a_byline_is_looked_at_for(prose: tuple[str, ...]) -> None:
    document = build("The bridge is open", "By Jo Doe", *prose)
    byline = parse_byline("By Jo Doe")
    assert byline is not None
    line = Line(BylinePage(document, verdicts(document)), byline, 1, ())
    values = dict(zip((feature.name for feature in BYLINE.features), BYLINE.values(line)))
    assert (
        values["cue"],
        values["cue and name"],
        values["names"],
        values["distance before"] > 0,
    ) == (1, 1, 0, True)
