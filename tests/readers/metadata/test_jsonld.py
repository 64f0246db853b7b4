from typing import Any

import pytest

from cleanscrape.readers.metadata.jsonld import (
    by_id,
    is_article,
    load_json,
    names_of,
    objects,
    text_of,
    types,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ("[]", []),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
        ('{"a": 1};', {"a": 1}),
        ('{"a": 1, }', {"a": 1}),
        ("{'a': 1}", {"a": 1}),
        ('{"a": "x\ny"}', {"a": "x\ny"}),
        ("nothing", None),
        ("", None),
    ],
)
def test_json_is_read_and_repaired(text: str, value: object) -> None:
    assert load_json(text) == value


def test_endlessly_nested_json_is_refused_without_an_error() -> None:
    assert load_json("[" * 100_000) in (None, [])


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ({"@type": "NewsArticle"}, ["NewsArticle"]),
        ({"@type": ["Article", "Thing"]}, ["Article", "Thing"]),
        ({"@type": "https://schema.org/Article"}, ["Article"]),
        ({"@type": "schema:Article"}, ["Article"]),
        ({"type": "Article"}, ["Article"]),
        ({"@type": 3}, []),
        ({}, []),
    ],
)
def test_types_lose_their_namespace(item: dict[str, Any], names: list[str]) -> None:
    assert types(item) == names


@pytest.mark.parametrize(
    "name",
    [
        "Article",
        "NewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "Recipe",
    ],
)
def test_types_of_articles_are_recognised(name: str) -> None:
    assert is_article({"@type": name})


@pytest.mark.parametrize("name", ["Product", "WebSite", "ArticleList", "Person", "BreadcrumbList"])
def test_other_types_are_no_articles(name: str) -> None:
    assert not is_article({"@type": name})


def test_objects_are_found_in_lists_graphs_and_main_entities() -> None:
    inner, entity = {"@type": "Article"}, {"@type": "Person"}
    value = [{"@graph": [inner]}, {"@type": "WebPage", "mainEntity": entity}, "text", 3]
    assert [item for item in objects(value) if "@type" in item] == [inner, value[1], entity]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Rain ", "Rain"),
        (["", "Rain", "Snow"], "Rain"),
        ({"name": "Rain"}, "Rain"),
        ({"@value": "Rain"}, "Rain"),
        ({"url": "https://a.example/"}, "https://a.example/"),
        ({"name": ["Rain"]}, "Rain"),
        ({}, ""),
        (None, ""),
        (3, ""),
    ],
)
def test_the_text_of_a_value(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Jo Doe", [("Jo Doe", "")]),
        (["Jo Doe", {"@type": "Person", "name": "Al Roe"}], [("Jo Doe", ""), ("Al Roe", "Person")]),
        (
            {"@type": "Person", "name": ["Jo Doe", "Al Roe"]},
            [("Jo Doe", "Person"), ("Al Roe", "Person")],
        ),
        ({"@id": "#jo"}, [("Jo Doe", "Person")]),
        ({"@id": "#nobody"}, []),
        (None, []),
    ],
)
def test_the_names_of_authors(value: object, names: list[tuple[str, str]]) -> None:
    assert [*names_of(value, {"#jo": {"@type": "Person", "name": "Jo Doe"}})] == names


def test_an_object_with_a_name_wins_over_a_reference_to_it() -> None:
    full = {"@id": "#jo", "name": "Jo Doe"}
    assert by_id([{"@id": "#jo"}, full, {"@id": "#jo"}, {"name": "nobody"}]) == {"#jo": full}
