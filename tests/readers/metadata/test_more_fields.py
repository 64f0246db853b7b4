"""Description, licence, publisher, access, keywords and direction.

Claims, and values that are none.
"""

from typing import Any

import pytest

from cleanscrape import Claim, clean
from tests.readers.metadata.test_markup import claims, described

HOSTILE: list[Any] = [
    None,
    True,
    0,
    -1,
    3.5,
    "",
    " ",
    [],
    {},
    [None],
    [[[]]],
    [{}],
    {"name": None},
    {"name": [3]},
    {"@id": 7},
    {"url": ["x", 3]},
    "x" * 100_000,
    ["x"] * 5_000,
    1e400,
    float("nan"),
    "javascript:alert(1)",
]
BODY = "<h1>Rain in Velden</h1>" + "<p>It rained all day in the valley, and the river rose.</p>" * 3


def article(**values: object) -> str:
    return described({"@type": "NewsArticle", "headline": "Rain in Velden", **values})


@pytest.mark.parametrize(
    ("head", "field", "source", "value"),
    [
        ('<meta name="dcterms.abstract" content="Wet.">', "description", "dublin-core", "Wet."),
        ('<meta name="license" content="CC BY 4.0">', "licence", "meta", "CC BY 4.0"),
        ('<meta name="dc.rights" content="CC BY 4.0">', "licence", "dublin-core", "CC BY 4.0"),
        ('<meta name="dc.publisher" content="Harbour">', "publisher", "dublin-core", "Harbour"),
        ('<meta name="citation_publisher" content="Harbour">', "publisher", "citation", "Harbour"),
        ('<meta property="article:content_tier" content="locked">', "access", "og", "closed"),
        ('<meta property="article:content_tier" content="Metered">', "access", "og", "metered"),
        ('<meta property="article:content_tier" content="free">', "access", "og", "free"),
        ('<link rel="license" href="/licence">', "licence", "link", "https://a.example/licence"),
    ],
)  # fmt: skip
def test_metadata_gives_a_claim(head: str, field: str, source: str, value: object) -> None:
    assert claims(head, url="https://a.example/rain") == {(field, source): value}


def test_a_publisher_is_a_site_name_too() -> None:
    assert claims('<meta name="publisher" content="Harbour House">') == {
        ("site_name", "meta"): "Harbour House",
        ("publisher", "meta"): "Harbour House",
    }


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:publisher" content="https://network.example/harbour">',
        '<meta property="article:content_tier" content="gold">',
        '<meta property="og:image" content="data:image/gif;base64,R0">',
        '<meta property="og:image" content=" JavaScript:alert(1)">',
        '<meta property="og:url" content="javascript:void(0)">',
        '<link rel="canonical" href="data:text/html,x">',
        '<link rel="license" href="javascript:void(0)">',
        '<link rel="next" href="javascript:void(0)">',
        '<link rel="alternate" hreflang="de" href="data:text/html,x">',
        f'<link rel="license" href="/{"x" * 5_000}">',
        '<meta name="license" content="javascript:x">',
        '<link rel="license">',
    ],
)
def test_what_leads_nowhere_gives_none(head: str) -> None:
    assert claims(head) == {}


@pytest.mark.parametrize(
    ("values", "field", "value"),
    [
        ({"license": "https://c.example/by/4.0"}, "licence", "https://c.example/by/4.0"),
        (
            {"license": {"@type": "CreativeWork", "name": "BY", "url": "https://c.example/by"}},
            "licence",
            "https://c.example/by",
        ),
        ({"license": {"name": "CC BY"}}, "licence", "CC BY"),
        ({"license": ["CC BY", "CC0"]}, "licence", "CC BY"),
        ({"publisher": {"name": "Harbour House"}}, "publisher", "Harbour House"),
        ({"publisher": "Rain &amp; Sons"}, "publisher", "Rain & Sons"),
        ({"keywords": "rain, river;rain"}, "tags", ("rain", "river")),
        ({"keywords": ["rain, heavy", {"name": "river"}]}, "tags", ("rain, heavy", "river")),
        ({"isAccessibleForFree": True}, "access", "free"),
        ({"isAccessibleForFree": "False"}, "access", "closed"),
        ({"isAccessibleForFree": "http://schema.org/False"}, "access", "closed"),
        ({"isAccessibleForFree": ["true"]}, "access", "free"),
        ({"isAccessibleForFree": "metered"}, "access", "metered"),
        ({"hasPart": [7, {"isAccessibleForFree": "false"}]}, "access", "closed"),
        ({"wordCount": 812}, "word_count", 812),
        ({"wordCount": "1,204 words"}, "word_count", 1204),
    ],
)
def test_json_ld_gives_a_claim(values: dict[str, object], field: str, value: object) -> None:
    assert claims(article(**values))[field, "json-ld"] == value


