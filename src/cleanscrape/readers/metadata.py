"""What a page says of itself in its markup, as claims; `resolve` weighs them against what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml import etree

from ..document import Claim
from ..lexicons import strip_marks
from ..patterns.blanks import clean
from ..patterns.bylines import clean_authors
from ..patterns.dates import find_date
from ..patterns.names import is_agency, is_name
from ..values import Byline
from . import jsonld
from .tree import by_name, carriers, text_in

# Key of a <meta>, itemprop or RDFa property: field, source, confidence.
META: dict[str, tuple[str, str, float]] = {
    "og:title": ("title", "og", 0.6), "twitter:title": ("title", "twitter", 0.5), "parsely-title": ("title", "parsely", 0.6),
    "sailthru.title": ("title", "sailthru", 0.6), "dc.title": ("title", "dublin-core", 0.5), "dcterms.title": ("title", "dublin-core", 0.5),
    "citation_title": ("title", "citation", 0.8), "headline": ("title", "microdata", 0.6), "title": ("title", "meta", 0.4),
    "author": ("byline", "meta", 0.6), "article:author": ("byline", "og", 0.55), "parsely-author": ("byline", "parsely", 0.7),
    "sailthru.author": ("byline", "sailthru", 0.65), "dc.creator": ("byline", "dublin-core", 0.6), "dcterms.creator": ("byline", "dublin-core", 0.6),
    "byl": ("byline", "meta", 0.65), "citation_author": ("byline", "citation", 0.8), "cxenseparse:author": ("byline", "cxense", 0.6),
    "article:author_name": ("byline", "og", 0.6), "sailthru.byline": ("byline", "sailthru", 0.6), "twitter:data1": ("byline-label", "twitter", 0.5),
    "article:published_time": ("date", "og", 0.8), "og:published_time": ("date", "og", 0.75), "og:article:published_time": ("date", "og", 0.75),
    "parsely-pub-date": ("date", "parsely", 0.75), "sailthru.date": ("date", "sailthru", 0.65), "dc.date": ("date", "dublin-core", 0.5),
    "dc.date.issued": ("date", "dublin-core", 0.65), "dcterms.created": ("date", "dublin-core", 0.6), "dcterms.date": ("date", "dublin-core", 0.5),
    "datepublished": ("date", "microdata", 0.75), "date": ("date", "meta", 0.45), "pubdate": ("date", "meta", 0.6), "publishdate": ("date", "meta", 0.6),
    "publish-date": ("date", "meta", 0.6), "publish_date": ("date", "meta", 0.6), "published-date": ("date", "meta", 0.6), "published_date": ("date", "meta", 0.6), "published": ("date", "meta", 0.55),
    "article-published": ("date", "meta", 0.6), "publication_date": ("date", "meta", 0.6), "publication-date": ("date", "meta", 0.6), "date.published": ("date", "meta", 0.6),
    "dc.date.created": ("date", "dublin-core", 0.6), "created": ("date", "meta", 0.4), "releasedate": ("date", "meta", 0.4), "article.published": ("date", "meta", 0.65),
    "citation_publication_date": ("date", "citation", 0.7), "citation_date": ("date", "citation", 0.6), "article:published": ("date", "og", 0.7),
    "cxenseparse:recs:publishtime": ("date", "cxense", 0.7), "cxenseparse:publishtime": ("date", "cxense", 0.7), "datecreated": ("date", "microdata", 0.4),
    "article:modified_time": ("modified", "og", 0.75), "og:updated_time": ("modified", "og", 0.6), "datemodified": ("modified", "microdata", 0.7),
    "dcterms.modified": ("modified", "dublin-core", 0.6), "last-modified": ("modified", "meta", 0.5), "article.updated": ("modified", "meta", 0.6),
    "og:description": ("description", "og", 0.5), "description": ("description", "meta", 0.4), "twitter:description": ("description", "twitter", 0.4),
    "og:site_name": ("site_name", "og", 0.8), "application-name": ("site_name", "meta", 0.4), "publisher": ("site_name", "meta", 0.3),
    "og:url": ("url", "og", 0.6), "og:locale": ("language", "og", 0.5), "content-language": ("language", "meta", 0.5),
    "og:image": ("image", "og", 0.6), "twitter:image": ("image", "twitter", 0.5), "article:section": ("section", "og", 0.7),
    "parsely-section": ("section", "parsely", 0.6), "article:tag": ("tags", "og", 0.7), "keywords": ("tags", "meta", 0.4),
    "news_keywords": ("tags", "meta", 0.6), "parsely-tags": ("tags", "parsely", 0.6),
}  # fmt: skip
_OWN_NAME = 0.3  # a byline that names nobody but the site: any person whom the page shows is likelier
_LIBRARIES = frozenset({"citation", "dublin-core"})  # vocabularies that put the family name first
# What a content system, not a person, is called: "j.doe2", "web-team", "css-1x{…".
_ACCOUNT = re.compile(r"[a-z]*[0-9._{:@/-]\S*")
_URL_DATE = re.compile(r"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:/|-|_|\b)")
_SUFFIX = re.compile(r"(?<!\s)\s+[|·•«»–—:-]+\s+|(?:(?<!\s)\s+)?\|\s*")


def read_metadata(root: etree._Element, url: str | None) -> tuple[tuple[Claim, ...], dict[str, object] | None]:
    """The claims of a page's metadata, and the JSON-LD object of its article."""
    raw: dict[tuple[str, str, float], list[str]] = {}
    named = by_name(root, "meta", "script", "link", "title", "time", "h1")
    for key, value in _properties(root, named["meta"]):
        entry = META.get(key)
        if entry and value:
            raw.setdefault(entry, []).append(value)
    values = [
        (field, text, source, confidence) for (field, source, confidence), texts in raw.items() for text in _merged(field, source, texts)
    ]
    items = [
        item
        for script in named["script"]
        if "ld+json" in (script.get("type") or "")
        for item in jsonld.objects(jsonld.load_json(script.text or ""))
    ]
    own = _own_article(items, [text for field, text, *_ in values if field == "title"], _headings(named["h1"]))
    claims = [
        *_json_claims(own, items),
        *_markup_claims(root, named, url, next((text for field, text, *_ in values if field == "url"), "")),
    ]
    site = _site_names(values, items)
    for field, text, source, confidence in values:
        claims.extend(_claim(field, text, source, confidence))
    return tuple(_tidied(claims, site, url)), own


