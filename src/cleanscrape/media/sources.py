"""The best address that an image or a video gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..facts import Medium

# Attributes of pages that load images late, the best first; `src` may be a placeholder then.
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set")
_LATE = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "data-image")
_NOT_IN_SOURCE = frozenset({*_LATE_SETS, *_LATE, "srcset"})
_MAX_CANDIDATES = 50
_PIXELS = re.compile(r"(\d{1,6})(?:\.\d{1,6})?(?: ?px)?")
_DESCRIPTOR = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)[wxh]")
_PLACEHOLDERS = ("blank", "placeholder", "spacer", "transparent", "pixel", "1x1", "lazy")
_PLACEHOLDER = re.compile(rf"(?i)(?:{'|'.join(_PLACEHOLDERS)})[\w-]{{0,30}}\.\w")


def best_address(medium: Medium) -> str | None:
    """The address of the largest version, as it stands in the page; None where there is none.

    >>> best_address(Medium(0, "img", {"src": "s.jpg", "srcset": "m.jpg 600w, l.jpg 1200w"}))
    'l.jpg'
    >>> best_address(Medium(0, "img", {"src": "blank.gif", "data-src": "rain.jpg"}))
    'rain.jpg'
    """
    return next(filter(_is_address, _addresses(medium)), None)


def _addresses(medium: Medium) -> Iterator[str]:
    attributes = medium.attributes
    source = attributes.get("src", "")
    if source and _NOT_IN_SOURCE.isdisjoint(attributes) and not _is_placeholder(source):
        yield source  # as nearly always
    sets = [attributes[name] for name in (*_LATE_SETS, "srcset") if attributes.get(name)]
    is_image = medium.tag in ("img", "amp-img")
    candidates = [pair for text in sets for pair in srcset(text)]
    if candidates:
        yield max(candidates, key=lambda pair: pair[1])[0]
    for name in _LATE:
        yield attributes.get(name, "")
    if source and not _is_placeholder(source):
        yield source
    for text in medium.sources:
        found = [*srcset(text)] if is_image else [(text, 1.0)]
        if found:
            yield max(found, key=lambda pair: pair[1])[0]
    yield source
    yield attributes.get("data", "")


def _is_placeholder(address: str) -> bool:
    return may_hold(address, _PLACEHOLDERS) and _PLACEHOLDER.search(address) is not None


def may_hold(text: str, words: Iterable[str]) -> bool:
    """False for a text of ASCII with none of some words: patterns need ten times as long for that.

    >>> may_hold("Blank.gif", ["blank"]), may_hold("rain.jpg", ["blank"])
    (True, False)
    """
    return not text.isascii() or any(map(text.lower().__contains__, words))


def _is_address(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().lower().startswith("data:")


def srcset(text: str) -> Iterator[tuple[str, float]]:
    """Each address of a ``srcset``, with its width in pixels or its density; 1 where none is given.

    >>> [*srcset("small.jpg 1x, large.jpg 2x")]
    [('small.jpg', 1.0), ('large.jpg', 2.0)]
    """
    address = ""
    for token in text.split(maxsplit=2 * _MAX_CANDIDATES)[: 2 * _MAX_CANDIDATES]:
        if address:
            size, _, following = token.partition(",")
            yield address, _size(size)
            address = following
        elif token.endswith(","):
            yield token.rstrip(","), 1.0
        else:
            address = token
    if address:
        yield address, 1.0


def _size(descriptor: str) -> float:
    """The number in ``600w`` or ``2x``; 1 where there is none."""
    match = _DESCRIPTOR.fullmatch(descriptor)
    return float(match[1]) if match else 1.0


def pixels(medium: Medium, name: str) -> int | None:
    """The width or height that a page gives, in pixels.

    >>> pixels(Medium(0, "img", {"width": "640px"}), "width")
    640
    """
    given = medium.attributes.get(name)
    match = _PIXELS.fullmatch(given.strip()) if given else None
    return int(match[1]) if match else None
