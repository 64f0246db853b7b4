"""Elements of our own that stand in a page's tree for what takes several elements to say."""

from __future__ import annotations

from collections.abc import Container

from lxml import etree

TEX = "x-tex"
"""A formula within a line, as TeX."""

FORMULA = "x-formula"
"""A formula on a line of its own, as TeX."""

COPY = "x-copy"
"""What says again what the formula beside it says."""

APART = "x-apart"
"""What is no part of the text around it: numbers of lines of code, signs of permalinks."""


MOMENT = "x-time"
"""Words of which the page tells machines the date or time, in the attribute ``datetime``."""

ORIGINAL = "data-x-original"
"""Attribute of an element that was renamed: its name before."""


def rename(element: etree._Element, name: str) -> None:
    """Make an element one of ours.

    Which of several scripts it was is not known any more, once the others are gone.
    """
    before = str(element.tag)
    element.tag = name
    element.set(ORIGINAL, "" if before == "script" else before)


def has_class(element: etree._Element, names: Container[str]) -> bool:
    """True where one of the element's classes is among these."""
    return any(name in names for name in (element.get("class") or "").split())


def replace_element(element: etree._Element, name: str, text: str) -> None:
    """Put a new element with a text in the place of one, whose own texts follow in a `COPY`.

    Args:
        element: it is emptied, and becomes the new one.
        name: `TEX` or `FORMULA`.
        text: what the new one says.
    """
    said = " ".join(" ".join(map(str, element.itertext())).split())
    tail = element.tail
    element.clear()
    element.text, element.tail = text, tail
    rename(element, name)
    if said and said != text:
        copy = etree.SubElement(element, COPY)
        copy.text = said
