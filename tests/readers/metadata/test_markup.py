import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from lxml import etree

import cleanscrape
from cleanscrape import Byline
from cleanscrape.readers.finds import find
from cleanscrape.readers.metadata.claims import strip_site
from cleanscrape.readers.metadata.keys import META
from cleanscrape.readers.metadata.markup import read_metadata


def claims(head: str = "", body: str = "", url: str | None = None) -> dict[tuple[str, str], Any]:
    """Field and source to value."""
    root = etree.HTML(f"<html><head>{head}</head><body>{body}</body></html>")
    found, _ = read_metadata(root, url, find(root))
    assert all(
        claim.filter == "metadata" and claim.block is None and 0 < claim.confidence < 1
        for claim in found
    )
    return {(claim.field, claim.source): claim.value for claim in found}


def described(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    ("head", "field", "source", "value"),
    [
        ('<meta property="og:title" content="Rain in Velden">', "title", "og", "Rain in Velden"),
        (
            '<meta name="twitter:title" content="Rain in Velden">',
            "title",
            "twitter",
            "Rain in Velden",
        ),
        ("<title>Rain in Velden</title>", "title", "title-tag", "Rain in Velden"),
        (
            '<meta name="author" content="By Jo Doe">',
            "byline",
            "meta",
            Byline("Jo Doe", ("Jo Doe",)),
        ),
        ('<meta name="AUTHOR" content="Jo Doe">', "byline", "meta", Byline("Jo Doe", ("Jo Doe",))),
        (
            '<meta name="parsely-author" content="Jo Doe, Al Roe">',
            "byline",
            "parsely",
            Byline("Jo Doe, Al Roe", ("Jo Doe", "Al Roe")),
        ),
        (
            '<meta property="article:published_time" content="2024-05-03">',
            "date",
            "og",
            date(2024, 5, 3),
        ),
        (
            '<meta property="article:published_time" content="2024-05-03T14:05:00+02:00">',
            "date",
            "og",
            datetime(2024, 5, 3, 14, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
        (
            '<meta property="article:modified_time" content="2024-05-04">',
            "modified",
            "og",
            date(2024, 5, 4),
        ),
        (
            '<meta property="og:site_name" content="The Harbour Post">',
            "site_name",
            "og",
            "The Harbour Post",
        ),
        ('<meta property="og:locale" content="fr_FR">', "language", "og", "fr"),
        ('<meta name="keywords" content="rain, river; rain">', "tags", "meta", ("rain", "river")),
        (
            '<meta property="article:tag" content="a"><meta property="article:tag" content="b">',
            "tags",
            "og",
            ("a", "b"),
        ),
        ('<meta property="article:section" content="Local">', "section", "og", "Local"),
        (
            '<meta property="og:image" content="https://a.example/c.jpg">',
            "image",
            "og",
            "https://a.example/c.jpg",
        ),
        (
            '<link rel="canonical" href="https://a.example/rain">',
            "url",
            "canonical",
            "https://a.example/rain",
        ),
    ],
)
def test_the_head_of_a_page_is_read(head: str, field: str, source: str, value: object) -> None:
    assert claims(head) == {(field, source): value}


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="">',
        '<meta property="og:video:width" content="640">',
        '<meta property="article:published_time" content="soon">',
        '<meta name="author" content="https://a.example/jo">',
        '<meta name="author" content="admin">',
        '<meta name="viewport" content="width=device-width">',
        f'<meta property="og:title" content="{"x" * 3_000}">',
    ],
)
def test_empty_or_unreadable_values_give_no_claim(head: str) -> None:
    assert claims(head) == {}


def test_authors_on_several_lines_are_one_byline() -> None:
    head = (
        '<meta property="article:author" content="Jo Doe"><meta property="article:author" '
        'content="Al Roe">'
    )
    assert claims(head) == {("byline", "og"): Byline("Jo Doe, Al Roe", ("Jo Doe", "Al Roe"))}


def test_the_name_of_the_site_is_removed_from_titles_and_bylines() -> None:
    head = (
        '<meta property="og:site_name" content="The Harbour Post">'
        "<title>Rain in Velden | The Harbour Post</title>"
        '<meta name="author" content="Jo Doe, The Harbour Post">'
    )
    found = claims(head)
    assert found["title", "title-tag"] == "Rain in Velden"
    assert found["byline", "meta"].authors == ("Jo Doe",)


@pytest.mark.parametrize(
    ("title", "stripped"),
    [
        ("Rain in Velden | The Harbour Post", "Rain in Velden"),
        ("Rain in Velden - The Harbour Post", "Rain in Velden"),
        ("The Harbour Post | Rain in Velden", "Rain in Velden"),
        ("Rain in Velden – The Harbour Post Online", "Rain in Velden"),
        ("Rain in Velden", "Rain in Velden"),
        ("Rain - and snow", "Rain - and snow"),
        ("The Harbour Post", "The Harbour Post"),
    ],
)
def test_a_title_loses_the_name_of_the_site_only(title: str, stripped: str) -> None:
    assert strip_site(title, {"the harbour post"}) == stripped


