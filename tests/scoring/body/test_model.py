import numpy as np
import pytest

from cleanscrape import Document, read
from cleanscrape.scoring.body.expected import page_statistics
from cleanscrape.scoring.body.features import features
from cleanscrape.scoring.body.model import Regression, model, score
from cleanscrape.scoring.body.page_features import page_features
from cleanscrape.testing import build

PAGE = (
    "<nav><a href=/>Home</a></nav><h1>The bridge</h1><article>{}</article><footer>Imprint</footer>"
)


def page(source: str, prose: tuple[str, ...]) -> Document:
    if source == "html":
        return read(PAGE.format("".join(f"<p>{text}</p>" for text in prose)))
    return read("\n".join(["Home", "The bridge", *prose, "Imprint"]))


@pytest.mark.parametrize("source", ["html", "text"])
def test_the_weights_are_for_the_features_that_are_computed(
    source: str, prose: tuple[str, ...]
) -> None:
    document = page(source, prose)
    found = features(document, [None] * len(document))
    known = model(source)
    types = known.types(document, found)
    columns, matrix = known.stacked(found, types)
    assert {known.article.names} | {known.other.names if known.other else found.names} == {
        found.names
    }
    assert set(known.trees.names) <= {*columns}
    assert len(columns) == matrix.shape[1] == len(set(columns))
    assert known.page_type is None or known.page_type.names == page_features(document, found)[0]
    statistics = page_statistics(
        document, score(document, [None] * len(document)), np.ones(len(document), dtype=np.bool_)
    )
    assert known.expected.names == (*statistics,)


@pytest.mark.parametrize("source", ["html", "text"])
def test_prose_is_more_likely_body_than_what_is_around_it(
    source: str, prose: tuple[str, ...]
) -> None:
    document = page(source, prose)
    probability = score(document, [None] * len(document)).probability
    inside = [index for index, text in enumerate(document.blocks.texts) if text in prose]
    outside = [index for index in range(len(document)) if index not in inside]
    assert probability[inside].min() > probability[outside].max()


@pytest.mark.parametrize(
    "document",
    [
        build("Rain"),
        build("", source="html"),
        build(*["Rain"] * 3),
        build(("p", "雨が降った。"), source="html"),
        build("...", "1 2 3", "\ud800"),
    ],
    ids=["one block", "no text", "repeated", "unspaced", "no words"],
)
def test_every_page_with_a_block_has_finite_features(document: Document) -> None:
    found = features(document, [None] * len(document))
    assert np.isfinite(found.matrix).all()
    assert len(found.names) == found.matrix.shape[1] == len(set(found.names))
    probability = score(document, [None] * len(document)).probability
    assert ((probability >= 0) & (probability <= 1)).all()


def test_weights_go_by_the_names_of_columns() -> None:
    regression = Regression(("a", "b"), np.array([1.0, 2.0]), 0.5)
    expected = regression(("a", "b"), np.array([[3.0, -2.0]]))
    assert regression(("b", "new", "a"), np.array([[-2.0, 9.0, 3.0]])).tolist() == expected.tolist()


def test_the_same_page_gets_the_same_answer(prose: tuple[str, ...]) -> None:
    document = page("html", prose)
    first = score(document, [None] * len(document)).probability
    score(build("Something", "else"), [None] * 2)
    assert (score(document, [None] * len(document)).probability == first).all()


def test_a_type_that_is_known_replaces_the_page_type_model(prose: tuple[str, ...]) -> None:
    document = page("html", prose)
    found = score(document, [None] * len(document), "forum")
    assert found.types["forum"] == 1.0
    assert found.article == 0.0
    assert sum(found.types.values()) == 1.0


def test_text_has_no_types(prose: tuple[str, ...]) -> None:
    document = page("text", prose)
    assert score(document, [None] * len(document), "forum").types == {}
