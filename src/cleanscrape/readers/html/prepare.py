"""What is taken down from a page's tree before its attributes are dropped.

Addresses make nearly every tag of a page different, and the linearizer parses each distinct tag
once. So addresses are collected from the tree, in the order of the page, and tags lose them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast

from lxml import etree

from ..finds import GROUPS, Finds
from .attributes import MEDIUM
from .moments import told
from .notes import name_notes

_MAX_NEAR = 40  # elements that are looked at for the sources of one medium
SOURCED = frozenset({"picture", "video", "audio"})
"""Media whose ``<source>`` elements are in them."""

AROUND = frozenset({"source", "picture"})
"""What stands before or around an image whose ``<source>`` elements stand beside it."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a page.

    Args:
        targets: those of its links, None for an anchor without one, and what is told of its times,
            in the order of the page.
        media: for each image, video and frame its tag, attributes and the addresses of its sources.
    """

    targets: tuple[str | None, ...] = ()
    media: tuple[tuple[str, Mapping[str, str], tuple[str, ...]], ...] = ()


Told = tuple[str, dict[str, str], bool]
"""A medium's tag, its attributes, and whether ``<source>`` elements may belong to it."""

MediaOf = Callable[[Sequence[etree._Element]], "Sequence[Told]"]


def media_of(elements: Sequence[etree._Element]) -> Sequence[Told]:
    """What each of a page's media says of itself.

    >>> media_of([etree.Element("img", src="a.jpg")])
    [('img', {'src': 'a.jpg'}, True)]
    """
    return [
        (str(element.tag), cast("dict[str, str]", dict(element.items())), True)
        for element in elements
    ]


def take_addresses(root: etree._Element, finds: Finds, media_of: MediaOf) -> Addresses:
    """The page's addresses.

    What the linearizer needs besides is written into the tree: the numbers of list items, and the
    names of notes.

    Args:
        root: the page's tree without scripts, which is changed.
        finds: what was found in it.
        media_of: `media_of`, or a quicker way.
    """
    named = finds.named
    for items in named["reversed"]:
        if items.get("start") is None:
            items.set("start", str(sum(1 for _ in items.iterchildren("li"))))
    for item in named["numbered"]:
        item.set("data-number", item.get("value") or "")
    media = [
        (name, attributes, _sources(element) if may_have_sources else ())
        for element, (name, attributes, may_have_sources) in zip(
            named["media"], media_of(named["media"])
        )
    ]
    name_notes(root, finds.inner)
    targets = [*finds.targets]
    for place, element in finds.times:
        targets[place] = told(element)
    return Addresses(tuple(targets), tuple(media))


def base_of(bases: Iterable[etree._Element]) -> str | None:
    """The address in the first ``<base href>``."""
    return next((href for base in bases if (href := base.get("href")) is not None), None)


def number_media(root: etree._Element) -> None:
    """Write the number of each image, video and frame into the tree."""
    for number, element in enumerate(root.iter(*GROUPS["media"])):
        element.set(MEDIUM, str(number))


def _sources(element: etree._Element) -> tuple[str, ...]:
    """The addresses of ``<source>`` elements that belong to a medium."""
    if element.tag in SOURCED:
        near = [*islice(element.iter(), _MAX_NEAR)]
    else:
        near = [*reversed([*_before(element)])]
    sources = (
        source.get("srcset") or source.get("data-srcset") or source.get("src")
        for source in near
        if source.tag == "source"
    )
    return tuple(source for source in sources if source)


def _before(image: etree._Element) -> Iterator[etree._Element]:
    """The elements of its ``<picture>`` before an image, the nearest first.

    The parser puts each ``<source>`` and the image into the one before; other parsers put them
    side by side.
    """
    element = image
    for _ in range(_MAX_NEAR):
        before = element.getprevious()
        element = element.getparent() if before is None else before  # type: ignore[assignment]
        if element is None or element.tag not in AROUND:
            return
        yield element