def claims_of(values: Iterable[tuple[str, str, str, float]], url: str | None) -> tuple[Claim, ...]:
    """The claims of metadata that was read elsewhere: fields, their texts, where they were read, and how sure they are."""
    found = [*values]
    claims = [claim for field, text, source, confidence in found for claim in _claim(field, text, source, confidence)]
    return tuple(_tidied(claims, [text for field, text, *_ in found if field == "site_name"], url))


def _properties(root: etree._Element, metas: list[etree._Element]) -> Iterator[tuple[str, str]]:
    """Key and value of every <meta>, itemprop and RDFa property that `META` knows."""
    for element in metas:
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        for part in key.lower().split():
            yield part.removeprefix("schema:"), element.get("content") or ""
    for element in carriers(root, "//@itemprop | //@property[not(parent::meta)]")[:400]:
        if element.tag == "meta" or _inside_another(element):
            continue
        for part in (element.get("itemprop") or element.get("property") or "").lower().split():
            key = part.rpartition(":")[2]
            if key in ("headline", "datepublished", "datemodified", "datecreated", "author"):
                yield key, element.get("content") or element.get("datetime") or clean(text_in(element))


def _inside_another(element: etree._Element) -> bool:
    """True for a property of something else than the article: a comment, a related article, the publisher."""
    return any(
        (ancestor.get("itemprop") or "").lower() in ("comment", "publisher", "itemlistelement", "review", "image", "author")
        or (ancestor.tag == "aside")
        for ancestor in element.iterancestors()
    )


def _first_name_first(text: str) -> str:
    """A name as libraries write it ("Doe, Jo"), the way a byline does."""
    last, comma, first = text.partition(",")
    turned = f"{first.strip()} {last.strip()}"
    return turned if comma and "," not in first and is_name(turned) and not is_name(last.strip()) else text


