"""How far a block is from the article: its head before the prose span, its foot after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ...document import Decision, Document
from .prose_span import prose_span


class ArticlePosition:
    """Where blocks are in relation to the article's prose span.

    Distances are counted in blocks that are not known to be something else.

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
        before: how many blocks before the span still belong to the article's head.
        after: how many blocks after it belong to its foot.
        inside: how many blocks into the span the head may reach.
    """

    def __init__(
        self,
        document: Document,
        decided: Sequence[Decision | None],
        before: int,
        after: int = 4,
        inside: int = 2,
    ) -> None:
        self.span = prose_span(document, decided)
        self._open = [
            0,
            *accumulate([decision is None or decision.label.is_body for decision in decided]),
        ]
        self._before, self._after, self._inside = before, after, inside

    def distance(self, index: int) -> int | None:
        """How far a block is from the span's first one.

        Blocks of the foot are farther than all of the head. None outside of head and foot.
        """
        if self.span is None:
            return self._open[index] if self._open[index] <= self._before else None
        first, last = self.span
        if index <= first + self._inside:
            away = abs(self._open[first] - self._open[index])
            return away if away <= self._before else None
        return index - last + self._before if 0 < index - last <= self._after else None

    def reached(self) -> Iterator[int]:
        """The blocks that have a distance, in order."""
        known, size = self._open, len(self._open) - 1
        if self.span is None:
            yield from range(min(size, bisect_right(known, self._before)))
            return
        first, last = self.span
        inside = min(first + self._inside, size - 1)
        start = bisect_left(known, known[first] - self._before)
        yield from range(start, min(inside + 1, bisect_right(known, known[first] + self._before)))
        yield from range(max(last, inside) + 1, min(last + self._after + 1, size))

    def leads(self, index: int, before: int) -> bool:
        """True within the span, and in the `before` blocks in front of it."""
        return self.span is None or self.span[0] - before <= index <= self.span[1]

    def inside(self, index: int) -> bool:
        """True within the span, behind the part of it that the head may reach."""
        return self.span is not None and self.span[0] + self._inside < index <= self.span[1]

    def near(self, index: int) -> bool:
        """True within the span, and in its head and foot."""
        return (
            self.span is None
            or self.span[0] <= index <= self.span[1]
            or self.distance(index) is not None
        )

    def open_in(self, span: range) -> list[int]:
        """Those of a range of blocks that are not known to be something else."""
        known = self._open
        return [index for index in span if known[index] != known[index + 1]]

    def reach(self) -> range:
        """Blocks of which no other is `near`."""
        size = len(self._open) - 1
        if self.span is None:
            return range(size)
        first, last = self.span
        start = bisect_left(self._open, self._open[first] - self._before)
        return range(start, min(max(last + self._after, first + self._inside) + 1, size))
