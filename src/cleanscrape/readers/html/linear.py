"""Markup to blocks: one pass over the tags and texts of a page, without a Python object an element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import repeat

from ...document import Hint
from ...patterns.spaces import normalize_space
from .lines import Lines, Open
from .tags import CUT, Tag, read_tag, read_written_tag

_TAGS = re.compile(r"<([^<>]*)>")
_RAW = frozenset({"pre", "textarea", "listing", "xmp"})
# Texts in these are their items' and quotes': a <p> inside does not give its own tag to the block.
_KEEP = frozenset({"li", "tr", "blockquote", "dt", "dd", "figcaption", "pre"})
_YIELDING = frozenset({"p", "div"})
_CELLS = frozenset({"td", "th"})
_READINGS = frozenset(
    {"rt", "rp"}
)  # how the characters before them are read, in small letters above these: no words of the sentence
# Inline elements that pages style as pieces of a line. Two in a heading with nothing between are
# two pieces; emphasis of a part of a word is not. In links and paragraphs a blank there costs
# authors (news-dev .83 to .81) and body (postlight-dev .915 to .911).
_PIECES = frozenset({"span", "a", "time", "mark", "label", "small", "cite"})
_CLOSED, _CROSSED = 1, 2  # behind the end of such an element, and in another one right behind it

# In a heading what is hidden is the colon between its kicker and itself, or words that make it
# whole for who hears the page.
_CUT_IN = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), CUT & ~Hint.HIDDEN)


class Linearizer:
    """Walks over markup whose tags may be in any order; what is not closed is closed with what holds it.

    The methods are called thousands of times a page: what a tag means is read once for each
        distinct tag.

    Args: written: the markup comes from an XML serialiser: every ``>`` ends a tag, so less has to
        be looked at.
    """

    __slots__ = (
        "_aside",
        "_breaks",
        "_buffer",
        "_edge",
        "_joins",
        "_linked",
        "_links",
        "_pending",
        "_raw",
        "_reading",
        "_stack",
        "_written",
        "lines",
    )

    def __init__(self, written: bool = False) -> None:
        self.lines = Lines()
        self._written = written
        self._stack: list[Open] = [("", 0, "", "", "", "", 0)]
        self._buffer: list[
            str
        ] = []  # texts of the open block; outside of <pre> it never begins with white space
        self._pending: list[
            tuple[str, int, str, str, int]
        ] = []  # alt texts that wait for the end of their line
        self._aside: list[str] = []  # readings of the open block; they follow it, hidden
        self._reading = 0  # depth of open elements of readings
        self._linked = 0  # characters of the buffer that stand in links
        self._links = 0  # depth of open links
        self._edge = 0  # what lies between the last text and the next
        self._breaks = 0  # <br>s since the last text
        self._raw = 0
        self._joins = (
            0  # SAME_LINE where the next block goes on after an inline element that was cut out
        )

    def run(self, source: str) -> Lines:
        """The blocks of `source`, which is well-formed or not."""
        buffer, pending = self._buffer, self._pending
        read = read_written_tag if self._written else read_tag
        for text, _, inside in self._pieces(source):
            if text:
                self._text(text)
            tag = read(inside)
            if tag is None:
                continue
            if tag.image or tag.alt:
                self._image(tag)
                continue
            block = tag.block
            if block:
                if buffer or pending:
                    self._flush()
                self._breaks = self._joins = 0
            if tag.closing:
                self._close(tag)
            elif not block:
                self._open(tag)
            elif not tag.empty:
                self._open_block(tag)
        self._flush()
        return self.lines

    def _pieces(self, source: str) -> Iterable[tuple[str, str, str]]:
        """Each text and what stands inside the tag after it; nothing after the last one."""
        if (
            self._written
        ):  # a bracket within a tag is part of its name, for there are pages that write "<div<div>"
            return map(str.partition, source.split(">"), repeat("<"))
        pieces = _TAGS.split(source)
        return zip(pieces[::2], repeat("<"), [*pieces[1::2], ""])

    def _text(self, text: str) -> None:
        """Take a text of the open block; white space counts as one blank, but in preformatted text."""
        if not self._raw and text.isspace():
            if self._buffer:
                self._buffer.append(" ")
            return
        if self._breaks:
            if self._breaks > 1:
                self._flush()
            self._breaks = 0
        if "&" in text:
            text = unescape(text)
        if self._edge:
            if self._edge == _CROSSED:
                self._part(text)
            self._edge = 0
        if self._reading:
            self._aside.append(text)
            return
        self._buffer.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _part(self, text: str) -> None:
        """A blank between two pieces of a heading, where both are words and the second begins as a word does."""
        if self._stack[-1][5] not in _CUT_IN:
            return
        last = self._buffer[-1] if self._buffer else ""
        first = text[:1]
        if (
            last[-1:].isalnum()
            and len(last) > 1 < len(text)
            and (first.isupper() or (first.isdigit() and last[-1].isalpha()))
        ):
            self._buffer.append(" ")

    def _open(self, tag: Tag) -> None:
        """Begin an inline element."""
        name = tag.name
        if name == "br":
            self._break()
            return
        if name in _CELLS and self._has_words():
            self._buffer.append(" | ")
        if tag.empty:
            return
        if self._edge and name in _PIECES:
            self._edge = _CROSSED
        _, hints, outer, path, tail, own, container = self._stack[-1]
        if tag.hints & _CUT_IN.get(own, CUT):
            self._cut()
        self._stack.append((name, hints | tag.hints, outer, path, tail, own, container))
        if name == "a":
            self._links += 1
        elif name in _READINGS:
            self._reading += 1
        elif name in _RAW:
            self._raw += 1

    def _break(self) -> None:
        """Take a `<br>`: two of them end a block."""
        self._breaks += 1
        if self._raw:
            self._buffer.append("\n")
        elif self._buffer:
            self._buffer.append(" ")

    def _open_block(self, tag: Tag) -> None:
        _, hints, _, _, outer, own, container = self._stack[-1]
        if own not in _KEEP or tag.own not in _YIELDING:
            own = tag.own
        if tag.holds:
            parents = self.lines.parents
            parents.append(container)
            container = len(parents) - 1
        self._stack.append((tag.name, hints | tag.hints, outer, tag.path, tag.tail, own, container))
        if tag.name in _RAW:
            self._raw += 1

    def _close(self, tag: Tag) -> None:
        name, stack = tag.name, self._stack
        if stack[-1][0] != name:
            self._close_outer(name)
            return
        if not tag.block and stack[-1][1] & ~stack[-2][1] & _CUT_IN.get(stack[-1][5], CUT):
            self._cut()
        stack.pop()
        if name in _PIECES:
            self._edge = _CLOSED
        if name == "a":
            self._links -= 1
        elif name in _READINGS:
            self._reading -= 1
        elif name in _RAW:
            self._raw -= 1

    def _close_outer(self, name: str) -> None:
        """Close an element that is not the innermost one, and all in it."""
        stack = self._stack
        depth = len(stack) - 1
        lowest = max(
            0, depth - 64
        )  # a stray closing tag must not cost a walk through a very deep page
        while depth > lowest and stack[depth][0] != name:
            depth -= 1
        if depth <= lowest:
            return
        for closed, *_ in stack[depth:]:
            self._links -= closed == "a"
            self._raw -= closed in _RAW
            self._reading -= closed in _READINGS
        del stack[depth:]

    def _image(self, tag: Tag) -> None:
        _, hints, outer, path, _, _, container = self._stack[-1]
        self._pending.append(
            (
                normalize_space(tag.alt),
                hints | tag.hints | Hint.IMAGE,
                f"{outer}/{path}" if path else "",
                tag.image,
                container,
            )
        )
        if not self._has_words():
            self._flush()

    def _cut(self) -> None:
        """End the block where an inline element begins or ends that is a block of its own."""
        if self._has_words():
            self._flush()
            self._joins = Hint.SAME_LINE

    def _has_words(self) -> bool:
        return not all(map(str.isspace, self._buffer))

    def _flush(self) -> None:
        """End the block: its text, or the alt texts met on the way, become lines."""
        self._breaks = 0
        rows = self.lines.rows
        if self._buffer:
            joined = "".join(self._buffer)
            text = joined.strip("\n").rstrip() if self._raw else normalize_space(joined)
            if text and not text.isspace():
                _, hints, outer, path, _, tag, container = self._stack[-1]
                share = min(1.0, self._linked / len(text)) if self._linked else 0.0
                rows.append(
                    (
                        text,
                        tag or "div",
                        hints | self._joins,
                        share,
                        f"{outer}/{path}" if path else "",
                        container,
                    )
                )
                self._joins = 0
            self._buffer.clear()
            self._linked = 0
        if self._aside:
            self._flush_aside()
        if self._pending:
            for alt, hints, path, image, container in self._pending:
                if image:  # without a text of its own it belongs to what follows
                    self.lines.images[len(rows)] = image
                if alt:
                    rows.append((alt, "img", hints, 0.0, path, container))
            self._pending.clear()

    def _flush_aside(self) -> None:
        """The readings of the block that ended become a hidden one."""
        text = normalize_space(" ".join(self._aside))
        self._aside.clear()
        if text:
            _, hints, outer, path, _, tag, container = self._stack[-1]
            self.lines.rows.append(
                (
                    text,
                    tag or "div",
                    hints | Hint.HIDDEN,
                    0.0,
                    f"{outer}/{path}" if path else "",
                    container,
                )
            )
