"""Questions to an lxml tree whose answers have one type, whatever an XPath expression could give."""

from __future__ import annotations

from copy import deepcopy
from typing import cast

from lxml import etree


def by_name(root: etree._Element, *names: str) -> dict[str, list[etree._Element]]:
    """The elements of each of these names, in the order of the page, found in one walk."""
    found: dict[str, list[etree._Element]] = {name: [] for name in names}
    for element in root.iter(*names):
        found[str(element.tag)].append(element)
    return found


def carriers(root: etree._Element, attributes: str) -> list[etree._Element]:
    """The elements that carry one of the attributes an XPath expression selects; half the time of asking each element for them."""
    values = cast("list[etree._ElementUnicodeResult]", root.xpath(attributes))
    parents = (value.getparent() for value in values)
    return [*dict.fromkeys(parent for parent in parents if parent is not None)]


def text_in(element: etree._Element) -> str:
    """All text in an element, in order, but the readings of ruby (`<rt>`), which are no words of it."""
    if element.find(".//rt") is not None:
        element = deepcopy(element)
        etree.strip_elements(element, "rt", "rp", with_tail=False)
    return "".join(map(str, element.itertext()))
