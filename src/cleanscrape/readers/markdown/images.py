"""Images in Markdown, in its own syntax and as tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ...late_patterns import late_pattern
from ...patterns.spaces import normalize_space
from .inline_syntax import CODE_SPAN
from .references import References, label_key

_IMAGE = late_pattern(
    rf"""(?x)
    {CODE_SPAN}
    | (?P<linked> \[[ \t]* )?
      (?:
        !\[ (?P<alt> [^\]\n]{{0,300}} ) \]
        (?:
          \([ \t]* (?: <(?P<spaced> [^<>\n]{{0,2000}} )> | <? (?P<target> [^\s)\[\n>]* ) )
          (?P<rest> [^)\n]{{0,300}} )\)
          | \[ (?P<label> [^\]\n]{{0,100}} ) \]
        )
        | <[iI][mM][gG]\b (?P<attributes> [^<>]{{0,2000}} ) >
      )
      (?(linked) [ \t]*\] (?: \([^)\n]{{0,2000}}\) | \[[^\]\n]{{0,100}}\] ) | )
    """
)
_ATTRIBUTE = re.compile(
    r"""(?x) (?<!\S) ([A-Za-z][\w-]{0,60}) \s*=\s* (?: "([^"]*)" | '([^']*)' | ([^\s"'>]+) )"""
)


def has_image(text: str) -> bool:
    """True where an image may stand in the text.

    >>> has_image("![A pier](p.jpg)"), has_image("It rained!")
    (True, False)
    """
    return "![" in text or "<img" in text or "<IMG" in text


def images_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The images in a part of a page, less those that stand in code.

    >>> [image[0] for image in images_in("`<img>` or <img src=p.jpg>", 0, 26)]
    ['<img src=p.jpg>']
    """
    return (image for image in _IMAGE.finditer(text, start, end) if image["code"] is None)


def image_attributes(image: re.Match[str], references: References) -> Mapping[str, str]:
    """An image's address, alternative text and title, as an element of HTML has them."""
    if image["attributes"] is not None:
        return tag_attributes(image["attributes"])
    label = label_key(image["label"] or image["alt"])
    address = image["spaced"] or image["target"] or references.links.get(label, "")
    attributes = {"src": address} if address else {}
    if alt := normalize_space(image["alt"]):
        attributes["alt"] = alt
    title = (image["rest"] or "").strip("> \t")
    if len(title) > 2 and title[0] in "\"'(":
        attributes["title"] = title[1:-1]
    return attributes


def tag_attributes(source: str) -> Mapping[str, str]:
    """The attributes in a tag; of two with the same name the first counts.

    >>> tag_attributes(' src="p.jpg" alt=Pier width=3 /')
    {'src': 'p.jpg', 'alt': 'Pier', 'width': '3'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), normalize_space(unescape(double or single or bare)))
    return found
