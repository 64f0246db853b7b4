"""Pages within a page: `<iframe srcdoc>`, `<noframes>`, `<noembed>` and `<iframe>`.

An HTML 5 parser reads the content of these elements as plain text, and `srcdoc` as an attribute.
Both contain markup, so it is parsed and put in the element's place.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

Parse = Callable[[bytes], "etree._Element | None"]

_FRAMES = ("iframe", "noframes", "noembed")
# Levels of pages within pages. Deeper ones stay text, because each level parses its content again.
_MAX_DEPTH = 3


def unfold_frames(root: etree._Element, parse: Parse) -> None:
    """Put the content of the frames into the tree of their page.

    Args:
        root: the page's tree, which is changed.
        parse: returns a tree, or None where it cannot keep all text.
    """
    frames = [*root.iter(*_FRAMES)]
    for _ in range(_MAX_DEPTH):
        frames = [inner for frame in frames for inner in _unfold(frame, parse)]
    for frame in frames:
        _unfold(frame, lambda _: None)


def _unfold(frame: etree._Element, parse: Parse) -> list[etree._Element]:
    """Fill one element, and return the frames in its new content."""
    sources = [str(frame.attrib.pop("srcdoc", ""))]
    if not len(frame):
        sources.append(frame.text or "")
        frame.text = None
    inner: list[etree._Element] = []
    for source in filter(None, sources):
        page = parse(source.encode("utf-8", "replace")) if "<" in source else None
        if page is None:  # without markup, or nested too deep: a paragraph of plain text
            page = etree.Element("p")
            page.text = source
        inner.extend(page.iter(*_FRAMES))
        frame.append(page)
    return inner
