"""The explain report: each block of the page, what it was taken for, by which filter and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from ..scoring.body.why import Why
from ..verdict import verdicts


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report; `why` names the strongest features where the scorer decided."""

    index: int
    label: str
    filter: str
    reason: str
    confidence: float
    text: str
    why: tuple[str, ...] = ()


def explain(document: Document) -> Iterator[Row]:
    """A row for each block of a document that filters ran over (`Pipeline.run`).

    >>> from cleanscrape import Pipeline, read
    >>> [
    ...     (row.label, row.reason)
    ...     for row in explain(Pipeline.default().only("interface").run(read("Share on Threads")))
    ... ]
    [('share', 'share-words')]
    """
    why = Why(document) if len(document) else None
    for index, decision in enumerate(verdicts(document)):
        text = document.blocks.texts[index]
        if decision is None:
            yield Row(index, "paragraph", "", "undecided", 0.0, text)
        else:
            yield Row(
                index,
                decision.label.value,
                decision.filter,
                decision.reason,
                decision.confidence,
                text,
                why(index, decision) if why else (),
            )
