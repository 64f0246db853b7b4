"""Typed helpers for lxml trees: an XPath expression alone could return many types."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import cast

from lxml import etree


def carriers(root: etree._Element, attributes: str) -> list[etree._Element]:
    """The elements with one of the attributes that an XPath expression selects.

    This takes half the time of asking each element for its attributes.
    """
    values = cast("list[etree._ElementUnicodeResult]", _compiled(attributes)(root))
    parents = (value.getparent() for value in values)
    return [*dict.fromkeys(parent for parent in parents if parent is not None)]


@cache
def _compiled(expression: str) -> etree.XPath:
    return etree.XPath(expression)


def text_in(element: etree._Element) -> str:
    """All text in an element in order, without the pronunciation hints of ruby (`<rt>`)."""
    if next(element.iterdescendants("rt"), None) is not None:
        element = deepcopy(element)
        etree.strip_elements(element, "rt", "rp", with_tail=False)
    return "".join(map(str, element.itertext()))
