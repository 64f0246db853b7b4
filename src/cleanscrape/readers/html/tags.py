"""What a tag string means: its element, and what its class, id and role say about what is in it.

A page has thousands of tags but few distinct ones, so each distinct string is read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ...document import Hint
from .class_names import word_hints
from .styles import hides, removes

BLOCKS = frozenset([
    "address", "amp-story-page", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hgroup", "hr", "html", "iframe", "label", "legend", "li", "main", "menu", "nav", "noframes", "noscript",
    "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "svg", "table", "tbody", "template", "textarea", "tfoot",
    "thead", "title", "tr", "ul", "desc", "video", "audio", "object", "picture", "amp-img",
])  # fmt: skip
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "amp-img",
    ]
)
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
_ATTRIBUTE = re.compile(r"""([^\s=/<>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_WRITTEN = re.compile(r"""(?<!\S)([^\s="]+)="([^"]*)\"""")
_NAME = re.compile(r"/?\s*([a-zA-Z][^\s/<>]*)")
_ROLES = {
    "navigation": Hint.NAVIGATION,
    "contentinfo": Hint.FOOTER,
    "complementary": Hint.ASIDE,
    "search": Hint.FORM,
    "main": Hint.ARTICLE,
    "dialog": Hint.FORM,
}
_NEUTRAL = frozenset(
    {"html", "body", "main", "article"}
)  # their classes describe the page, not what is in them


# The block's own tag is the nearest of these; other containers ("div", "section") give the tag
# "div".
_NAMED = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "tr", "figcaption", "title", "address", "button",
    "label", "option", "desc", "caption", "summary",
])  # fmt: skip
# Blocks that hold text, not other blocks: no container of their own.
_LEAVES = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "figcaption", "title", "label", "option", "desc", "caption",
    "summary", "tr",
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
_SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "src",
)  # where an image's address stands, the best first
_WORDED = frozenset(
    {"class", "id", "data-component", "data-testid"}
)  # attributes whose words say what is in an element
_SAYING = frozenset({"role", "hidden", "style", "itemprop", "rel"})
_READ = frozenset({*_WORDED, *_SAYING, *_SOURCES, "alt", "type"})


# An inline element that says so holds something else than the text around it: a credit within its
# caption, a name within its byline, words that only a machine sees.
CUT = Hint.CREDIT | Hint.BYLINE | Hint.DATE | Hint.HIDDEN


class Tag(NamedTuple):
    """A tag as the linearizer needs it.

    Args:
        name: the element's name, lower case.
        closing: ``</…>``; `empty`: has no content (``<br>``, ``<x/>``).
        block: begins and ends a block.
        hints: what it says about everything in it.
        path: name and first class; `tail` is what follows its last slash.
        own: the tag of the blocks in it, ``"div"`` for containers.
        holds: it holds blocks, not only text.
        alt, image: of images.
    """

    name: str
    closing: bool
    empty: bool
    block: bool
    hints: int = 0
    path: str = ""
    tail: str = ""
    own: str = ""
    holds: bool = False
    alt: str = ""
    image: str = ""


@lru_cache(maxsize=8192)
def read_tag(source: str) -> Tag | None:
    """The meaning of what stands inside a tag's brackets; None for comments, declarations and what is no tag.

    >>> tag = read_tag('div class="wp-caption-text related-posts"')
    >>> tag.block, tag.hints & Hint.CAPTION > 0, tag.hints & Hint.RELATED > 0, tag.path
    (True, True, True, 'div.wp-caption-text')
    """
    return _read(source, _attributes)


@lru_cache(maxsize=8192)
def read_written_tag(source: str) -> Tag | None:
    """The same for a tag that an XML serialiser wrote: all values stand in double quotes and hold none, so less has to be read.

    >>> read_written_tag('p class="byline" lang="en"') == read_tag('p class="byline"')
    True
    """
    return _read(source, _written)


def _read(source: str, attributes_of: Callable[[str], dict[str, str]]) -> Tag | None:
    match = _NAME.match(source)
    if not match:
        return None
    name = match[1].lower()
    block = name in BLOCKS
    if source[0] == "/":
        return Tag(name, True, False, block)
    attributes = attributes_of(source[match.end() :]) if match.end() < len(source) else {}
    hints = _TAG_HINTS.get(name, 0)
    path = tail = name
    image = alt = ""
    if attributes:
        hints |= _hints(name, attributes)
        classes = attributes["class"].split(None, 1) if "class" in attributes else None
        if classes:
            path = f"{name}.{classes[0]}"
            tail = path.rpartition("/")[2]
        if name in _IMAGES:
            alt = (
                attributes.get("alt", "")
                if name != "input" or attributes.get("type") == "image"
                else ""
            )
            image = next((attributes[key] for key in _SOURCES if attributes.get(key)), "")
    empty = source[-1] == "/" or name in VOID
    own = name if name in _NAMED else "div"
    return Tag(
        name, False, empty, block, hints, path, tail, own, block and name not in _LEAVES, alt, image
    )


def _attributes(source: str) -> dict[str, str]:
    """The attributes that mean something here; of two with the same name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        key = name.lower()
        if key in _READ and key not in found:
            value = double or single or bare
            found[key] = unescape(value) if "&" in value else value
    return found


def _written(source: str) -> dict[str, str]:
    """The same of a tag that a serialiser wrote."""
    found: dict[str, str] = {}
    for key, value in _WRITTEN.findall(source):
        if key in _READ:
            found[key] = unescape(value) if "&" in value else value
    return found


def _hints(name: str, attributes: dict[str, str]) -> int:
    hints = 0
    for key, value in attributes.items():
        if key in _WORDED:
            for word in () if name in _NEUTRAL else value.split():
                hints |= word_hints(word)
        elif key in _SAYING:
            hints |= _said("image" if key == "style" and name in _IMAGES else key, value)
    return hints


@lru_cache(maxsize=4096)
def _said(key: str, value: str) -> int:
    """The bits of an attribute that has a few values only."""
    if key == "role":
        return _ROLES.get(value, 0)
    if key == "itemprop":
        return _ITEMPROPS.get(value.lower(), 0)
    if key == "rel":
        return Hint.BYLINE if value.lower() == "author" else 0
    if key == "image":  # the style of one
        return Hint.HIDDEN if removes(value) else 0
    hidden = value != "until-found" if key == "hidden" else hides(value)
    return Hint.HIDDEN if hidden else 0
