"""Parse a tag: its element, and what its class, id and role say about its content.

A page has thousands of tags but few distinct ones, so each distinct tag is parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from ...document import Hint
from .class_names import word_hints
from .code import LANGUAGE_ATTRIBUTES, code_language
from .rewrite import FORMULA, TEX
from .styles import hides, removes

BLOCKS = frozenset([
    "address", "amp-story-page", "article", "aside", "blockquote", "body", "button", "caption",
    "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "iframe", "label", "legend", "li", "main", "menu", "nav",
    "noframes", "noscript", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary",
    "svg", "table", "tbody", "template", "textarea", "tfoot", "thead", "title", "tr", "ul", "desc",
    "video", "audio", "object", "picture", "amp-img", FORMULA,
])  # fmt: skip
VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "amp-img",
])  # fmt: skip
_TAG_HINTS = {
    "nav": Hint.NAVIGATION,
    "menu": Hint.NAVIGATION,
    "footer": Hint.FOOTER,
    "header": Hint.HEADER,
    "head": Hint.HEADER,
    "aside": Hint.ASIDE,
    "article": Hint.ARTICLE,
    "main": Hint.ARTICLE,
    "figcaption": Hint.CAPTION,
    "figure": Hint.FIGURE,
    "svg": Hint.SVG,
    "form": Hint.FORM,
    "select": Hint.FORM,
    "button": Hint.FORM,
    "textarea": Hint.FORM,
    "label": Hint.FORM,
    "table": Hint.TABLE,
    "template": Hint.HIDDEN,
    "dialog": Hint.FORM,
    "time": Hint.DATE,
}
# Attributes of our own that are written into the tree: the name of a note, the number of an image,
# and the name of the note that a link leads to.
ANCHOR, MEDIUM, NOTE = "data-x-anchor", "data-x-medium", "data-x-note"
_NO_FACTS: Mapping[str, str] = MappingProxyType({})
_ATTRIBUTE = re.compile(r"""([^\s=/<>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_SERIALISED_ATTRIBUTE = re.compile(r"""(?<!\S)([^\s="]+)="([^"]*)\"""")
_NAME = re.compile(r"/?\s*([a-zA-Z][^\s/<>]*)")
_ROLES = {
    "navigation": Hint.NAVIGATION,
    "contentinfo": Hint.FOOTER,
    "complementary": Hint.ASIDE,
    "search": Hint.FORM,
    "main": Hint.ARTICLE,
    "dialog": Hint.FORM,
}
# The classes of these describe the page, not their content.
_NEUTRAL = frozenset({"html", "body", "main", "article"})
# The tag of a block is the nearest of these; all other containers count as "div".
_BLOCK_TAGS = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "tr",
    "figcaption", "title", "address", "button", "label", "option", "desc", "caption", "summary",
])  # fmt: skip
# Elements that contain text, not other blocks. They are no containers.
_LEAVES = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "figcaption", "title",
    "label", "option", "desc", "caption", "summary", "tr", FORMULA,
])  # fmt: skip
_ITEMPROPS = {
    "author": Hint.BYLINE,
    "datepublished": Hint.DATE,
    "datemodified": Hint.DATE,
    "headline": Hint.TITLE,
    "articlebody": Hint.ARTICLE,
    "caption": Hint.CAPTION,
}
_IMAGES = frozenset({"img", "amp-img", "input"})
MARKS = {
    "a": "link",
    "b": "strong", "strong": "strong",
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis",
    "code": "code", "samp": "code", "tt": "code",
    "sub": "subscript", "sup": "superscript",
    "s": "strike", "del": "strike", "strike": "strike",
    "q": "quotation", "kbd": "keyboard",
    TEX: "math",
    "td": "cell", "th": "cell",
}  # fmt: skip
"""Inline elements whose span is recorded, and the kind of mark that each becomes. Cells are too."""

