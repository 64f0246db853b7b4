"""What is looked for in a page's tree before its text is read.

To visit all elements takes as long as a tenth of parsing, so that they are visited once for all who
look for something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from ..patterns.tags import HEADINGS
from .html.elements import TARGETED
from .metadata.links import ANCHORS
from .metadata.tree import carriers

GROUPS = {
    "meta": ("meta",),
    "script": ("script",),
    "link": ("link",),
    "title": ("title",),
    "time": ("time",),
    "h1": ("h1",),
    "base": ("base",),
    "frames": ("iframe", "noframes", "noembed"),
    "code": ("pre", "code"),
    "headings": (*sorted(HEADINGS), "dt", "caption", "figcaption"),
    "reversed": ("ol",),
    "numbered": ("li",),
    "media": ("img", "amp-img", "video", "audio", "iframe", "embed", "object"),
}
"""The names of the elements that are looked for, by what they are looked for as."""

REQUIRED = {"ol": "reversed", "li": "value"}
"""Elements that are looked for only where they have this attribute."""

TIMES = TARGETED[1:]
"""Elements that may tell machines a time."""

_GROUPS_OF = {
    name: [group for group, names in GROUPS.items() if name in names]
    for names in GROUPS.values()
    for name in names
}
# "/descendant::*" is quicker than "//", which visits texts too.
_CARRIERS = f"/descendant::*/@itemprop | /descendant::*/@property[not(parent::meta)] | {ANCHORS}"


Named = Mapping[str, Sequence[etree._Element]]
"""The elements of each group of `GROUPS`."""


class Finds(NamedTuple):
    """What was found, all in the order of the page.

    Args:
        named: the elements of each group of `GROUPS`.
        carriers: those with an ``itemprop`` or ``property`` (but ``<meta>``), and links with a
            ``rel`` that says something about the page.
        targets: the addresses of the links, None for an anchor without one; among them the elements
            of `TIMES`, whose targets are not known yet.
        inner: the links into the page.
        may_have_formulas: False where there is surely none.
        may_have_moments: so too for moments that are not in an element of `TIMES`.
        may_have_own: so too for attributes that are named like our own.
    """

    named: Named
    carriers: Sequence[etree._Element]
    targets: Sequence[str | etree._Element | None]
    inner: Sequence[etree._Element]
    may_have_formulas: bool = True
    may_have_moments: bool = True
    may_have_own: bool = True


def find(root: etree._Element) -> Finds:
    """Look at all elements of a page.

    >>> from lxml import html
    >>> found = find(html.fromstring("<p><a href='#n1'>1</a> <img src=a.jpg> <li value=3>"))
    >>> found.targets, len(found.named["media"]), len(found.named["numbered"])
    (['#n1'], 1, 1)
    """
    named: dict[str, list[etree._Element]] = {group: [] for group in GROUPS}
    targets: list[str | etree._Element | None] = []
    inner: list[etree._Element] = []
    for element in root.iter("a", *TIMES, *_GROUPS_OF):
        name = str(element.tag)
        if name == "a":
            target = element.get("href")
            targets.append(target)
            if target and target[0] == "#":
                inner.append(element)
            continue
        if name in TIMES:
            targets.append(element)
        if name not in REQUIRED or element.get(REQUIRED[name]) is not None:
            for group in _GROUPS_OF.get(name, ()):
                named[group].append(element)
    return Finds(named, carriers(root, _CARRIERS), targets, inner)
