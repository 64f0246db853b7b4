"""Links to other articles and comment threads, which often end the body."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Decision, Document, Label
from ..lexicons import load
from ..scoring.page.after_heading import AFTER_HEADING
from ..scoring.page.links import is_linked
from ..scoring.page.prose_span import best_span, gains
from ..scoring.page.shape import shapes
from ..verdict import verdicts

_HEADING = 9.0  # words


class Related:
    """Mark the teasers and short lines that follow a heading of related links or comments.

    A heading ends the body if most of the page's prose is before it. Elsewhere it begins a box of
    short lines, which ends at the next sentence. The scorer, which sees the heading too, decides
    about prose that follows: a section of an article may be called "Read next", and on a forum the
    posts are below the number of replies.

    Args:
        before: words of prose that a heading must have before it to end the body.
        share: the text after the heading may have at most this share of the words before it, unless
            it is comments.
    """

    name = "related"
    reasons = tuple(AFTER_HEADING.values())

    def __init__(self, before: float = 60.0, share: float = 0.5) -> None:
        self.before = before
        self.share = share

    def __call__(self, document: Document) -> Iterator[Decision]:
        decided = verdicts(document)
        gain = gains(document, decided)
        span = best_span(gain)
        prose = [value if value > 0 else 0.0 for value in gain]
        shape = shapes(document.blocks)
        reached = 0
        for index, category in load(*AFTER_HEADING).found(shape.folded).items():
            if index < reached or shape.words[index] > _HEADING or shape.ends[index]:
                continue
            reason = AFTER_HEADING[category]
            before = sum(prose[span[0] if span and span[0] < index else 0 : index])
            after = sum(
                prose[index + 1 : (span[1] + 1) if span and span[1] > index else len(prose)]
            )
            if reason.label is Label.COMMENT and span and index < span[0]:
                continue  # a counter in the head; the thread itself comes after the body
            ends = before >= self.before and (
                reason.label is Label.COMMENT or after <= before * self.share
            )
            stop = (
                len(document)
                if ends and category != "read_more"
                else self._box(document, index, prose)
            )
            confidence = 0.75 if ends else 0.65
            for other in range(index + 1, stop):
                if not shape.prose[other] or is_linked(document.blocks, other):
                    yield reason.mark(other, confidence)
            reached = stop

    @staticmethod
    def _box(document: Document, heading: int, prose: list[float]) -> int:
        """The end of the box of short lines below a heading.

        It ends at the next prose, after twelve lines at most.
        """
        last = min(len(document), heading + 13)
        stop = next((other for other in range(heading + 1, last) if prose[other] > 0), last)
        return stop if stop < last else heading + 1
