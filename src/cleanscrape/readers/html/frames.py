"""Pages within a page: `<iframe srcdoc>`, `<noframes>`, `<noembed>` and `<iframe>`.

An HTML 5 parser reads the content of these elements as plain text, and `srcdoc` as an attribute.
Both contain markup, so it is parsed and put in the element's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from ..finds import GROUPS

Parse = Callable[[bytes], "etree._Element | None"]

_FRAMES = GROUPS["frames"]
# Levels of pages within pages. Deeper ones stay text, because each level parses its content again.
_MAX_DEPTH = 3


def unfold_frames(frames: Iterable[etree._Element], parse: Parse) -> bool:
    """Put the content of the frames into the tree of their page.

    Args:
        frames: the page's frames, which are changed.
        parse: returns a tree, or None where it cannot keep all text.

    Returns:
        Whether there was any content.
    """
    filled = False
    for depth in range(_MAX_DEPTH + 1):
        pages = [page for frame in frames for page in _unfold(frame, parse, depth)]
        filled = filled or bool(pages)
        frames = [inner for page in pages for inner in page.iter(*_FRAMES)]
    return filled


def _unfold(frame: etree._Element, parse: Parse, depth: int) -> list[etree._Element]:
    """Fill one element, and return its new content."""
    sources = [str(frame.attrib.pop("srcdoc", ""))]
    if not len(frame):
        sources.append(frame.text or "")
        frame.text = None
    pages = []
    for source in filter(None, sources):
        is_markup = "<" in source and depth < _MAX_DEPTH
        page = parse(source.encode("utf-8", "replace")) if is_markup else None
        if page is None:  # without markup, or nested too deep: a paragraph of plain text
            page = etree.Element("p")
            page.text = source
        pages.append(page)
        frame.append(page)
    return pages
