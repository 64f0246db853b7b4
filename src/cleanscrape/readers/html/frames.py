"""Pages in a page: `<iframe srcdoc>`, and what `<noframes>`, `<noembed>` and `<iframe>` hold for browsers that know no frames.

A parser of HTML 5 takes the content of these elements for plain text, and `srcdoc` is an attribute.
Both are markup: what it says is put in the element's place.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

Parse = Callable[[bytes], "etree._Element | None"]

_FRAMES = ("iframe", "noframes", "noembed")
# pages in pages in pages; deeper ones become text as they stand, since each round reads what is
# left once more
_ROUNDS = 3


def unfold_frames(root: etree._Element, parse: Parse) -> None:
    """Put the content of the frames into the tree of their page; `parse` gives a tree, or None where it could not hold everything."""
    frames = [*root.iter(*_FRAMES)]
    for _ in range(_ROUNDS):
        frames = [inner for frame in frames for inner in _unfold(frame, parse)]
    for frame in frames:
        _unfold(frame, lambda _: None)


def _unfold(frame: etree._Element, parse: Parse) -> list[etree._Element]:
    """Fill one element, and give the frames in what was put there."""
    sources = [str(frame.attrib.pop("srcdoc", ""))]
    if not len(frame):
        sources.append(frame.text or "")
        frame.text = None
    inner: list[etree._Element] = []
    for source in filter(None, sources):
        page = parse(source.encode("utf-8", "replace")) if "<" in source else None
        if (
            page is None
        ):  # no markup, or nested too deep: it stays the text that it is, in an element of its own
            page = etree.Element("p")
            page.text = source
        inner.extend(page.iter(*_FRAMES))
        frame.append(page)
    return inner
