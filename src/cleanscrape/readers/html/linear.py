"""Turn markup into blocks: one pass over tags and texts, without a Python object per element."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from ...document import Hint
from ...facts import Structure
from ...patterns.spaces import normalize_space
from .lines import Lines, OpenElement
from .places import PLACES, Places
from .rewrite import COPY
from .spans import OpenSpans
from .tags import CUT_HINTS, MARKS, Tag, read_serialised_tag, read_tag
from .tokens import texts_and_tags

_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
# A <p> or <div> inside one of these does not give its own tag to the block.
_KEEP_TAG = frozenset({"li", "tr", "blockquote", "dt", "dd", "figcaption", "pre"})
_GIVE_WAY = frozenset({"p", "div"})
_CELLS = frozenset({"td", "th"})
# Small letters above characters that tell their pronunciation; they are no words of the sentence.
_READINGS = frozenset({"rt", "rp", COPY})
# Inline elements that pages style as pieces of a line. In a heading, a space is put between two
# that touch; emphasis of part of a word gets none. In links and paragraphs such a space costs
# authors (news-dev .83 to .81) and body (postlight-dev .915 to .911).
_PIECES = frozenset({"span", "a", "time", "mark", "label", "small", "cite"})
# Where the next text stands: right after such an element, and in another one right after it.
_AFTER_PIECE, _IN_NEXT_PIECE = 1, 2
# What is hidden in a heading is the colon after its kicker, or words for screen readers that
# complete it: the heading is not cut there.
_HEADING_CUT_HINTS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), CUT_HINTS & ~Hint.HIDDEN)
_NO_STRUCTURE = Structure()
_MAX_CLOSED_LEVELS = 64  # so that a stray closing tag does not walk through a very deep page


class Linearizer:
    """Turns markup into blocks. Tags may be in any order: the end of a parent closes its children.

    The methods are called thousands of times per page, so each distinct tag is parsed only once.

    Args:
        serialised: the markup comes from an XML serialiser, where every ``>`` ends a tag.
        targets: the addresses of the page's links in order, where its tags have none any more.

    >>> Linearizer().run("<h1>Rain</h1><p>It <b>rained</b>.").texts
    ['Rain', 'It rained.']
    """

    __slots__ = (
        "_break_count", "_buffer", "_images", "_join_hint", "_link_chars", "_link_depth",
        "_piece_edge", "_places", "_pre_depth", "_reading_depth", "_readings", "_serialised",
        "_spans", "_stack", "lines",
    )  # fmt: skip

    def __init__(self, serialised: bool = False, targets: Iterable[str | None] = ()) -> None:
        self.lines = Lines()
        self._serialised = serialised
        self._stack: list[OpenElement] = [("", 0, "", "", "", "", 0, None)]
        self._places = Places()
        self._spans = OpenSpans(targets)
        # Texts of the open block; they begin with white space in preformatted text only.
        self._buffer: list[str] = []
        # Alt text, hints, path, address, container and number of images; they follow the open block.
        self._images: list[tuple[str, int, str, str, int, int]] = []
        # Readings in the open block; they follow it as a hidden block.
        self._readings: list[str] = []
        self._reading_depth = 0
        self._link_chars = 0  # characters of the buffer that are in links
        self._link_depth = 0
        self._piece_edge = 0
        self._break_count = 0  # <br>s since the last text
        self._pre_depth = 0
        self._join_hint = 0  # SAME_LINE where the next block continues a line that was cut

    def run(self, source: str) -> Lines:
        """The blocks of `source`, whether it is well-formed or not."""
        read = read_serialised_tag if self._serialised else read_tag
        for text, _, inside in texts_and_tags(source, self._serialised):
            if text:
                self._add_text(text)
            tag = read(inside)
            if tag is None:
                continue
            if tag.image or tag.alt:
                self._add_image(tag)
                continue
            is_block = tag.is_block
            if is_block:
                self._end_block()
            if tag.is_closing:
                self._close(tag)
            elif not is_block:
                self._open_inline(tag)
            elif tag.medium >= 0 or not tag.is_void:
                self._open_block(tag)
        self._flush()
        self.lines.structures.update(self._places.without_layout(self.lines.structures))
        return self.lines

    def _end_block(self) -> None:
        """End the block that is open, if there is one: another element begins or ends."""
        if self._buffer or self._images:
            self._flush()
        self._break_count = self._join_hint = 0
        if self._spans.done:  # elements that ended without a text
            self._spans.done.clear()

    def _add_text(self, text: str) -> None:
        """Add a text to the open block. White space counts as one space unless preformatted."""
        if not self._pre_depth and text.isspace():
            if self._buffer:
                self._buffer.append(" ")
            return
        if self._break_count:
            if self._break_count > 1:
                self._flush()
            self._break_count = 0
        if "&" in text:
            text = unescape(text)
        if self._piece_edge:
            if self._piece_edge == _IN_NEXT_PIECE:
                self._separate_piece(text)
            self._piece_edge = 0
        if self._reading_depth:
            self._readings.append(text)
            return
        self._buffer.append(text)
        if self._link_depth:
            self._link_chars += len(text.strip())

    def _separate_piece(self, text: str) -> None:
        """Add a space before a piece of a heading that begins a word right after a word."""
        if self._stack[-1][5] not in _HEADING_CUT_HINTS or not self._buffer:
            return
        last, first = self._buffer[-1], text[:1]
        if not last[-1:].isalnum() or len(last) == 1 or len(text) == 1:
            return
        if first.isupper() or (first.isdigit() and last[-1].isalpha()):
            self._buffer.append(" ")

    def _open_inline(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._add_break()
            return
        if name in _CELLS and self._has_words():
            self._buffer.append(" | ")
        if tag.is_void:
            self._skip(tag)
            return
        if self._piece_edge and name in _PIECES:
            self._piece_edge = _IN_NEXT_PIECE
        _, hints, outer, path, tail, block_tag, container, place = self._stack[-1]
        if tag.hints & _HEADING_CUT_HINTS.get(block_tag, CUT_HINTS):
            self._cut()
        self._stack.append(
            (name, hints | tag.hints, outer, path, tail, block_tag, container, place)
        )
        self._count_depth(name, 1)
        if name in MARKS:
            self._spans.open(tag, place.table if place else None, len(self._buffer))
        if tag.language and self._pre_depth and place is not None:
            place.language = tag.language

    def _skip(self, tag: Tag) -> None:
        """Take note of an inline element without content."""
        place = self._stack[-1][7]
        if tag.name == "a":
            self._spans.skip_link()
        elif tag.facts.get("type") == "checkbox" and place is not None and place.item is not None:
            place.item = place.item._replace(checked="checked" in tag.facts)
        elif tag.name in _CELLS:
            self._spans.open(tag, place.table if place else None, len(self._buffer))
            self._spans.close(len(self._buffer))

    def _add_break(self) -> None:
        """Count a `<br>`: two of them end a block."""
        self._break_count += 1
        if self._pre_depth:
            self._buffer.append("\n")
        elif self._buffer:
            self._buffer.append(" ")

    def _open_block(self, tag: Tag) -> None:
        _, hints, _, _, outer, block_tag, container, place = self._stack[-1]
        if block_tag not in _KEEP_TAG or tag.block_tag not in _GIVE_WAY:
            block_tag = tag.block_tag
        if tag.is_container:
            parents = self.lines.parents
            parents.append(container)
            container = len(parents) - 1
        hints |= tag.hints
        if tag.medium >= 0:
            self.lines.media.append(
                (len(self.lines.rows), tag.medium, hints | tag.hints, _full_path(outer, tag.path))
            )
            if tag.is_void:
                return
        if tag.name in PLACES or tag.language or tag.anchor:
            place = self._places.open(tag, place)
        self._stack.append(
            (tag.name, hints, outer, tag.path, tag.tail, block_tag, container, place)
        )
        if tag.name in _PREFORMATTED:
            self._pre_depth += 1

    def _close(self, tag: Tag) -> None:
        name, stack = tag.name, self._stack
        if stack[-1][0] != name:
            self._close_outer(name)
            return
        if not tag.is_block:
            own_hints = stack[-1][1] & ~stack[-2][1]
            if own_hints & _HEADING_CUT_HINTS.get(stack[-1][5], CUT_HINTS):
                self._cut()
        stack.pop()
        if name in MARKS:
            self._spans.close(len(self._buffer))
        if name in _PIECES:
            self._piece_edge = _AFTER_PIECE
        self._count_depth(name, -1)

    def _close_outer(self, name: str) -> None:
        """Close an element that is not the innermost one, with all elements in it."""
        stack = self._stack
        depth = len(stack) - 1
        lowest = max(0, depth - _MAX_CLOSED_LEVELS)
        while depth > lowest and stack[depth][0] != name:
            depth -= 1
        if depth <= lowest:
            return
        for closed, *_ in reversed(stack[depth:]):
            self._count_depth(closed, -1)
            if closed in MARKS:
                self._spans.close(len(self._buffer))
        del stack[depth:]

    def _count_depth(self, name: str, step: int) -> None:
        """Count the open links, readings and preformatted elements."""
        if name == "a":
            self._link_depth += step
        elif name in _READINGS:
            self._reading_depth += step
        elif name in _PREFORMATTED:
            self._pre_depth += step

    def _add_image(self, tag: Tag) -> None:
        _, hints, outer, path, _, _, container, _ = self._stack[-1]
        alt, hints = normalize_space(tag.alt), hints | tag.hints | Hint.IMAGE
        self._images.append((alt, hints, _full_path(outer, path), tag.image, container, tag.medium))
        if not self._has_words():
            self._flush()

    def _cut(self) -> None:
        """End the block where an inline element that is a block of its own begins or ends."""
        if self._has_words():
            self._flush()
            self._join_hint = Hint.SAME_LINE

    def _has_words(self) -> bool:
        return not all(map(str.isspace, self._buffer))

    def _flush(self) -> None:
        """End the open block: its text, its readings and its images become rows."""
        self._break_count = 0
        if self._buffer:
            joined = "".join(self._buffer)
            text = joined.strip("\n").rstrip() if self._pre_depth else normalize_space(joined)
            if text and not text.isspace():
                self._add_facts(text)
                self._add_row(text, self._join_hint, min(1.0, self._link_chars / len(text)))
                self._join_hint = 0
            self._buffer.clear()
            self._spans.restart()
            self._link_chars = 0
        if self._readings:
            text = normalize_space(" ".join(self._readings))
            self._readings.clear()
            if text:
                self._add_row(text, Hint.HIDDEN, 0.0)
        if self._images:
            rows = self.lines.rows
            for alt, hints, path, image, container, number in self._images:
                if number >= 0:
                    self.lines.media.append((len(rows), number, hints, path))
                if image:  # without alt text, it belongs to the block that follows
                    self.lines.images[len(rows)] = image
                if alt:
                    rows.append((alt, "img", hints, 0.0, path, container))
            self._images.clear()

    def _add_facts(self, text: str) -> None:
        """Record the marks and the place of the block that the next row is."""
        number, place = len(self.lines.rows), self._stack[-1][7]
        structure = place.structure() if place is not None else None
        if self._spans.done or self._spans.open_marks:
            marks, cells = self._spans.of(self._buffer, text, self._pre_depth > 0)
            if marks:
                self.lines.marks[number] = marks
            if cells and structure is not None:
                structure = self._places.row(number, structure, cells)
        if structure is not None and structure != _NO_STRUCTURE:  # within a table of layout
            self.lines.structures[number] = structure

    def _add_row(self, text: str, hint: int, link_share: float) -> None:
        _, hints, outer, end, _, tag, container, _ = self._stack[-1]
        path = _full_path(outer, end)
        self.lines.rows.append((text, tag or "div", hints | hint, link_share, path, container))


def _full_path(outer: str, path: str) -> str:
    return f"{outer}/{path}" if path else ""
