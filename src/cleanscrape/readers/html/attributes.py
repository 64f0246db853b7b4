"""Read the attributes of a tag, and what they say about the element's content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ...document import Hint
from .class_names import word_hints
from .code import LANGUAGE_ATTRIBUTES
from .elements import IMAGES, NEUTRAL
from .levels import LEVEL_ATTRIBUTES
from .rewrite import ORIGINAL
from .styles import hides, removes

_ATTRIBUTE = re.compile(r"""([^\s=/<>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_SERIALISED_ATTRIBUTE = re.compile(r"""(?<!\S)([^\s="]+)="([^"]*)\"""")
_ROLES = {
    "navigation": Hint.NAVIGATION,
    "contentinfo": Hint.FOOTER,
    "complementary": Hint.ASIDE,
    "search": Hint.FORM,
    "main": Hint.ARTICLE,
    "dialog": Hint.FORM,
}
_ITEMPROPS = {
    "author": Hint.BYLINE,
    "datepublished": Hint.DATE,
    "datemodified": Hint.DATE,
    "headline": Hint.TITLE,
    "articlebody": Hint.ARTICLE,
    "caption": Hint.CAPTION,
}
# Attributes with an image's address, the best first.
_IMAGE_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "src")
# Attributes whose words describe the content, and attributes with few values that do.
_WORD_ATTRIBUTES = frozenset({"class", "id", "data-component", "data-testid"})
_VALUE_ATTRIBUTES = frozenset({"role", "hidden", "style", "itemprop", "rel"})
# Attributes of our own that are written into the tree: the name of a note, the number of an image,
# and the name of the note that a link leads to.
ANCHOR, MEDIUM, NOTE = "data-x-anchor", "data-x-medium", "data-x-note"
OWN = (ANCHOR, MEDIUM, NOTE, ORIGINAL)
# Attributes that are facts about the element's place in the page, by its name.
FACTS = {
    "a": ("href", NOTE),
    "time": ("datetime",),
    "q": ("cite",),
    "blockquote": ("cite",),
    "ol": ("start", "type", "reversed"),
    "li": ("data-number",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "table": ("role",),
    "input": ("type", "checked"),
}
KNOWN_ATTRIBUTES = frozenset({
    *_WORD_ATTRIBUTES, *_VALUE_ATTRIBUTES, *_IMAGE_ADDRESSES, "alt", "type",
    *(name for names in FACTS.values() for name in names),
    *LANGUAGE_ATTRIBUTES, *LEVEL_ATTRIBUTES, *OWN,
})  # fmt: skip
_ATTRIBUTES_OF_PAGES = KNOWN_ATTRIBUTES - {*OWN}


class Use(NamedTuple):
    """What an attribute is good for, for the kernel that walks through the tree.

    Args:
        name: of the attribute.
        is_class: its first word is part of the element's path.
        is_hint: it says something about the element's content.
        has_words: it does so by its words, whatever the element is.
        is_fact: it says what some element is.
        is_language: it may say the language of code.
        is_level: it may say how deep an element stands in a thread.
        is_alt: the alternative text of an image.
        address_rank: 1 for the best of the attributes with an image's address; 0 for others.
        is_anchor: the name of a note.
        is_original: the name of an element before it was renamed.
    """

    name: str
    is_class: bool
    is_hint: bool
    has_words: bool
    is_fact: bool
    is_language: bool
    is_level: bool
    is_alt: bool
    address_rank: int
    is_anchor: bool
    is_original: bool


def use_of(name: str) -> Use:
    """What a known attribute is good for.

    >>> use_of("id").is_hint, use_of("data-src").address_rank, use_of("src").address_rank
    (True, 1, 4)
    """
    return Use(
        name,
        is_class=name == "class",
        is_hint=name in _WORD_ATTRIBUTES or name in _VALUE_ATTRIBUTES,
        has_words=name in _WORD_ATTRIBUTES,
        is_fact=any(name in names for names in FACTS.values()),
        is_language=name in LANGUAGE_ATTRIBUTES,
        is_level=name in LEVEL_ATTRIBUTES,
        is_alt=name == "alt",
        address_rank=1 + _IMAGE_ADDRESSES.index(name) if name in _IMAGE_ADDRESSES else 0,
        is_anchor=name == ANCHOR,
        is_original=name == ORIGINAL,
    )


def alt_and_address(name: str, attributes: dict[str, str]) -> tuple[str, str]:
    """The alternative text and the address of an image or of a button that is one."""
    address = next((attributes[key] for key in _IMAGE_ADDRESSES if attributes.get(key)), "")
    return attributes.get("alt", "") if has_alt(name, attributes) else "", address


def has_alt(name: str, attributes: Mapping[str, str]) -> bool:
    """True where the alternative text of an element stands for an image."""
    return name != "input" or attributes.get("type") == "image"


def read_attributes(source: str) -> dict[str, str]:
    """The known attributes that pages have. Of two of a name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        key = name.lower()
        if key in _ATTRIBUTES_OF_PAGES and key not in found:
            value = double or single or bare
            found[key] = unescape(value) if "&" in value else value
    return found


def read_serialised_attributes(source: str) -> dict[str, str]:
    """The known attributes of a tag that an XML serialiser wrote."""
    found: dict[str, str] = {}
    for key, value in _SERIALISED_ATTRIBUTE.findall(source):
        if key in KNOWN_ATTRIBUTES:
            found[key] = unescape(value) if "&" in value else value
    return found


def attribute_hints(name: str, attributes: dict[str, str]) -> int:
    """What the attributes of an element say about its content."""
    hints = 0
    for key, value in attributes.items():
        if key in _WORD_ATTRIBUTES:
            for word in () if name in NEUTRAL else value.split():
                hints |= word_hints(word)
        elif key in _VALUE_ATTRIBUTES:
            hints |= _value_hint("image-style" if key == "style" and name in IMAGES else key, value)
    return hints


@lru_cache(maxsize=4096)
def _value_hint(key: str, value: str) -> int:
    """The hint of an attribute with few distinct values."""
    if key == "role":
        return _ROLES.get(value, 0)
    if key == "itemprop":
        return _ITEMPROPS.get(value.lower(), 0)
    if key == "rel":
        return Hint.BYLINE if value.lower() == "author" else 0
    if key == "image-style":
        return Hint.HIDDEN if removes(value) else 0
    hidden = value != "until-found" if key == "hidden" else hides(value)
    return Hint.HIDDEN if hidden else 0
