"""Turn markup into blocks: one pass over tags and texts, without a Python object per element."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from .elements import (
    CELLS,
    CUT_HINTS,
    GIVE_WAY,
    HEADING_CUT_HINTS,
    KEEP_TAG,
    MARKS,
    PIECES,
    PREFORMATTED,
    READINGS,
    TARGETED,
)
from .lines import Lines
from .nesting import ROLES
from .rewrite import COPY
from .rows import RowBuilder, full_path
from .tags import Tag, read_serialised_tag, read_tag
from .tokens import texts_and_tags

# Where the next text stands: right after such an element, and in another one right after it.
_AFTER_PIECE, _IN_NEXT_PIECE = 1, 2
_MAX_CLOSED_LEVELS = 64  # so that a stray closing tag does not walk through a very deep page


class Linearizer(RowBuilder):
    """Turns markup into blocks. Tags may be in any order: the end of a parent closes its children.

    The methods are called thousands of times per page, so each distinct tag is parsed only once.

    Args:
        serialised: the markup comes from an XML serialiser, where every ``>`` ends a tag.
        targets: the addresses of the page's links and what it says of its times, in order, where
            its tags have none any more.

    >>> Linearizer().run("<h1>Rain</h1><p>It <b>rained</b>.").texts
    ['Rain', 'It rained.']
    """

    __slots__ = ("_copy_depth", "_link_depth", "_piece_edge", "_reading_depth", "_serialised")

    def __init__(self, serialised: bool = False, targets: Iterable[str | None] = ()) -> None:
        super().__init__(targets)
        self._serialised = serialised
        self._reading_depth = self._copy_depth = 0
        self._link_depth = 0
        self._piece_edge = 0

    def run(self, source: str) -> Lines:
        """The blocks of `source`, whether it is well-formed or not."""
        read = read_serialised_tag if self._serialised else read_tag
        elements, around = self.lines.elements, self.lines.around
        last = inner = -1  # numbers of the element that began last, and of the innermost one
        for text, _, inside in texts_and_tags(source, self._serialised):
            if text:
                self._add_text(text)
            tag = read(inside)
            if tag is None:
                continue
            if tag.is_closing:
                inner = around[inner] if inner >= 0 else -1
            else:
                self._last = last = last + 1
                elements.append(tag.element)
                around.append(inner)
                inner = inner if inside[-1] == "/" else last
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
        self.lines.structures.update(self._nesting.without_layout(self.lines.structures))
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
            apart = self._copies if self._copy_depth else self._readings
            apart.append((text, self._stack[-1][8]))
            return
        self._buffer.append(text)
        if self._link_depth:
            self._link_chars += len(text.strip())

    def _separate_piece(self, text: str) -> None:
        """Add a space before a piece of a heading that begins a word right after a word."""
        if self._stack[-1][5] not in HEADING_CUT_HINTS or not self._buffer:
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
        if name in CELLS and self._has_words():
            self._buffer.append(" | ")
        if tag.is_void:
            self._skip(tag)
            return
        if self._piece_edge and name in PIECES:
            self._piece_edge = _IN_NEXT_PIECE
        _, hints, outer, path, tail, block_tag, container, nesting, element = self._stack[-1]
        cut_hints = tag.hints & HEADING_CUT_HINTS.get(block_tag, CUT_HINTS)
        if cut_hints:
            self._cut()
            if cut_hints & ~hints:  # its end is a cut, too, so that its text is a block of its own
                element = self._last
        self._stack.append(
            (name, hints | tag.hints, outer, path, tail, block_tag, container, nesting, element)
        )
        self._count_depth(name, 1)
        if name in MARKS:
            self._spans.open(tag, nesting.table if nesting else None, len(self._buffer))
        if tag.language and self._pre_depth and nesting is not None:
            nesting.language = tag.language

    def _skip(self, tag: Tag) -> None:
        """Take note of an inline element without content."""
        nesting = self._stack[-1][7]
        if tag.name in TARGETED:
            self._spans.skip_target()
        elif (
            tag.facts.get("type") == "checkbox" and nesting is not None and nesting.item is not None
        ):
            nesting.item = nesting.item._replace(checked="checked" in tag.facts)
        elif tag.name in CELLS:
            self._spans.open(tag, nesting.table if nesting else None, len(self._buffer))
            self._spans.close(len(self._buffer))

    def _add_break(self) -> None:
        """Count a `<br>`: two of them end a block."""
        self._break_count += 1
        if self._pre_depth:
            self._buffer.append("\n")
        elif self._buffer:
            self._spans.add_break(len(self._buffer))
            self._buffer.append(" ")

    def _open_block(self, tag: Tag) -> None:
        _, hints, _, _, outer, block_tag, container, nesting, _ = self._stack[-1]
        if block_tag not in KEEP_TAG or tag.block_tag not in GIVE_WAY:
            block_tag = tag.block_tag
        if tag.is_container:
            parents = self.lines.parents
            parents.append(container)
            container = len(parents) - 1
        hints |= tag.hints
        if tag.medium >= 0:
            path = full_path(outer, tag.path)
            self.lines.media.append((len(self.lines.rows), tag.medium, hints, path, self._last))
            if tag.is_void:
                return
        is_nesting = tag.name in ROLES or tag.level is not None
        if is_nesting or tag.language or tag.anchor:
            nesting = self._nesting.open(tag, nesting)
        self._stack.append(
            (tag.name, hints, outer, tag.path, tag.tail, block_tag, container, nesting, self._last)
        )
        if tag.name in PREFORMATTED:
            self._pre_depth += 1

    def _close(self, tag: Tag) -> None:
        name, stack = tag.name, self._stack
        if stack[-1][0] != name:
            self._close_outer(name)
            return
        if not tag.is_block:
            own_hints = stack[-1][1] & ~stack[-2][1]
            if own_hints & HEADING_CUT_HINTS.get(stack[-1][5], CUT_HINTS):
                self._cut()
        stack.pop()
        if name in MARKS:
            self._spans.close(len(self._buffer))
        if name in PIECES:
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
        elif name in READINGS:
            self._reading_depth += step
            self._copy_depth += step if name == COPY else 0
        elif name in PREFORMATTED:
            self._pre_depth += step
