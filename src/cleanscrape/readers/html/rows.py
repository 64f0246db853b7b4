"""Collect the texts, images and readings of the block that is open, and make rows of them."""

from __future__ import annotations

from collections.abc import Iterable

from ...document import Hint
from ...facts import Structure
from ...patterns.spaces import normalize_space
from .lines import Lines, OpenElement
from .nesting import NestingTracker
from .spans import OpenSpans
from .tags import Tag

_NO_STRUCTURE = Structure()


class RowBuilder:
    """The part of the linearizer that holds the open block and writes the rows."""

    __slots__ = (
        "_break_count", "_buffer", "_copies", "_images", "_join_hint", "_last", "_link_chars",
        "_nesting", "_pre_depth", "_readings", "_spans", "_stack", "lines",
    )  # fmt: skip

    def __init__(self, targets: Iterable[str | None] = ()) -> None:
        self.lines = Lines()
        self._stack: list[OpenElement] = [("", 0, "", "", "", "", 0, None, -1)]
        self._last = -1  # number of the element that began last
        self._nesting = NestingTracker()
        self._spans = OpenSpans(targets)
        # Texts of the open block; they begin with white space in preformatted text only.
        self._buffer: list[str] = []
        # Alt text, hints, path, address, container, number and element of images. They follow the
        # open block.
        self._images: list[tuple[str, int, str, str, int, int, int]] = []
        # Readings in the open block; they follow it as a hidden block.
        self._readings: list[tuple[str, int]] = []  # text, element
        self._copies: list[tuple[str, int]] = []  # of formulas in it; they follow it too
        self._link_chars = 0  # characters of the buffer that are in links
        self._break_count = 0  # <br>s since the last text
        self._pre_depth = 0
        self._join_hint = 0  # SAME_LINE where the next block continues a line that was cut

    def _add_image(self, tag: Tag) -> None:
        _, hints, outer, path, _, _, container, _, _ = self._stack[-1]
        alt, hints = normalize_space(tag.alt), hints | tag.hints | Hint.IMAGE
        path, element = full_path(outer, path), self._last
        self._images.append((alt, hints, path, tag.image, container, tag.medium, element))
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
            self._add_hidden(self._readings, Hint.HIDDEN)
        if self._copies:
            self._add_hidden(self._copies, Hint.HIDDEN | Hint.COPY)
        if self._images:
            self._add_images()

    def _add_hidden(self, texts: list[tuple[str, int]], hints: int) -> None:
        text, element = normalize_space(" ".join(text for text, _ in texts)), texts[0][1]
        texts.clear()
        if text:
            self._add_row(text, hints, 0.0, element)

    def _add_images(self) -> None:
        rows = self.lines.rows
        for alt, hints, path, image, container, number, element in self._images:
            if number >= 0:
                self.lines.media.append((len(rows), number, hints, path, element))
            if image:  # without alt text, it belongs to the block that follows
                self.lines.images[len(rows)] = image
            if alt:
                rows.append((alt, "img", hints, 0.0, path, container, element))
        self._images.clear()

    def _add_facts(self, text: str) -> None:
        """Record the marks and the place of the block that the next row is."""
        number, nesting = len(self.lines.rows), self._stack[-1][7]
        structure = nesting.structure() if nesting is not None else None
        if self._spans.done or self._spans.open_marks:
            marks, cells = self._spans.of(self._buffer, text, self._pre_depth > 0)
            if marks:
                self.lines.marks[number] = marks
            if cells and structure is not None:
                structure = self._nesting.row(number, structure, cells)
        if structure is not None and structure != _NO_STRUCTURE:  # within a table of layout
            self.lines.structures[number] = structure

    def _add_row(self, text: str, hint: int, link_share: float, element: int | None = None) -> None:
        _, hints, outer, end, _, tag, container, _, innermost = self._stack[-1]
        path, hints = full_path(outer, end), hints | hint
        element = innermost if element is None else element
        self.lines.rows.append((text, tag or "div", hints, link_share, path, container, element))


def full_path(outer: str, path: str) -> str:
    """The path of an element within the one around it."""
    return f"{outer}/{path}" if path else ""
