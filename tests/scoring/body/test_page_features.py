from dataclasses import replace

import numpy as np
import pytest

from cleanscrape import Claim, Document, Pipeline, read
from cleanscrape.scoring.body.features import features
from cleanscrape.scoring.body.model import score
from cleanscrape.scoring.body.page_features import page_features
from cleanscrape.testing import build
from cleanscrape.verdict import verdicts

BARE = build("Home", "It rained all day, and the river rose.", source="html")
PROSE = (
    "<p>The old bridge over the river was opened again on Friday morning, after two years "
    "of work on its piers.</p>"
)
ARTICLE = (
    f"<nav><a href=/>Home</a></nav><article><h1>The bridge is open again</h1><p>By Jo Doe"
    f"</p>{PROSE * 8}</article><footer>Imprint</footer>"
)
ITEM = (
    '<li class="product-card"><a href="/p/{0}">Shoe no. {0}</a> <span class="price">$ '
    "{0}9.00</span></li>"
)
ITEMS = "".join(map(ITEM.format, range(1, 40)))
SHOP = (
    f"<nav><a href=/>Home</a></nav><h1>Shoes</h1><ul class=product-grid>{ITEMS}</ul>"
    f"<footer>Imprint</footer>"
)


def said(document: Document) -> dict[str, float]:
    names, values = page_features(document, features(document, [None] * len(document)))
    assert len(names) == len(set(names)) == len(values)
    assert np.isfinite(values).all()
    return dict(zip(names, values.tolist()))


def types(html: str, url: str) -> dict[str, float]:
    document = Pipeline.default().without("body").run(read(html, url=url))
    return score(document, verdicts(document)).types


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://a.example/blog/rain", "article"),
        ("https://forum.example/x", "forum"),
        ("https://a.example/threads/rain.7/", "forum"),
        ("https://a.example/products/boots", "product"),
        ("https://a.example/collections/boots", "collection"),
        ("https://docs.example/x", "documentation"),
        ("https://a.example/x?category=7", "collection"),
    ],
)
def test_words_of_the_address_speak_for_a_type(url: str, kind: str) -> None:
    found = said(replace(BARE, url=url))
    assert [name for name in found if name.startswith("address says") and found[name]] == [
        f"address says {kind}"
    ]


def test_words_within_words_of_the_address_say_nothing() -> None:
    found = said(replace(BARE, url="https://shopping.example/producers/categorical"))
    assert not any(value for name, value in found.items() if name.startswith("address says"))


def test_the_address_that_the_page_claims_counts_where_none_was_given() -> None:
    claimed = replace(BARE, claims=(Claim("url", "https://a.example/docs/rain", 0.8, "canonical"),))
    assert said(claimed)["address says documentation"] == 1
    assert said(replace(claimed, url="https://a.example/rain"))["address says documentation"] == 0
    assert said(BARE)["address known"] == 0


@pytest.mark.parametrize("url", ["", "http://[", "//", "x" * 10_000, "http://\x00/"])
def test_any_address_will_do(url: str) -> None:
    said(replace(BARE, url=url))


def test_repeated_structure_is_counted() -> None:
    rows = said(build(*[("li", "Boots")] * 30, source="html"))
    assert rows["blocks of first path"] == 1
    assert rows["words in the longest"] == pytest.approx(1 / 30)


def test_an_article_and_a_shop_are_told_apart() -> None:
    article, shop = (
        types(ARTICLE, "https://a.example/news/bridge"),
        types(SHOP, "https://a.example/collections/shoes"),
    )
    assert max(article, key=article.__getitem__) == "article"
    assert shop["collection"] > 0.5 > shop["article"]
    assert sum(article.values()) == pytest.approx(1)


def test_text_has_no_type() -> None:
    assert score(build(*["It rained all day, and the river rose."] * 6), [None] * 6).types == {}