# Attributes that are facts about the element's place in the page, by its name.
_FACTS = {
    "a": ("href", NOTE),
    "q": ("cite",),
    "blockquote": ("cite",),
    "ol": ("start", "type", "reversed"),
    "li": ("data-number",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "table": ("role",),
    "input": ("type", "checked"),
}
# Attributes with an image's address, the best first.
_IMAGE_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "src")
# Attributes whose words describe the content, and attributes with few values that do.
_WORD_ATTRIBUTES = frozenset({"class", "id", "data-component", "data-testid"})
_VALUE_ATTRIBUTES = frozenset({"role", "hidden", "style", "itemprop", "rel"})
_KNOWN_ATTRIBUTES = frozenset({
    *_WORD_ATTRIBUTES, *_VALUE_ATTRIBUTES, *_IMAGE_ADDRESSES, "alt", "type",
    *(name for names in _FACTS.values() for name in names),
    *LANGUAGE_ATTRIBUTES, ANCHOR, MEDIUM,
})  # fmt: skip
# An inline element with one of these is a block of its own: a credit within a caption, a name
# within a byline, words that only a machine sees.
CUT_HINTS = Hint.CREDIT | Hint.BYLINE | Hint.DATE | Hint.HIDDEN


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
        medium: number of the image, video or frame on the page; -1 for other elements.
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
    medium: int = -1


@lru_cache(maxsize=8192)
def read_tag(source: str) -> Tag | None:
    """Parse the inside of a tag; None for comments, declarations and all that is no tag.

    >>> tag = read_tag('div class="wp-caption-text related-posts"')
    >>> tag.is_block, tag.hints & Hint.CAPTION > 0, tag.hints & Hint.RELATED > 0, tag.path
    (True, True, True, 'div.wp-caption-text')
    """
    return _parse(source, _attributes)


@lru_cache(maxsize=8192)
def read_serialised_tag(source: str) -> Tag | None:
    """Like `read_tag`, but faster, for tags of an XML serialiser: all values are double-quoted.

    >>> read_serialised_tag('p class="byline" lang="en"') == read_tag('p class="byline"')
    True
    """
    return _parse(source, _serialised_attributes)


def _parse(source: str, attributes_of: Callable[[str], dict[str, str]]) -> Tag | None:
    match = _NAME.match(source)
    if not match:
        return None
    name = match[1].lower()
    is_block = name in BLOCKS
    if source[0] == "/":
        return Tag(name, is_closing=True, is_void=False, is_block=is_block)
    attributes = attributes_of(source[match.end() :]) if match.end() < len(source) else {}
    hints = _TAG_HINTS.get(name, 0)
    path = tail = name
    image = alt = language = anchor = ""
    facts: Mapping[str, str] = _NO_FACTS
    medium = -1
    if attributes:
        hints |= _hints(name, attributes)
        classes = attributes["class"].split(None, 1) if "class" in attributes else None
        if classes:
            path = f"{name}.{classes[0]}"
            tail = path.rpartition("/")[2]
        if name in _IMAGES:
            alt, image = _alt_and_address(name, attributes)
        if name in _FACTS:
            facts = {key: attributes[key] for key in _FACTS[name] if key in attributes}
        language = code_language(name, attributes)
        anchor = attributes.get(ANCHOR, "")
        medium = int(attributes.get(MEDIUM, -1))
    return Tag(
        name,
        False,
        source[-1] == "/" or name in VOID,
        is_block,
        hints,
        path,
        tail,
        name if name in _BLOCK_TAGS else "div",
        is_block and name not in _LEAVES,
        alt,
        image,
        facts,
        language,
        anchor,
        medium,
    )


def _alt_and_address(name: str, attributes: dict[str, str]) -> tuple[str, str]:
    """The alternative text and the address of an image or of a button that is one."""
    is_image = name != "input" or attributes.get("type") == "image"
    address = next((attributes[key] for key in _IMAGE_ADDRESSES if attributes.get(key)), "")
    return attributes.get("alt", "") if is_image else "", address


def _attributes(source: str) -> dict[str, str]:
    """The known attributes. Of two with the same name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        key = name.lower()
        if key in _KNOWN_ATTRIBUTES and key not in found:
            value = double or single or bare
            found[key] = unescape(value) if "&" in value else value
    return found


def _serialised_attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in _SERIALISED_ATTRIBUTE.findall(source):
        if key in _KNOWN_ATTRIBUTES:
            found[key] = unescape(value) if "&" in value else value
    return found


def _hints(name: str, attributes: dict[str, str]) -> int:
    hints = 0
    for key, value in attributes.items():
        if key in _WORD_ATTRIBUTES:
            for word in () if name in _NEUTRAL else value.split():
                hints |= word_hints(word)
        elif key in _VALUE_ATTRIBUTES:
            hints |= _value_hint(
                "image-style" if key == "style" and name in _IMAGES else key, value
            )
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
