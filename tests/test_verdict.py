from dataclasses import replace

import pytest

from cleanscrape import Decision, Label
from cleanscrape.testing import build
from cleanscrape.verdict import is_excluded, verdicts


def labels(*decisions: Decision) -> list[Label | None]:
    document = replace(build("Rain", "Share"), decisions=decisions)
    return [decision.label if decision else None for decision in verdicts(document)]


def test_where_nobody_spoke_nothing_is_decided() -> None:
    assert labels() == [None, None]
    assert labels(Decision(1, Label.SHARE, 0.1, "a")) == [None, Label.SHARE]


def test_the_most_confident_wins_in_either_order() -> None:
    weak, strong = Decision(0, Label.TITLE, 0.4, "a"), Decision(0, Label.SHARE, 0.9, "b")
    assert labels(weak, strong) == labels(strong, weak) == [Label.SHARE, None]


def test_among_equals_the_earliest_wins() -> None:
    first, second = Decision(0, Label.TITLE, 0.5, "a"), Decision(0, Label.SHARE, 0.5, "b")
    assert labels(first, second) == [Label.TITLE, None]
    assert labels(second, first) == [Label.SHARE, None]


def test_a_decision_without_confidence_still_stands_alone() -> None:
    assert labels(Decision(0, Label.SHARE, 0.0, "a")) == [Label.SHARE, None]


def test_the_whole_decision_is_kept() -> None:
    decision = Decision(0, Label.SHARE, 0.9, "share-words", "interface")
    assert verdicts(replace(build("Share"), decisions=(decision,))) == [decision]


@pytest.mark.parametrize("label", Label)
def test_out_is_what_has_no_body_label(label: Label) -> None:
    assert is_excluded(Decision(0, label, 0.9, "a")) is not label.is_body


def test_an_undecided_block_is_not_out() -> None:
    assert not is_excluded(None)
