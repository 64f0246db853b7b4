"""Where each block went, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..addresses import resolved
from ..document import Claim, Decision, Document, Label
from ..media.listing import Listing
from ..reasons import Reason
from ..values import Piece, Removed, Unlisted

if TYPE_CHECKING:
    from ..scoring.body.why import Why

UNDECIDED = Reason(
    "undecided", Label.PARAGRAPH, 0.0, "nobody said anything of the block; it stays in the body"
)
_UNDECIDED = UNDECIDED.mark(-1)._replace(filter="assemble")


@dataclass(frozen=True, eq=False)
class DocumentLedger:
    """The account of an article, computed from its document when it is read."""

    document: Document
    decided: tuple[Decision | None, ...]
    fields: Mapping[int, str]
    evidence: Mapping[str, tuple[Claim, ...]]
    media: Listing

    @cached_property
    def unlisted(self) -> tuple[Unlisted, ...]:
        """The images and frames of the page that are none of the article's, in order."""
        return self.media.unlisted()

    @property
    def texts(self) -> Sequence[str]:
        """The texts of all blocks, without Markdown syntax."""
        return self.document.blocks.texts

    @cached_property
    def removed(self) -> tuple[Removed, ...]:
        """The blocks that are in no field, in order."""
        return tuple(
            self._removed(index, decision or _UNDECIDED)
            for index, decision in enumerate(self.decided)
            if index not in self.fields
        )

    def _removed(self, index: int, decision: Decision) -> Removed:
        blocks = self.document.blocks
        text, start, end = blocks.texts[index], blocks.starts[index], blocks.ends[index]
        _, label, confidence, reason, name = decision
        marks = resolved(self.document, blocks.marks.get(index, ()))
        origin = self.document.origin(index)
        return Removed(text, label, reason, name, confidence, start, end, marks, origin)

    @cached_property
    def account(self) -> tuple[Piece, ...]:
        """Every block, in order, with the field it went to.

        Joined, their texts are the document's text up to white space.
        """
        blocks = self.document.blocks
        return tuple(
            Piece(
                start,
                end,
                self.document.text[start:end],
                self.fields.get(index, "removed"),
                (decision or _UNDECIDED).label,
                self.document.origin(index),
            )
            for index, (start, end, decision) in enumerate(
                zip(blocks.starts, blocks.ends, self.decided)
            )
        )

    def why(self, start: int, /) -> tuple[str, ...]:
        """The features that decided on the block at `start`, if the scorer decided."""
        index = bisect_left(self.document.blocks.starts, start)
        return self._why(index, self.decided[index]) if index < len(self.decided) else ()

    @cached_property
    def _why(self) -> Why:
        from ..scoring.body.why import Why  # only this needs NumPy here

        return Why(self.document)
