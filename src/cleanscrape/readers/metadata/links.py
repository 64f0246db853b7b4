"""The claims that a page's links make about it: its pages, licence and translations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree

from ...addresses import resolve
from ...document import Claim
from ...patterns.pagination import explicit_number, page_numbers
from ...translations import Translations

RELATIONS, WHOLE_RELATIONS = ("next", "prev"), ("license",)
"""How a `rel` of links in the page begins that says something about it, and what else it may be."""

ANCHORS = "/descendant::a/@rel[{}]".format(
    " or ".join(
        [f"starts-with(., '{start}')" for start in RELATIONS]
        + [f".='{word}'" for word in WHOLE_RELATIONS]
    )
)
"""Such attributes as XPath."""

_NEXT = frozenset({"next"})
_PREVIOUS = frozenset({"prev", "previous"})
_LICENCE = frozenset({"license", "licence"})
_KNOWN = _NEXT | _PREVIOUS | _LICENCE | {"alternate"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ASIDE = frozenset({"figure", "figcaption", "aside"})  # what is linked in it is not the article's
_MAX_LINKS = 200
_MAX_CHARS = 2_000
# Chosen by hand, as those of `keys`: `<link>` is written for machines, `<a>` may belong to a part.
_HEAD, _BODY = 0.8, 0.6


def link_claims(
    links: Iterable[etree._Element],
    anchors: list[etree._Element],
    base: str,
    page_address: str | None,
    url: str | None,
) -> Iterator[Claim]:
    """The claims of `<link>` and of `<a rel>`.

    Args:
        links: the page's `<link>` elements.
        anchors: its links with a `rel`.
        base: what addresses count from; ``""`` where it is unknown.
        page_address: the page's own address or the one that it gives itself, if either is known.
        url: the page's address as the caller gave it, if known.
    """
    for elements, source, confidence in (
        (links, "link", _HEAD),
        (anchors, "anchor", _BODY),
    ):
        related = [*islice(_related(elements, base), _MAX_LINKS)]
        for element, words, address in related:
            field = _field(words, address, page_address, url)
            if field and not (field == "licence" and _is_aside(element)):
                yield Claim(field, address, confidence, source, filter="metadata")
        found = Translations(
            _versions(
                (element, address) for element, words, address in related if "alternate" in words
            )
        )
        others = {code: at for code, at in found.items() if at not in (page_address, url)}
        if others:
            yield Claim("translations", Translations(others), confidence, source, filter="metadata")


def _related(
    elements: Iterable[etree._Element], base: str
) -> Iterator[tuple[etree._Element, frozenset[str], str]]:
    """The links that say something about the page: element, words of its `rel`, and address."""
    for element in elements:
        words = _words(element.get("rel") or "")
        if words.isdisjoint(_KNOWN) or ("alternate" in words and not element.get("hreflang")):
            continue
        href = element.get("href") or ""
        address = resolve(base, href) if len(href) <= _MAX_CHARS else None
        if address:
            yield element, words, address


@lru_cache(maxsize=256)
def _words(rel: str) -> frozenset[str]:
    return frozenset(rel.lower().split())


def _field(
    words: frozenset[str], address: str, page_address: str | None, url: str | None
) -> str | None:
    """The field that a link with these words in `rel` speaks of.

    Many systems call the article that was published next ``next`` too: the address must be that
    of a page of this article.
    """
    if words & _LICENCE:
        return "licence"
    if not words & (_NEXT | _PREVIOUS):
        return None
    numbers = page_numbers(page_address, address) if page_address else None
    if numbers is None and not page_address:
        number = explicit_number(address)
        numbers = (number - 1 if words & _NEXT else number + 1, number) if number else None
    if numbers is None:
        return None
    here, there = numbers
    if words & _NEXT:
        return "next_page" if there > here else None
    # the address that a second page gives itself may be that of the first
    return "previous_page" if there < here or not url else None


def _versions(
    alternates: Iterable[tuple[etree._Element, str]],
) -> Iterator[tuple[str, str]]:
    """Language and address of each version of the page in another language."""
    for element, address in alternates:
        code = (element.get("hreflang") or "").strip()
        kind = element.get("type") or ""
        if _LANGUAGE.fullmatch(code) and ("html" in kind or not kind):
            yield _written(code), address


def _written(code: str) -> str:
    """A language's code as it is mostly written: ``en-GB``, ``zh-Hant``."""
    first, *rest = code.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _is_aside(element: etree._Element) -> bool:
    return any(ancestor.tag in _ASIDE for ancestor in element.iterancestors())
