"""The longest stretch of prose: which contiguous run of blocks is the article, by a rule that a reader can follow."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from .shape import shapes

# A block gains its words where it reads like prose, and costs this much where it does not: the baseline of the research notes, which
# beat every other rule for plain text on the developers' corpora.
COST = 6.0
SENTENCE_WORDS = 8
LONG_WORDS = 25


def gains(document: Document, out: Sequence[bool]) -> list[float]:
    """For each block what it adds to a run that holds it; `out` says which blocks are known not to be body."""
    shape = shapes(document)
    return [
        -COST if dropped else words if (ends and words >= SENTENCE_WORDS) or words >= LONG_WORDS else -COST
        for words, ends, dropped in zip(shape.words, shape.ends, out)
    ]


def best_run(gain: Sequence[float]) -> tuple[int, int] | None:
    """First and last index of the contiguous run with the greatest sum; None where no sum is above 0.

    >>> best_run([-6, 10, -6, 20, -6, -6, 5])
    (1, 3)
    """
    best, total, start = 0.0, 0.0, 0
    found = None
    for index, value in enumerate(gain):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, found = total, (start, index)
    return found


def article_run(document: Document, out: Sequence[bool]) -> tuple[int, int] | None:
    """The run of blocks that is most likely the article: first and last index, or None for a page without prose."""
    return best_run(gains(document, out))