def test_a_publisher_may_be_a_reference_into_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Organization", "@id": "https://a.example/#org", "name": "Harbour House"},
            {
                "@type": "Article",
                "headline": "Rain",
                "publisher": {"@id": "https://a.example/#org"},
            },
        ]
    }
    assert claims(described(graph))["publisher", "json-ld"] == "Harbour House"


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
def test_a_hostile_value_harms_nothing(value: Any) -> None:
    names = [
        "publisher",
        "license",
        "keywords",
        "isAccessibleForFree",
        "hasPart",
        "wordCount",
        "liveBlogUpdate",
        "description",
        "articleSection",
        "image",
    ]
    found = clean(article(**dict.fromkeys(names, value)) + BODY, source="html")
    assert found.title == "Rain in Velden"
    assert found.access in (None, "free", "closed")
    assert found.publisher is None or isinstance(found.publisher, str)
    assert found.licence != "javascript:alert(1)"
    assert found.image != "javascript:alert(1)"
    assert all(isinstance(tag, str) and len(tag) <= 200 for tag in found.tags)
    assert len(found.tags) <= 100
    assert all(entry.title is None or isinstance(entry.title, str) for entry in found.entries)
    assert type(found).from_dict(found.to_dict()) == found


def test_the_section_is_no_tag_unless_it_is_a_keyword() -> None:
    page = "---\ntitle: Rain\ncategories: [Weather, Local]\ntags: [river]\n---\nIt rained all day."
    assert (clean(page).section, clean(page).tags) == ("Weather", ("river",))
    both = article(articleSection="Weather", keywords=["Weather", "river"])
    found = clean(both + BODY, source="html")
    assert (found.section, found.tags) == ("Weather", ("Weather", "river"))


@pytest.mark.parametrize(
    ("attributes", "value"),
    [("dir=RTL", "rtl"), ("dir=ltr", "ltr"), ("dir=auto", None), ("", None)],
)
def test_the_direction_is_an_attribute_of_the_page(attributes: str, value: str | None) -> None:
    document = clean(f"<html {attributes}><body><p>7</p></body></html>", source="html")
    assert document.direction == value


def test_the_licence_of_a_picture_is_not_the_articles() -> None:
    link = '<a rel="license" href="/by">licence</a>'
    assert claims(body=f"<figure>{link}</figure>") == {}
    assert claims(body=f"<p>{link}</p>") == {("licence", "anchor"): "/by"}


def test_translations_are_those_of_other_pages() -> None:
    head = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{href}">'
        for code, href in (
            ("de", "/de/regen"), ("EN_gb", "/rain"), ("x-default", "/x"), ("zh-Hant", "/zh"),
            ("de", "/de/zweite"), ("", "/none"), ("français!", "/fr"),
        )
    )  # fmt: skip
    head += '<link rel="alternate" hreflang="es" type="application/rss+xml" href="/es.xml">'
    found = claims(head, url="https://a.example/rain")
    assert found == {
        ("translations", "link"): {
            "de": "https://a.example/de/regen",
            "zh-Hant": "https://a.example/zh",
        }
    }


def test_base_counts_for_links() -> None:
    head = '<base href="/en/"><link rel="alternate" hreflang="de" href="../de/regen">'
    assert claims(head, url="https://a.example/x")["translations", "link"] == {
        "de": "https://a.example/de/regen"
    }


@pytest.mark.parametrize(
    ("url", "rel", "href", "expected"),
    [
        ("https://a.example/rain", "next", "/rain?page=2", {"next_page"}),
        ("https://a.example/rain", "next", "/rain/2", {"next_page"}),
        ("https://a.example/rain/2", "prev", "/rain", {"previous_page"}),
        ("https://a.example/rain-2.html", "previous", "/rain.html", {"previous_page"}),
        ("https://a.example/rain", "next", "/snow", set()),
        ("https://a.example/rain", "next", "https://b.example/rain?page=2", set()),
        (None, "next", "?page=2", {"next_page"}),
        (None, "next", "/snow", set()),
    ],
)
def test_rel_next_is_a_page_only_where_it_is_of_the_same_article(
    url: str | None, rel: str, href: str, expected: set[str]
) -> None:
    for page in (
        claims(f'<link rel="{rel}" href="{href}">', url=url),
        claims(body=f'<a rel="{rel} nofollow" href="{href}">on</a>', url=url),
    ):
        assert {field for field, _ in page} == expected


def test_metered_is_finer_than_not_free() -> None:
    head = article(isAccessibleForFree=False, hasPart={"isAccessibleForFree": False})
    tier = '<meta property="article:content_tier" content="metered">'
    assert clean(head + tier + BODY, source="html").access == "metered"


def test_claims_say_where_they_come_from() -> None:
    found = clean(article(isAccessibleForFree=False) + BODY, source="html")
    assert found.access == "closed"
    assert found.evidence["access"][0] == Claim(
        "access", "closed", 0.8, "json-ld", filter="metadata"
    )
