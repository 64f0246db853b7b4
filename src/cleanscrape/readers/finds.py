"""What is looked for in a page's tree before its text is read.

To visit all elements takes as long as a tenth of parsing, so that they are visited once for all who
look for something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from .html.elements import TARGETED
from .metadata.links import ANCHORS
from .metadata.tree import carriers

GROUPS = {
    "script": ("script",),
    "link": ("link",),
    "title": ("title",),
    "time": ("time",),
    "h1": ("h1",),
    "base": ("base",),
    "frames": ("iframe", "noframes", "noembed"),
    "code": ("pre", "code"),
    "reversed": ("ol",),
    "numbered": ("li",),
    "media": ("img", "amp-img", "video", "audio", "iframe", "embed", "object"),
}
"""The names of the elements that are looked for, by what they are looked for as."""

REQUIRED = {
    "ol": ("reversed", ("",)),
    "li": ("value", ("",)),
    "script": ("type", ("ld+json",)),
    "link": ("rel", ("canonical", "alternate", "next", "prev", "licen")),
}
"""Elements that are looked for only where they have this attribute, and one of these texts in its
value, in capitals or small letters."""

META_KEYS = ("property", "name", "itemprop", "http-equiv")
"""The attributes with the key of a ``<meta>``: the first of them that is not empty counts."""

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
        metas: the key and the content of each ``<meta>``.
        targets: the addresses of the links, None for an anchor without one; None for each of the
            elements of `TIMES` too, whose targets are not known yet.
        times: these elements, with their places among the targets.
        inner: the links into the page.
        permalinks: the links that may be permalinks.
        moments: the elements besides those of `TIMES` that may tell a moment, one sequence for each
            sign of `html.moments`; None where they were not looked for.
        may_have_formulas: False where there is surely none.
        may_have_own: so too for attributes that are named like our own.
    """

    named: Named
    carriers: Sequence[etree._Element]
    metas: list[tuple[str, str]]
    targets: list[str | None]
    times: list[tuple[int, etree._Element]]
    inner: list[etree._Element]
    permalinks: list[etree._Element]
    moments: Sequence[Sequence[etree._Element]] | None = None
    may_have_formulas: bool = True
    may_have_own: bool = True


def find(root: etree._Element) -> Finds:
    """Look at all elements of a page.

    >>> from lxml import html
    >>> found = find(html.fromstring("<p><a href='#n1'>1</a> <img src=a.jpg> <li value=3>"))
    >>> found.targets, len(found.named["media"]), len(found.named["numbered"])
    (['#n1'], 1, 1)
    """
    named: dict[str, list[etree._Element]] = {group: [] for group in GROUPS}
    found = Finds(named, carriers(root, _CARRIERS), [], [], [], [], [])
    for element in root.iter("a", "meta", *TIMES, *_GROUPS_OF):
        name = str(element.tag)
        if name == "a":
            _add_link(found, element)
        elif name == "meta":
            key = next(filter(None, map(element.get, META_KEYS)), "")
            found.metas.append((key, element.get("content") or ""))
        else:
            if name in TIMES:
                found.times.append((len(found.targets), element))
                found.targets.append(None)
            if name not in REQUIRED or _has(element, *REQUIRED[name]):
                for group in _GROUPS_OF.get(name, ()):
                    named[group].append(element)
    return found


def _add_link(found: Finds, element: etree._Element) -> None:
    target = element.get("href")
    found.targets.append(target)
    if target and "#" in target:
        found.permalinks.append(element)
        if target[0] == "#":
            found.inner.append(element)


def _has(element: etree._Element, attribute: str, texts: Sequence[str]) -> bool:
    value = element.get(attribute)
    return value is not None and any(text in value.lower() for text in texts)
