"""Parse a tag: its element, and what its class, id and role say about its content.

A page has thousands of tags but few distinct ones, so each distinct tag is parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from typing import NamedTuple

from .attributes import (
    ANCHOR,
    FACTS,
    MEDIUM,
    alt_and_address,
    attribute_hints,
    read_attributes,
    read_serialised_attributes,
)
from .code import code_language
from .elements import BLOCK_TAGS, BLOCKS, IMAGES, LEAVES, TAG_HINTS, VOID
from .levels import level_of
from .rewrite import ORIGINAL

_NO_FACTS: Mapping[str, str] = MappingProxyType({})
_NAME = re.compile(r"/?\s*([a-zA-Z][^\s/<>]*)")


class Tag(NamedTuple):
    """A tag as the linearizer needs it.

    Args:
        name: the element's name in lower case.
        is_closing: ``</…>``.
        is_void: it has no content (``<br>``, ``<x/>``).
        is_block: it begins and ends a block.
        hints: what it says about its content.
        path: name and first class.
        tail: the part of the path after its last slash.
        block_tag: the tag of the blocks in it; ``"div"`` for containers.
        is_container: it contains blocks, not only text.
        alt: the alternative text of an image.
        image: the address of an image.
        facts: attributes that say what the element is: a list's first number, a cell's span …
        language: the language of the code in it.
        anchor: the name by which a note's references call it.
        element: the name that the parser gave the element, before the tree was rewritten; empty
            where it had another place in the tree.
        medium: number of the image, video or frame on the page; -1 for other elements.
        level: how deep it stands in a thread, as it says itself.
    """

    name: str
    is_closing: bool
    is_void: bool
    is_block: bool
    hints: int = 0
    path: str = ""
    tail: str = ""
    block_tag: str = ""
    is_container: bool = False
    alt: str = ""
    image: str = ""
    facts: Mapping[str, str] = _NO_FACTS
    language: str = ""
    anchor: str = ""
    element: str = ""
    medium: int = -1
    level: int | None = None


@lru_cache(maxsize=8192)
def read_tag(source: str) -> Tag | None:
    """Parse the inside of a tag; None for comments, declarations and all that is no tag.

    >>> from cleanscrape.document import Hint
    >>> tag = read_tag('div class="wp-caption-text related-posts"')
    >>> tag.is_block, tag.hints & Hint.CAPTION > 0, tag.hints & Hint.RELATED > 0, tag.path
    (True, True, True, 'div.wp-caption-text')
    """
    return _parse(source, read_attributes)


@lru_cache(maxsize=8192)
def read_serialised_tag(source: str) -> Tag | None:
    """Like `read_tag`, but faster, for tags of an XML serialiser: all values are double-quoted.

    >>> read_serialised_tag('p class="byline" lang="en"') == read_tag('p class="byline"')
    True
    """
    return _parse(source, read_serialised_attributes)


def element_name(source: str) -> str | None:
    """The name of the element that a tag belongs to; None where there is none.

    >>> element_name("DIV"), element_name("div<div"), element_name("!--")
    ('div', 'div', None)
    """
    match = _NAME.match(source)
    return match[1].lower() if match else None


def _parse(source: str, attributes_of: Callable[[str], dict[str, str]]) -> Tag | None:
    match = _NAME.match(source)
    if not match:
        return None
    name = match[1].lower()
    is_block = name in BLOCKS
    if source[0] == "/":
        return Tag(name, is_closing=True, is_void=False, is_block=is_block)
    attributes = attributes_of(source[match.end() :]) if match.end() < len(source) else {}
    hints = TAG_HINTS.get(name, 0)
    path = tail = name
    image = alt = language = anchor = ""
    element = intern(source.split(None, 1)[0].rstrip("/"))
    facts: Mapping[str, str] = _NO_FACTS
    medium, level = -1, None
    if attributes:
        hints |= attribute_hints(name, attributes)
        classes = attributes["class"].split(None, 1) if "class" in attributes else None
        if classes:
            path = f"{name}.{classes[0]}"
            tail = path.rpartition("/")[2]
        if name in IMAGES:
            alt, image = alt_and_address(name, attributes)
        if name in FACTS:
            facts = {key: attributes[key] for key in FACTS[name] if key in attributes}
        language = code_language(name, attributes)
        anchor = attributes.get(ANCHOR, "")
        element = attributes.get(ORIGINAL, element)
        medium = int(attributes.get(MEDIUM, -1))
        level = level_of(attributes) if is_block else None
    return Tag(
        name,
        False,
        source[-1] == "/" or name in VOID,
        is_block,
        hints,
        path,
        tail,
        name if name in BLOCK_TAGS else "div",
        is_block and name not in LEAVES,
        alt,
        image,
        facts,
        language,
        anchor,
        element,
        medium,
        level,
    )
