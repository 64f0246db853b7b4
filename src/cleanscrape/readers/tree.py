"""Questions to an lxml tree whose answers have one type, whatever an XPath expression could give."""

from __future__ import annotations

from typing import cast

from lxml import etree


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath expression for elements selects, in the order of the page."""
    return cast("list[etree._Element]", root.xpath(path))


def text_in(element: etree._Element) -> str:
    """All text in an element, in order."""
    return "".join(map(str, element.itertext()))
