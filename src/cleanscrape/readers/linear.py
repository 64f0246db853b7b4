"""Markup to blocks: one pass over the tags and texts of a page, without a Python object an element."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from ..document import Hint
from .tags import CUT, Tag, read_tag
from .text import clean

_TAGS = re.compile(r"(<[^>]*>)")
_RAW = frozenset({"pre", "textarea", "listing", "xmp"})
# The block's own tag is the nearest of these; other containers ("div", "section") give the tag "div".
_NAMED = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "tr",
        "figcaption",
        "title",
        "address",
        "button",
        "label",
        "option",
        "desc",
        "caption",
        "summary",
    ]
)
_KEEP = frozenset({"li", "tr", "blockquote", "dt", "dd", "figcaption", "pre"})
# Blocks that hold text, not other blocks: no container of their own.
_LEAVES = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "pre",
        "figcaption",
        "title",
        "label",
        "option",
        "desc",
        "caption",
        "summary",
        "tr",
    ]
)
_CELLS = frozenset({"td", "th"})


@dataclass(slots=True)
class Lines:
    """The blocks of a page as columns, and the linearised text that they are spans of."""

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    hints: list[int] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    containers: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [-1])
    images: dict[int, str] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, tag: str, hints: int, link_share: float, path: str, image: str = "", container: int = 0) -> None:
        """Put a block after the last one."""
        if image:
            self.images[len(self.texts)] = image
        self.texts.append(text)
        self.starts.append(self.length)
        self.ends.append(self.length + len(text))
        self.tags.append(tag)
        self.hints.append(hints)
        self.links.append(link_share)
        self.paths.append(path)
        self.containers.append(container)
        self.length += len(text) + 1

    @property
    def text(self) -> str:
        """The linearised text: the blocks, a newline between each two."""
        return "\n".join(self.texts)


class Linearizer:
    """Walks over markup whose tags may be in any order; what is not closed is closed with what holds it."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._stack: list[tuple[str, int, str, str, int]] = [("", 0, "", "", 0)]  # name, hints, path, block tag, container
        self._buffer: list[str] = []
        self._pending: list[tuple[str, int, str, str, int]] = []  # alt texts that wait for the end of their line
        self._linked = 0  # characters of the buffer that stand in links
        self._links = 0  # depth of open links
        self._breaks = 0  # <br>s since the last text
        self._raw = 0

    def run(self, source: str) -> Lines:
        """The blocks of `source`, which is well-formed or not."""
        pieces = _TAGS.split(source)
        for index in range(0, len(pieces), 2):
            if pieces[index]:
                self._text(pieces[index])
            if index + 1 < len(pieces):
                tag = read_tag(pieces[index + 1])
                if tag is None:
                    continue
                if tag.closing:
                    self._close(tag)
                else:
                    self._open(tag)
        self._flush()
        return self.lines

    def _text(self, text: str) -> None:
        if text.isspace() and not self._raw:
            self._buffer.append(" ")
            return
        if self._breaks > 1:
            self._flush()
        self._breaks = 0
        if "&" in text:
            text = unescape(text)
        self._buffer.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _open(self, tag: Tag) -> None:
        _, hints, path, block, container = self._stack[-1]
        if tag.name == "br":
            self._breaks += 1
            self._buffer.append("\n" if self._raw else " ")
            return
        if tag.alt or tag.image:
            self._image(tag, hints | tag.hints, path, container)
            return
        if tag.block:
            self._flush()
        elif tag.name in _CELLS and self._buffer and not all(map(str.isspace, self._buffer)):
            self._buffer.append(" | ")
        if tag.empty:
            return
        own = (
            tag.name
            if tag.name in _NAMED and not (tag.name == "p" and block in _KEEP)
            else (block if not tag.block or block in _KEEP else "div")
        )
        if tag.block and tag.name not in _LEAVES:
            self.lines.parents.append(container)
            container = len(self.lines.parents) - 1
        self._stack.append((tag.name, hints | tag.hints, f"{path.rpartition('/')[2]}/{tag.path}" if tag.block else path, own, container))
        self._links += tag.name == "a"
        self._raw += tag.name in _RAW

    def _close(self, tag: Tag) -> None:
        depth = len(self._stack) - 1
        lowest = max(0, depth - 64)  # a stray closing tag must not cost a walk through a very deep page
        while depth > lowest and self._stack[depth][0] != tag.name:
            depth -= 1
        if tag.block or (depth and self._stack[depth][1] & ~self._stack[depth - 1][1] & CUT):
            self._flush()
        if depth <= lowest:
            return
        for name, *_ in self._stack[depth:]:
            self._links -= name == "a"
            self._raw -= name in _RAW
        del self._stack[depth:]

    def _image(self, tag: Tag, hints: int, path: str, container: int) -> None:
        self._pending.append((clean(tag.alt), hints | Hint.IMAGE, path, tag.image, container))
        if all(map(str.isspace, self._buffer)):
            self._flush()

    def _flush(self) -> None:
        """End the block: its text, or the alt texts met on the way, become lines."""
        if self._buffer:
            joined = "".join(self._buffer)
            text = joined.strip("\n").rstrip() if self._raw else clean(joined)
            if text and not text.isspace():
                _, hints, path, tag, container = self._stack[-1]
                share = min(1.0, self._linked / len(text))
                self.lines.add(text, tag or "div", hints, share, path, container=container)
            self._buffer.clear()
        self._linked = 0
        self._breaks = 0
        for alt, hints, path, image, container in self._pending:
            if alt:
                self.lines.add(alt, "img", hints, 0.0, path, image, container)
        self._pending.clear()
