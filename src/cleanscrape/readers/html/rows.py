"""Collect the texts, images and readings of the block that is open, and make rows of them."""

from __future__ import annotations

from ...document import Hint
from ...patterns.spaces import normalize_space
from .lines import Lines, OpenElement
from .tags import Tag


class RowBuilder:
    """The part of the linearizer that holds the open block and writes the rows."""

    __slots__ = (
        "_break_count", "_buffer", "_images", "_join_hint", "_link_chars", "_pre_depth",
        "_readings", "_stack", "lines",
    )  # fmt: skip

    def __init__(self) -> None:
        self.lines = Lines()
        self._stack: list[OpenElement] = [("", 0, "", "", "", "", 0)]
        # Texts of the open block; they begin with white space in preformatted text only.
        self._buffer: list[str] = []
        # Alt text, hints, path, address and container of images; they follow the open block.
        self._images: list[tuple[str, int, str, str, int]] = []
        # Readings in the open block; they follow it as a hidden block.
        self._readings: list[str] = []
        self._link_chars = 0  # characters of the buffer that are in links
        self._break_count = 0  # <br>s since the last text
        self._pre_depth = 0
        self._join_hint = 0  # SAME_LINE where the next block continues a line that was cut

    def _add_image(self, tag: Tag) -> None:
        _, hints, outer, path, _, _, container = self._stack[-1]
        alt, hints = normalize_space(tag.alt), hints | tag.hints | Hint.IMAGE
        self._images.append((alt, hints, _full_path(outer, path), tag.image, container))
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
                self._add_row(text, self._join_hint, min(1.0, self._link_chars / len(text)))
                self._join_hint = 0
            self._buffer.clear()
            self._link_chars = 0
        if self._readings:
            text = normalize_space(" ".join(self._readings))
            self._readings.clear()
            if text:
                self._add_row(text, Hint.HIDDEN, 0.0)
        if self._images:
            rows = self.lines.rows
            for alt, hints, path, image, container in self._images:
                if image:  # without alt text, it belongs to the block that follows
                    self.lines.images[len(rows)] = image
                if alt:
                    rows.append((alt, "img", hints, 0.0, path, container))
            self._images.clear()

    def _add_row(self, text: str, hint: int, link_share: float) -> None:
        _, hints, outer, end, _, tag, container = self._stack[-1]
        path = _full_path(outer, end)
        self.lines.rows.append((text, tag or "div", hints | hint, link_share, path, container))


def _full_path(outer: str, path: str) -> str:
    return f"{outer}/{path}" if path else ""
