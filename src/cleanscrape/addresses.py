"""The addresses of a page's links, made absolute."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin

from .document import Document
from .facts import Mark
from .late_patterns import late_pattern

_SCHEME = late_pattern(r"(?i)[\s\x00-\x1f]*([a-z][a-z0-9+.-]*)\s*:")
# Addresses that lead nowhere: code, and data within the page.
_NOWHERE = frozenset({"javascript", "vbscript", "data", "blob", "about"})
# What `urljoin` gives back as it is, and what it only puts an origin in front of: nearly all links,
# in a tenth of its time.
_REST = r"[^\s?#;\\]* (?: \?[^\s#]+ )? (?: \#\S+ )?"
_ABSOLUTE = re.compile(rf"(?x) https?://[a-z0-9.-]+ (?: /{_REST} )?")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?(?=[/?#]|\Z)")
_ROOTED = re.compile(rf"(?x) /(?![/\\]){_REST}")
# Browsers drop these within an address.
_DROPPED = re.compile(r"[\t\n\r]+")


def resolve_address(document: Document, address: str | None) -> str | None:
    """An address of a page, absolute if the page's own is known; None if it leads nowhere.

    >>> resolve_address(Document(url="https://a.example/b/c"), "../d")
    'https://a.example/d'
    >>> resolve_address(Document(), "javascript:void(0)") is None
    True
    """
    return resolve(base_of(document), address) if address else None


def leads_nowhere(address: str) -> bool:
    """True for code and for data within the page, which are no addresses.

    >>> leads_nowhere(" javascript:void(0)"), leads_nowhere("/rain")
    (True, False)
    """
    scheme = _SCHEME.match(_DROPPED.sub("", address))
    return scheme is not None and scheme[1].lower() in _NOWHERE


def resolve(base: str | None, address: str | None) -> str | None:
    """An address, absolute if `base` is known; None if it leads nowhere.

    >>> resolve("https://a.example/b/c", "?page=2")
    'https://a.example/b/c?page=2'
    """
    return _resolve(base or "", address) if address else None


def resolved(document: Document, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks with absolute addresses, without links that lead nowhere."""
    return resolved_from(base_of(document), marks)


def resolved_from(base: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """`resolved`, where the address that others count from is known."""
    found = []
    for mark in marks:
        start, end, kind, address = mark
        if kind == "link" or (kind == "quotation" and address):
            target = _resolve(base, address) if address else None
            if target is None and kind == "link":
                continue
            mark = Mark(start, end, kind, target)  # noqa: PLW2901
        found.append(mark)
    return tuple(found)


def base_of(document: Document) -> str:
    """The address that a page's relative ones are resolved against; empty if none is known."""
    url = document.url or ""
    return _resolved_base(url, document.base) if document.base else url


@lru_cache(maxsize=64)  # asked again for each link of a page
def _resolved_base(url: str, base: str) -> str:
    return _joined(url, base)


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """The scheme and host of an address of the web; empty for others."""
    found = _ORIGIN.match(base)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _resolve(base: str, address: str) -> str | None:
    if direct := _direct(base, address):
        return direct
    address = _DROPPED.sub("", address).strip()
    if not address or address == "#" or leads_nowhere(address):
        return None
    scheme = _SCHEME.match(address)
    if scheme and "//" not in address:  # mailto:, tel:
        return address
    return _joined(base, address)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # a bracket that is no IPv6 address
        return address


def _direct(base: str, address: str) -> str | None:
    """What `urljoin` would give, where that is seen at once."""
    if _ABSOLUTE.fullmatch(address):
        return address
    if _ROOTED.fullmatch(address) and "/." not in address and (origin := _origin(base)):
        return origin + address
    return None
