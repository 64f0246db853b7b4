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


class Place:
    """How far a block is from the beginning of the article's run, counted in blocks that are not known to be something else.

    Args:
        document: the page.
        out: which blocks are known not to be body.
        before: how many blocks before the run still belong to the article's head.
        after: how many blocks after it belong to its foot.
        inside: how many blocks into the run the head may reach.
    """

    def __init__(self, document: Document, out: Sequence[bool], before: int, after: int = 4, inside: int = 2) -> None:
        self.run = article_run(document, out)
        self._open = [0]
        for dropped in out:
            self._open.append(self._open[-1] + (not dropped))
        self._before, self._after, self._inside = before, after, inside

    def distance(self, index: int) -> int | None:
        """0 at the run's first block, growing before it; more than any of these after it; None outside of its head and foot."""
        if self.run is None:
            return self._open[index] if self._open[index] <= self._before else None
        first, last = self.run
        if index <= first + self._inside:
            away = abs(self._open[first] - self._open[index])
            return away if away <= self._before else None
        return index - last + self._before if 0 < index - last <= self._after else None
