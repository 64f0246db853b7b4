"""The claims that a page's JSON-LD makes about its article."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Claim
from ...lexicons import strip_marks
from ...patterns.names import is_agency
from . import jsonld
from .claims import claim
from .jsonld_more import more_claims

_Row = tuple[str, tuple[str, ...], float]  # field, keys in order of preference, confidence

_SOURCE = "json-ld"
_SITE_TYPES = frozenset({"WebSite", "NewsMediaOrganization"})
_PAGE_TYPES = frozenset({"WebPage", "VideoObject"})
_PAGE_ROWS: tuple[_Row, ...] = (
    ("date", ("datePublished", "uploadDate"), 0.6),
    ("modified", ("dateModified",), 0.5),
)
_ARTICLE_ROWS: tuple[_Row, ...] = (
    ("title", ("headline", "name"), 0.7),
    ("date", ("datePublished", "dateCreated"), 0.85),
    ("modified", ("dateModified",), 0.8),
    ("description", ("description",), 0.6),
    ("language", ("inLanguage",), 0.6),
    ("section", ("articleSection",), 0.7),
    ("site_name", ("publisher",), 0.5),
)


def page_article(
    items: list[dict[str, object]], titles: list[str], headings: list[str]
) -> dict[str, object] | None:
    """The JSON-LD object of this page's article.

    It is the first article whose headline is a title or heading of the page, else the first one.
    """
    articles = [item for item in items if jsonld.is_article(item)]
    known = [strip_marks(title) for title in (*headings, *titles) if title]
    for item in articles:
        headline = strip_marks(jsonld.text_of(item.get("headline") or item.get("name")))
        if headline and any(headline in title or title in headline for title in known if title):
            return item
    return articles[0] if articles else None


def json_claims(
    article: dict[str, object] | None, items: list[dict[str, object]]
) -> Iterator[Claim]:
    """The claims of the article's object; where it is None, those of the page's object."""
    site = _first_of_type(items, _SITE_TYPES)
    yield from _claims(site, (("site_name", ("name",), 0.6),))
    if article is None:
        yield from _claims(_first_of_type(items, _PAGE_TYPES), _PAGE_ROWS)
        return
    kind = next((name for name in jsonld.types(article) if name.endswith("Article")), "")
    yield from claim("kind", kind, _SOURCE, 0.7)
    yield from _claims(article, _ARTICLE_ROWS)
    yield from claim("image", jsonld.text_of(_image(article.get("image"))), _SOURCE, 0.5)
    index = jsonld.by_id(items)
    yield from _author_claims(article, index)
    yield from more_claims(article, index)


def _claims(item: dict[str, object], rows: tuple[_Row, ...]) -> Iterator[Claim]:
    """A claim for each row, from the first of its keys that has a value."""
    for field, keys, confidence in rows:
        for key in keys:
            if value := item.get(key):
                yield from claim(field, jsonld.text_of(value), _SOURCE, confidence)
                break


def _author_claims(
    article: dict[str, object], index: dict[str, dict[str, object]]
) -> Iterator[Claim]:
    """The claims of an article's people and agencies, or of its organisation if it has neither."""
    names = [*jsonld.names_of(article.get("author") or article.get("creator"), index)]
    people = [name for name, kind in names if "Organization" not in kind]
    agencies = [name for name, kind in names if "Organization" in kind and is_agency(name)]
    authors = "; ".join(dict.fromkeys([*people, *agencies]))
    yield from claim("byline", authors, _SOURCE, 0.9 if people else 0.5)
    if names and not people and not agencies:
        yield from claim("organisation", names[0][0], _SOURCE, 0.35)


def _first_of_type(items: list[dict[str, object]], types: frozenset[str]) -> dict[str, object]:
    """The first object of one of these types; an empty one if there is none."""
    return next((item for item in items if not types.isdisjoint(jsonld.types(item))), {})


def _image(value: object) -> object:
    """The address in an image object, or the first image of a list."""
    if isinstance(value, dict):
        return value.get("url")
    if isinstance(value, list) and value:
        return value[0]
    return value