def _merged(field: str, source: str, texts: list[str]) -> Iterable[str]:
    if field == "byline":
        return ["; ".join(dict.fromkeys(map(_first_name_first, texts) if len(texts) > 1 or source in _LIBRARIES else texts))]
    if field == "tags":
        return [",".join(dict.fromkeys(texts))]
    return dict.fromkeys(texts[:1] if field in ("date", "modified") else texts[:2])


def _headings(elements: list[etree._Element]) -> list[str]:
    return [clean(text_in(element)) for element in elements[:5]]


def _own_article(items: list[dict[str, object]], titles: list[str], headings: list[str]) -> dict[str, object] | None:
    """The object that describes this page's article: its headline is a title of the page; else the only or first one."""
    articles = [item for item in items if jsonld.is_article(item)]
    known = [strip_marks(title) for title in (*headings, *titles) if title]
    for item in articles:
        headline = strip_marks(jsonld.text_of(item.get("headline") or item.get("name")))
        if headline and any(headline in title or title in headline for title in known if title):
            return item
    return articles[0] if articles else None


def _json_claims(own: dict[str, object] | None, items: list[dict[str, object]]) -> Iterator[Claim]:
    sites = [item for item in items if set(jsonld.types(item)) & {"WebSite", "NewsMediaOrganization"}]
    for item in sites[:1]:
        yield from _claim("site_name", jsonld.text_of(item.get("name")), "json-ld", 0.6)
    if own is None:
        pages = [item for item in items if set(jsonld.types(item)) & {"WebPage", "VideoObject"}]
        for item in pages[:1]:
            yield from _claim("date", jsonld.text_of(item.get("datePublished") or item.get("uploadDate")), "json-ld", 0.6)
            yield from _claim("modified", jsonld.text_of(item.get("dateModified")), "json-ld", 0.5)
        return
    yield from _claim("kind", next((name for name in jsonld.types(own) if name.endswith("Article")), ""), "json-ld", 0.7)
    yield from _claim("title", jsonld.text_of(own.get("headline") or own.get("name")), "json-ld", 0.7)
    yield from _claim("date", jsonld.text_of(own.get("datePublished") or own.get("dateCreated")), "json-ld", 0.85)
    yield from _claim("modified", jsonld.text_of(own.get("dateModified")), "json-ld", 0.8)
    yield from _claim("description", jsonld.text_of(own.get("description")), "json-ld", 0.6)
    yield from _claim("language", jsonld.text_of(own.get("inLanguage")), "json-ld", 0.6)
    yield from _claim("section", jsonld.text_of(own.get("articleSection")), "json-ld", 0.7)
    yield from _claim("image", jsonld.text_of(_image(own.get("image"))), "json-ld", 0.5)
    yield from _claim("site_name", jsonld.text_of(own.get("publisher")), "json-ld", 0.5)
    index = jsonld.by_id(items)
    names = [*jsonld.names_of(own.get("author") or own.get("creator"), index)]
    people = [name for name, kind in names if "Organization" not in kind]
    agencies = [name for name, kind in names if "Organization" in kind and is_agency(name)]
    yield from _claim("byline", "; ".join(dict.fromkeys([*people, *agencies])), "json-ld", 0.9 if people else 0.5)
    if not people and not agencies:
        yield from _claim("organisation", next((name for name, _ in names), ""), "json-ld", 0.35)


def _image(value: object) -> object:
    return value.get("url") if isinstance(value, dict) else value[0] if isinstance(value, list) and value else value


