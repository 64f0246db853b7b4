"""The catalogue knows each feature that the code computes, and the weights know no other."""

import numpy as np
import pytest

from cleanscrape import Pipeline, read
from cleanscrape.scoring.body.catalogue import FAMILIES, entry
from cleanscrape.scoring.body.expected import page_statistics
from cleanscrape.scoring.body.features import Features, features
from cleanscrape.scoring.body.model import model, score
from cleanscrape.scoring.body.page_features import page_features
from cleanscrape.verdict import verdicts

KINDS = ("html", "text", "line")
PAGE = (
    Pipeline.default()
    .without("body")
    .run(read("<h1>Rain</h1><p>It rained all day long, and the river rose."))
)
DECIDED = verdicts(PAGE)


def computed() -> Features:
    return features(PAGE, DECIDED)


def columns(kind: str) -> tuple[str, ...]:
    """The columns that the trees may ask about."""
    known, page = model(kind), computed()
    return known.stacked(page, known.types(PAGE, page))[0]


@pytest.mark.parametrize("kind", KINDS)
def test_every_feature_is_in_the_catalogue(kind: str) -> None:
    assert all(entry(name).doc for name in columns(kind))


def test_the_catalogue_has_no_other_features() -> None:
    used = {
        (found.family.module, found.name) for name in columns("html") for found in [entry(name)]
    }
    assert {(family.module, name) for family in FAMILIES for name in family.features} == used


def test_an_unknown_feature_is_refused() -> None:
    with pytest.raises(KeyError, match="weather"):
        entry("weather")


@pytest.mark.parametrize("kind", KINDS)
def test_each_weight_has_a_feature_and_each_feature_a_weight(kind: str) -> None:
    known, page = model(kind), computed()
    assert known.article.names == page.names
    assert {*known.trees.names} <= {*columns(kind)}
    if known.other and known.page_type:
        assert known.other.names == page.names
        assert known.page_type.names == page_features(PAGE, page)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_expected_f1_is_learned_from_what_is_computed(kind: str) -> None:
    found = page_statistics(PAGE, score(PAGE, DECIDED), np.ones(len(PAGE), dtype=np.bool_))
    assert model(kind).expected.names == tuple(found)
