"""Footnotes: which paragraphs are notes, and the number of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..values import Paragraph
from .readable import Readable


class Notes:
    """The notes of an article that something refers to. All others stay where they are.

    Args:
        article: whose notes they are.
    """

    def __init__(self, article: Readable) -> None:
        paragraphs = article.paragraphs
        anchors = {paragraph.anchor for paragraph in paragraphs if paragraph.anchor}
        marks = [mark for paragraph in paragraphs for mark in paragraph.marks]
        marks += (mark for caption in article.captions for mark in caption.marks)
        called = (mark.target for mark in marks if mark.kind == "note" and mark.target in anchors)
        self.numbers = {
            anchor: number for number, anchor in enumerate(dict.fromkeys(called), 1) if anchor
        }
        """The anchor of each note and its number, from 1."""
        self.kept = [
            at for at, paragraph in enumerate(paragraphs) if paragraph.anchor not in self.numbers
        ]
        """The numbers of the paragraphs that are no notes."""
        self._paragraphs = paragraphs

    def body(self) -> list[Paragraph]:
        """The paragraphs that are no notes."""
        return [self._paragraphs[at] for at in self.kept]

    def texts(self) -> Sequence[tuple[int, list[Paragraph]]]:
        """Each note: its number, and its paragraphs without their places in the list of notes."""
        found: dict[int, list[Paragraph]] = {number: [] for number in self.numbers.values()}
        for paragraph in self._paragraphs:
            if paragraph.anchor in self.numbers:
                found[self.numbers[paragraph.anchor]].append(paragraph)
        return [(number, _unlisted(notes)) for number, notes in found.items()]


def _unlisted(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a note as if they stood alone."""
    return [
        paragraph
        if paragraph.cells or paragraph.kind != "list-item"
        else replace(paragraph, kind="paragraph", item=None, group=None)
        for paragraph in paragraphs
    ]
