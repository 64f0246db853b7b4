"""What a page says of itself in its markup, as claims; `resolve` weighs them against what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from lxml import etree

from ...document import Claim
from ...patterns.names import is_name
from ...patterns.spaces import normalize_space
from . import jsonld
from .claims import claim, split_address, tidied
from .jsonld_claims import json_claims, own_article
from .keys import META
from .tree import by_name, carriers, text_in

_LIBRARIES = frozenset({"citation", "dublin-core"})  # vocabularies that put the family name first
_URL_DATE = re.compile(
    r"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:/|-|_|\b)"
)


def read_metadata(
    root: etree._Element, url: str | None
) -> tuple[tuple[Claim, ...], dict[str, object] | None]:
    """The claims of a page's metadata, and the JSON-LD object of its article."""
    raw: dict[tuple[str, str, float], list[str]] = {}
    named = by_name(root, "meta", "script", "link", "title", "time", "h1")
    for key, value in _properties(root, named["meta"]):
        entry = META.get(key)
        if entry and value:
            raw.setdefault(entry, []).append(value)
    values = [
        (field, text, source, confidence)
        for (field, source, confidence), texts in raw.items()
        for text in _merged(field, source, texts)
    ]
    items = [
        item
        for script in named["script"]
        if "ld+json" in (script.get("type") or "")
        for item in jsonld.objects(jsonld.load_json(script.text or ""))
    ]
    own = own_article(
        items, [text for field, text, *_ in values if field == "title"], _headings(named["h1"])
    )
    claims = [
        *json_claims(own, items),
        *_markup_claims(
            root, named, url, next((text for field, text, *_ in values if field == "url"), "")
        ),
    ]
    site = _site_names(values, items)
    for field, text, source, confidence in values:
        claims.extend(claim(field, text, source, confidence))
    return tuple(tidied(claims, site, url)), own


def _properties(root: etree._Element, metas: list[etree._Element]) -> Iterator[tuple[str, str]]:
    """Key and value of every <meta>, itemprop and RDFa property that `META` knows."""
    for element in metas:
        key = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
            or ""
        )
        for part in key.lower().split():
            yield part.removeprefix("schema:"), element.get("content") or ""
    for element in carriers(root, "//@itemprop | //@property[not(parent::meta)]")[:400]:
        if element.tag == "meta" or _inside_another(element):
            continue
        for part in (element.get("itemprop") or element.get("property") or "").lower().split():
            key = part.rpartition(":")[2]
            if key in ("headline", "datepublished", "datemodified", "datecreated", "author"):
                yield (
                    key,
                    element.get("content")
                    or element.get("datetime")
                    or normalize_space(text_in(element)),
                )


def _inside_another(element: etree._Element) -> bool:
    """True for a property of something else than the article: a comment, a related article, the publisher."""
    return any(
        (ancestor.get("itemprop") or "").lower()
        in ("comment", "publisher", "itemlistelement", "review", "image", "author")
        or (ancestor.tag == "aside")
        for ancestor in element.iterancestors()
    )


def _first_name_first(text: str) -> str:
    """A name as libraries write it ("Doe, Jo"), the way a byline does."""
    last, comma, first = text.partition(",")
    turned = f"{first.strip()} {last.strip()}"
    return (
        turned
        if comma and "," not in first and is_name(turned) and not is_name(last.strip())
        else text
    )


def _merged(field: str, source: str, texts: list[str]) -> Iterable[str]:
    if field == "byline":
        return [
            "; ".join(
                dict.fromkeys(
                    map(_first_name_first, texts)
                    if len(texts) > 1 or source in _LIBRARIES
                    else texts
                )
            )
        ]
    if field == "tags":
        return [",".join(dict.fromkeys(texts))]
    return dict.fromkeys(texts[:1] if field in ("date", "modified") else texts[:2])


def _headings(elements: list[etree._Element]) -> list[str]:
    return [normalize_space(text_in(element)) for element in elements[:5]]


def _markup_claims(
    root: etree._Element, named: dict[str, list[etree._Element]], url: str | None, own: str
) -> Iterator[Claim]:
    """Claims of links, <time> elements, the page's <title>, its language and its address: `url`, the canonical one, or `own`."""
    yield from claim(
        "language",
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        "html-lang",
        0.7,
    )
    links = [
        element for element in named["link"] if (element.get("rel") or "").lower() == "canonical"
    ]
    for element in links[:1]:
        yield from claim("url", _joined(url or "", element.get("href") or ""), "canonical", 0.8)
    for element in named["title"][:3]:
        parent = element.getparent()
        if parent is not None and parent.tag == "head":
            yield from claim("title", normalize_space(text_in(element)), "title-tag", 0.45)
    for position, element in enumerate(named["time"][:1]):
        if not _inside_another(element):
            yield from claim(
                "date", element.get("datetime") or "", "time-element", 0.5 - position / 10
            )
    address = url or (links[0].get("href") if links else None) or own or ""
    match = _URL_DATE.search(split_address(address).path)
    if match:
        yield from claim("date", "-".join(match.groups()), "url", 0.3)


def _joined(base: str, address: str) -> str:
    """The address seen from another; as it stands where one of them is none (``http://[``)."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _site_names(
    values: list[tuple[str, str, str, float]], items: list[dict[str, object]]
) -> list[str]:
    names = [text for field, text, *_ in values if field == "site_name"]
    names += [
        jsonld.text_of(item.get("name"))
        for item in items
        if set(jsonld.types(item)) & {"WebSite", "Organization", "NewsMediaOrganization"}
    ]
    names += [jsonld.text_of(item.get("publisher")) for item in items if item.get("publisher")]
    return [name for name in dict.fromkeys(map(normalize_space, names)) if name]
