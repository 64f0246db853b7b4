"""The claims of a page's metadata. `resolve` weighs them against what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from ...addresses import resolve
from ...document import Claim
from ...patterns.names import is_name
from ...patterns.spaces import normalize_space
from ..finds import Finds, Named
from . import jsonld
from .claims import claim, split_address, tidied
from .jsonld_claims import json_claims, page_article
from .keys import ALSO, META
from .links import link_claims
from .posts import json_posts, microdata_posts
from .tree import text_in

_FAMILY_NAME_FIRST = frozenset({"citation", "dublin-core"})  # vocabularies of libraries
_URL_DATE = re.compile(
    r"""(?x)
    / (20\d\d | 19\d\d) [/-]? (0[1-9] | 1[0-2]) [/-]? (0[1-9] | [12]\d | 3[01])
    (?: / | - | _ | \b )
    """
)
_ITEMPROPS = frozenset({
    "headline", "datepublished", "datemodified", "datecreated", "author", "articlesection",
    "isaccessibleforfree", "license",
})  # fmt: skip
# An itemprop in an element with one of these describes that element, not the article.
_OTHER_ITEMS = frozenset({"comment", "publisher", "itemlistelement", "review", "image", "author"})
_MAX_PROPERTIES = 400
_LANGUAGE_KEYS = ("lang", "{http://www.w3.org/XML/1998/namespace}lang")
_SITE_TYPES = frozenset({"WebSite", "Organization", "NewsMediaOrganization"})

_Value = tuple[str, str, str, float]  # field, text, source, confidence


def read_metadata(
    root: etree._Element, url: str | None, finds: Finds
) -> tuple[tuple[Claim, ...], dict[str, object] | None]:
    """The claims of a page's metadata, and the JSON-LD object of its article.

    Args:
        root: the page's tree.
        url: its address, if known.
        finds: what was found in the tree.
    """
    raw: dict[tuple[str, str, float], list[str]] = {}
    named, found = finds.named, finds.carriers
    for key, value in _properties(finds.metas, found):
        if value and key in META:
            raw.setdefault(META[key], []).append(value)
        if value and key in ALSO:
            raw.setdefault(ALSO[key], []).append(value)
    values: list[_Value] = [
        (field, text, source, confidence)
        for (field, source, confidence), texts in raw.items()
        for text in _merge(field, source, texts)
    ]
    items = [
        item
        for script in named["script"]
        if "ld+json" in (script.get("type") or "")
        for item in jsonld.objects(jsonld.load_json(script.text or ""))
    ]
    titles = [text for field, text, *_ in values if field == "title"]
    article = page_article(items, titles, _headings(named["h1"]))
    given_url = next((text for field, text, *_ in values if field == "url"), "")
    claims = [*json_claims(article, items), *_markup_claims(root, named, url, given_url)]
    claims += json_posts(items)
    claims += microdata_posts(element for element in found if element.get("itemprop"))
    anchors = [element for element in found if element.tag == "a" and element.get("rel")]
    address = url or next((claim.value for claim in claims if claim.field == "url"), given_url)
    base = _base(named["base"], url)
    claims += link_claims(named["link"], anchors, base, address or None, url)
    site = _site_names(values, items)
    for field, text, source, confidence in values:
        claims.extend(claim(field, text, source, confidence))
    return tuple(tidied(claims, site, url)), article


def _base(bases: Iterable[etree._Element], url: str | None) -> str:
    """What the page's addresses count from; ``""`` where that is unknown."""
    base = next((href for element in bases if (href := element.get("href"))), None)
    return resolve(url, base) or url or ""


def _properties(
    metas: Iterable[tuple[str, str]], found: Iterable[etree._Element]
) -> Iterator[tuple[str, str]]:
    """The keys and values of `<meta>`, itemprop and RDFa properties, known or not."""
    for name, content in metas:
        for part in name.lower().split():
            yield part.removeprefix("schema:"), content
    carried = (e for e in found if e.get("itemprop") or e.get("property"))
    for element in islice(carried, _MAX_PROPERTIES):
        words = _first_attribute(element, ("itemprop", "property")).lower().split()
        keys = [key for word in words if (key := word.rpartition(":")[2]) in _ITEMPROPS]
        if not keys or element.tag == "meta" or _is_of_other_item(element):
            continue
        for key in keys:
            names = ("content", "datetime", *(("href",) if key == "license" else ()))
            value = _first_attribute(element, names)
            yield key, value or normalize_space(text_in(element))


