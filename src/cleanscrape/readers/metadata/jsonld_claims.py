"""What a page's JSON-LD says of its article, as claims."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Claim
from ...lexicons import strip_marks
from ...patterns.names import is_agency
from . import jsonld
from .claims import claim


def own_article(
    items: list[dict[str, object]], titles: list[str], headings: list[str]
) -> dict[str, object] | None:
    """The object that describes this page's article: its headline is a title of the page; else the only or first one."""
    articles = [item for item in items if jsonld.is_article(item)]
    known = [strip_marks(title) for title in (*headings, *titles) if title]
    for item in articles:
        headline = strip_marks(jsonld.text_of(item.get("headline") or item.get("name")))
        if headline and any(headline in title or title in headline for title in known if title):
            return item
    return articles[0] if articles else None


def json_claims(own: dict[str, object] | None, items: list[dict[str, object]]) -> Iterator[Claim]:
    """The claims of the article's object `own`, or of the page's where there is none."""
    sites = [
        item for item in items if set(jsonld.types(item)) & {"WebSite", "NewsMediaOrganization"}
    ]
    for item in sites[:1]:
        yield from claim("site_name", jsonld.text_of(item.get("name")), "json-ld", 0.6)
    if own is None:
        pages = [item for item in items if set(jsonld.types(item)) & {"WebPage", "VideoObject"}]
        for item in pages[:1]:
            yield from claim(
                "date",
                jsonld.text_of(item.get("datePublished") or item.get("uploadDate")),
                "json-ld",
                0.6,
            )
            yield from claim("modified", jsonld.text_of(item.get("dateModified")), "json-ld", 0.5)
        return
    yield from claim(
        "kind",
        next((name for name in jsonld.types(own) if name.endswith("Article")), ""),
        "json-ld",
        0.7,
    )
    yield from claim(
        "title", jsonld.text_of(own.get("headline") or own.get("name")), "json-ld", 0.7
    )
    yield from claim(
        "date", jsonld.text_of(own.get("datePublished") or own.get("dateCreated")), "json-ld", 0.85
    )
    yield from claim("modified", jsonld.text_of(own.get("dateModified")), "json-ld", 0.8)
    yield from claim("description", jsonld.text_of(own.get("description")), "json-ld", 0.6)
    yield from claim("language", jsonld.text_of(own.get("inLanguage")), "json-ld", 0.6)
    yield from claim("section", jsonld.text_of(own.get("articleSection")), "json-ld", 0.7)
    yield from claim("image", jsonld.text_of(_image(own.get("image"))), "json-ld", 0.5)
    yield from claim("site_name", jsonld.text_of(own.get("publisher")), "json-ld", 0.5)
    index = jsonld.by_id(items)
    names = [*jsonld.names_of(own.get("author") or own.get("creator"), index)]
    people = [name for name, kind in names if "Organization" not in kind]
    agencies = [name for name, kind in names if "Organization" in kind and is_agency(name)]
    yield from claim(
        "byline", "; ".join(dict.fromkeys([*people, *agencies])), "json-ld", 0.9 if people else 0.5
    )
    if not people and not agencies:
        yield from claim("organisation", next((name for name, _ in names), ""), "json-ld", 0.35)


def _image(value: object) -> object:
    return (
        value.get("url")
        if isinstance(value, dict)
        else value[0]
        if isinstance(value, list) and value
        else value
    )
