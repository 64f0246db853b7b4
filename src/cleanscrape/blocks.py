"""A block: a span of the page's text that gets one label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .labels import Decision, Label


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the document's text that gets one label: a line, a paragraph, a menu item.

    Args:
        index: position among the document's blocks, from 0.
        start: offset of its first character in `Document.text`.
        end: offset after its last character.
        text: its words, white space collapsed and invisible characters dropped.
        tag: ``"p"``, ``"h2"``, ``"li"``, ``"img"`` … if markup (HTML or Markdown) says so, else
            ``""``.
        hints: see `Hint`.
        link_share: share of its characters that are in links, 0 to 1.
        path: tag and class path of its container in HTML, else ``""``.
    """

    index: int
    start: int
    end: int
    text: str
    tag: str = ""
    hints: int = 0
    link_share: float = 0.0
    path: str = ""

    def mark(self, label: Label, confidence: float, reason: str) -> Decision:
        """Say what this block is.

        >>> Block(3, 0, 5, "Share").mark(Label.SHARE, 0.9, "share-words")
        Decision(block=3, label=<Label.SHARE: 'share'>, confidence=0.9,
            reason='share-words', filter='')
        """
        return Decision(self.index, label, confidence, reason)


class Part(NamedTuple):
    """A part that a block is cut into: its text, and its span in the document's text."""

    text: str
    start: int
    end: int