def _first_attribute(element: etree._Element, names: tuple[str, ...]) -> str:
    """The value of the first of these attributes that is not empty; ``""`` if there is none."""
    for name in names:
        value = element.get(name)
        if value:
            return value
    return ""


def _is_of_other_item(element: etree._Element) -> bool:
    """True for a property of a comment, a related article or the publisher."""
    return any(
        ancestor.tag == "aside" or (ancestor.get("itemprop") or "").lower() in _OTHER_ITEMS
        for ancestor in element.iterancestors()
    )


def _first_name_first(text: str) -> str:
    """A name from a library's form ("Doe, Jo") to that of a byline ("Jo Doe")."""
    last, comma, first = text.partition(",")
    swapped = f"{first.strip()} {last.strip()}"
    is_library_form = comma and "," not in first and is_name(swapped) and not is_name(last.strip())
    return swapped if is_library_form else text


def _merge(field: str, source: str, texts: list[str]) -> Iterable[str]:
    """The texts of one key: authors and tags as one text, at most one date, and two of others."""
    if field == "byline":
        if len(texts) > 1 or source in _FAMILY_NAME_FIRST:
            texts = [*map(_first_name_first, texts)]
        return ["; ".join(dict.fromkeys(texts))]
    if field == "tags":
        return [",".join(dict.fromkeys(texts))]
    return dict.fromkeys(texts[:1] if field in ("date", "modified") else texts[:2])


def _headings(elements: Sequence[etree._Element]) -> list[str]:
    return [normalize_space(text_in(element)) for element in elements[:5]]


def _markup_claims(
    root: etree._Element, named: Named, url: str | None, given_url: str
) -> Iterator[Claim]:
    """Claims of the page's language, canonical link, `<title>`, `<time>` elements and address.

    The address is `url`, else the canonical one, else `given_url`.
    """
    yield from claim("language", _first_attribute(root, _LANGUAGE_KEYS), "html-lang", 0.7)
    yield from claim("direction", _direction(root), "html-dir", 0.7)
    links = [
        element for element in named["link"] if (element.get("rel") or "").lower() == "canonical"
    ]
    for element in links[:1]:
        canonical = resolve(url, element.get("href"))
        yield from claim("url", canonical or "", "canonical", 0.8)
    for element in named["title"][:3]:
        parent = element.getparent()
        if parent is not None and parent.tag == "head":
            yield from claim("title", normalize_space(text_in(element)), "title-tag", 0.45)
    for element in named["time"][:1]:
        if not _is_of_other_item(element):
            yield from claim("date", element.get("datetime") or "", "time-element", 0.5)
    address = url or (links[0].get("href") if links else None) or given_url
    match = _URL_DATE.search(split_address(address).path)
    if match:
        yield from claim("date", "-".join(match.groups()), "url", 0.3)


def _direction(root: etree._Element) -> str:
    """The direction of writing that `<html>` or `<body>` gives; ``""`` if neither does."""
    body = root.find("body")
    for element in (root, body):
        direction = "" if element is None else (element.get("dir") or "").strip().lower()
        if direction in ("ltr", "rtl"):
            return direction
    return ""


def _site_names(values: list[_Value], items: list[dict[str, object]]) -> list[str]:
    """The names that metadata gives the site, each once."""
    names = [text for field, text, *_ in values if field == "site_name"]
    names += [
        jsonld.text_of(item.get("name"))
        for item in items
        if not _SITE_TYPES.isdisjoint(jsonld.types(item))
    ]
    names += [jsonld.text_of(item.get("publisher")) for item in items if item.get("publisher")]
    return [name for name in dict.fromkeys(map(normalize_space, names)) if name]