def _markup_claims(root: etree._Element, named: dict[str, list[etree._Element]], url: str | None, own: str) -> Iterator[Claim]:
    """Claims of links, <time> elements, the page's <title>, its language and its address: `url`, the canonical one, or `own`."""
    yield from _claim("language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "html-lang", 0.7)
    links = [element for element in named["link"] if (element.get("rel") or "").lower() == "canonical"]
    for element in links[:1]:
        yield from _claim("url", _joined(url or "", element.get("href") or ""), "canonical", 0.8)
    for element in named["title"][:3]:
        parent = element.getparent()
        if parent is not None and parent.tag == "head":
            yield from _claim("title", clean(text_in(element)), "title-tag", 0.45)
    for position, element in enumerate(named["time"][:1]):
        if not _inside_another(element):
            yield from _claim("date", element.get("datetime") or "", "time-element", 0.5 - position / 10)
    address = url or (links[0].get("href") if links else None) or own or ""
    match = _URL_DATE.search(_split(address).path)
    if match:
        yield from _claim("date", "-".join(match.groups()), "url", 0.3)


def _joined(base: str, address: str) -> str:
    """The address seen from another; as it stands where one of them is none (``http://[``)."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _split(address: str) -> SplitResult:
    """The parts of an address; all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _claim(field: str, text: str, source: str, confidence: float) -> Iterator[Claim]:
    text = clean(text)
    if not text or len(text) > 2_000:
        return
    if field in ("date", "modified"):
        moment = _moment(text)
        if moment is not None:
            yield Claim(field, moment, confidence, source, filter="metadata")
    elif field == "language":
        code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", text)
        if code:
            yield Claim(field, code[0].lower(), confidence, source, filter="metadata")
    elif field == "tags":
        tags = tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;]", text) if part.strip()))
        yield Claim(field, tags, confidence, source, filter="metadata")
    else:
        yield Claim(field, text, confidence, source, filter="metadata")


def _moment(text: str) -> date | None:
    found = find_date(text, "en")
    return found.value if found else None


def _site_names(values: list[tuple[str, str, str, float]], items: list[dict[str, object]]) -> list[str]:
    names = [text for field, text, *_ in values if field == "site_name"]
    names += [
        jsonld.text_of(item.get("name")) for item in items if set(jsonld.types(item)) & {"WebSite", "Organization", "NewsMediaOrganization"}
    ]
    names += [jsonld.text_of(item.get("publisher")) for item in items if item.get("publisher")]
    return [name for name in dict.fromkeys(map(clean, names)) if name]


def _tidied(claims: list[Claim], sites: list[str], url: str | None) -> Iterator[Claim]:
    """The claims with the site's name cut off titles, and bylines read into names."""
    known = {strip_marks(name) for name in sites}
    host = _split(url or "").hostname or next((_split(claim.value).hostname or "" for claim in claims if claim.field == "url"), "")
    known.update(filter(None, (strip_marks(host.removeprefix("www.")), strip_marks(host.removeprefix("www.").partition(".")[0]))))
    unspaced = {name.replace(" ", "") for name in known}
    for claim in claims:
        if claim.field == "title":
            yield Claim("title", strip_site(claim.value, known), claim.confidence, claim.source, filter="metadata")
        elif claim.field == "organisation":
            yield Claim("byline", Byline(claim.value, (claim.value,)), claim.confidence, claim.source, filter="metadata")
        elif claim.field == "byline":
            authors = tuple(name for name in clean_authors(unescape(claim.value), known) if not _ACCOUNT.fullmatch(name))
            if authors:
                own = strip_marks(authors[0]).replace(" ", "") in unspaced
                confidence = min(claim.confidence, _OWN_NAME) if own else claim.confidence
                yield Claim("byline", Byline(", ".join(authors), authors), confidence, claim.source, filter="metadata")
        else:
            yield claim


def strip_site(title: str, sites: Iterable[str]) -> str:
    """The title without the site's name at its end or beginning.

    >>> strip_site("Rain in Velden | The Harbour Post", {"the harbour post"})
    'Rain in Velden'
    """
    known = {name.replace(" ", "") for name in sites if name}
    pieces = [*_SUFFIX.finditer(title)]
    for match in pieces:
        tail = strip_marks(title[match.end() :]).replace(" ", "")
        if any(tail == name or (len(tail) > 3 and (tail.startswith(name) or name.startswith(tail))) for name in known):
            return title[: match.start()]
        head = strip_marks(title[: match.start()]).replace(" ", "")
        if head in known:
            return title[match.end() :]
    return title