def test_a_relative_canonical_address_is_made_absolute() -> None:
    assert (
        claims('<link rel="canonical" href="/rain">', url="https://a.example/x?y")[
            "url", "canonical"
        ]
        == "https://a.example/rain"
    )


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2024/05/03/rain", date(2024, 5, 3)),
        ("https://a.example/2024-05-03-rain", date(2024, 5, 3)),
        ("https://a.example/news/20240503/rain", date(2024, 5, 3)),
    ],
)
def test_an_address_may_contain_the_date(url: str, value: date) -> None:
    assert claims(url=url) == {("date", "url"): value}


def test_the_date_comes_from_og_url_where_no_other_address_is_known() -> None:
    meta = '<meta property="og:url" content="https://a.example/2024/05/03/rain">'
    assert claims(meta)["date", "url"] == date(2024, 5, 3)
    assert ("date", "url") not in claims(
        meta + '<link rel="canonical" href="https://a.example/rain">'
    )


@pytest.mark.parametrize(
    "url", ["https://a.example/rain", "https://a.example/99999999", "https://a.example/2024/13/45"]
)
def test_an_address_without_a_date_has_none(url: str) -> None:
    assert claims(url=url) == {}


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Rain in Velden",
    "author": [
        {"@type": "Person", "name": "Jo Doe"},
        {"@type": "Organization", "name": "The Harbour Post"},
    ],
    "datePublished": "2024-05-03T14:05:00Z",
    "dateModified": "2024-05-04T10:00:00Z",
    "publisher": {"@type": "Organization", "name": "The Harbour Post"},
    "inLanguage": "en-US",
    "articleSection": "Local",
    "image": {"@type": "ImageObject", "url": "https://a.example/c.jpg"},
}


def test_json_ld_is_read() -> None:
    assert claims(described(ARTICLE)) == {
        ("kind", "json-ld"): "NewsArticle",
        ("title", "json-ld"): "Rain in Velden",
        ("byline", "json-ld"): Byline("Jo Doe", ("Jo Doe",)),
        ("date", "json-ld"): datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc),
        ("modified", "json-ld"): datetime(2024, 5, 4, 10, 0, tzinfo=timezone.utc),
        ("language", "json-ld"): "en",
        ("region", "json-ld"): "US",
        ("section", "json-ld"): "Local",
        ("image", "json-ld"): "https://a.example/c.jpg",
        ("site_name", "json-ld"): "The Harbour Post",
        ("publisher", "json-ld"): "The Harbour Post",
    }


def test_an_author_may_be_a_reference_into_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#jo", "name": "Jo Doe"},
            {"@type": "Article", "headline": "Rain", "author": {"@id": "#jo"}},
        ]
    }
    assert claims(described(graph))["byline", "json-ld"].authors == ("Jo Doe",)


def test_the_article_of_the_page_is_the_one_with_its_headline() -> None:
    two = [
        {"@type": "Article", "headline": "Snow in the hills"},
        {"@type": "Article", "headline": "Rain in Velden"},
    ]
    assert claims(described(two), "<h1>Rain in Velden</h1>")["title", "json-ld"] == "Rain in Velden"
    assert claims(described(two))["title", "json-ld"] == "Snow in the hills"


def test_json_ld_beside_broken_json_ld_is_read() -> None:
    head = (
        '<script type="application/ld+json">nothing</script>'
        f"{described({'@type': 'Article', 'headline': 'Rain'})}"
    )
    assert claims(head) == {("kind", "json-ld"): "Article", ("title", "json-ld"): "Rain"}


def test_other_types_give_no_title() -> None:
    assert claims(described({"@type": "Product", "name": "An umbrella", "author": "Jo Doe"})) == {}


def test_microdata_of_comments_and_asides_is_ignored() -> None:
    body = (
        '<span itemprop="author">Jo Doe</span><meta itemprop="datePublished" content="2024-05-03">'
        '<div itemprop="comment"><span itemprop="author">Al Roe</span></div><aside>'
        '<span itemprop="author">Di Poe</span></aside>'
    )
    found = claims(body=body)
    assert found["byline", "meta"].authors == ("Jo Doe",)
    assert found["date", "microdata"] == date(2024, 5, 3)


def test_the_first_time_element_is_a_date() -> None:
    body = '<time datetime="2024-05-03">Friday</time><time datetime="2024-05-09">later</time>'
    assert claims(body=body) == {("date", "time-element"): date(2024, 5, 3)}


def test_the_json_ld_object_of_the_article_is_returned() -> None:
    root = etree.HTML(
        f"<html><head>{described({**ARTICLE, 'articleBody': 'It rained.'})}</head>"
        "<body></body></html>"
    )
    own = read_metadata(root, None, find(root))[1]
    assert own is not None
    assert own["articleBody"] == "It rained."


def test_keys_of_the_table_are_in_lower_case() -> None:
    assert all(
        key == key.lower() and 0 < confidence < 1 for key, (_, _, confidence) in META.items()
    )


@pytest.mark.parametrize(
    "address", ["http://[", "http://[l]/2024/05/03/rain", "http://a]", "//[v1.]:x"]
)
def test_an_invalid_address_does_no_harm(address: str) -> None:
    page = (
        f'<link rel=canonical href="{address}"><meta property=og:url content="{address}">'
        "<h1>Rain</h1><p>It rained.</p>"
    )
    document = cleanscrape.read(page, url=address)
    assert [block.text for block in document.blocks] == ["Rain", "It rained."]
    assert {claim.value for claim in document.claims if claim.field == "url"} == {address}
