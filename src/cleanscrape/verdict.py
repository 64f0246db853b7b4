"""The one policy that turns the decisions on a block into one label."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from .document import BlockTable, Decision, Document, Label, derived


def verdicts(document: Document) -> list[Decision | None]:
    """The winning decision on each block, or None if no filter said anything about it.

    Such a block stays in the body.

    The most confident decision wins; among equals the earliest, so that the order of the pipeline
    settles a tie and the result does not depend on anything else.

    >>> from cleanscrape import Label, read
    >>> from dataclasses import replace
    >>> document = read("Share")
    >>> said = (
    ...     document.blocks[0].mark(Label.TITLE, 0.4, "first-line"),
    ...     document.blocks[0].mark(Label.SHARE, 0.9, "share-words"),
    ... )
    >>> verdicts(replace(document, decisions=said))[0].label
    <Label.SHARE: 'share'>
    """
    standing = _standing(document.blocks)
    known = standing.decisions
    if document.decisions[: len(known)] != known:
        known, standing.best = (), (None,) * len(document)
    best = settled(standing.best, document.decisions[len(known) :])
    standing.decisions, standing.best = document.decisions, tuple(best)
    return best


class _Standing:
    """The winning decisions at the last call.

    Each filter calls again, and most decisions are still the same: only those added since then are
    examined.
    """

    def __init__(self, size: int) -> None:
        self.decisions: tuple[Decision, ...] = ()
        self.best: tuple[Decision | None, ...] = (None,) * size


@derived
def _standing(blocks: BlockTable) -> _Standing:
    return _Standing(len(blocks))


def settled(
    standing: Iterable[Decision | None], further: Iterable[Decision]
) -> list[Decision | None]:
    """The winning decisions after further decisions were added to earlier winners."""
    best = [*standing]
    for decision in further:
        before = best[decision.block]
        if before is None or decision.confidence > before.confidence:
            best[decision.block] = decision
    return best


def first_of(decided: Sequence[Decision | None], label: Label) -> int | None:
    """The first block whose winning label is this one; None if there is none.

    >>> (
    ...     first_of([None, Decision(1, Label.TITLE, 0.9, "headline-shape")], Label.TITLE),
    ...     first_of([None], Label.TITLE),
    ... )
    (1, None)
    """
    for index, decision in enumerate(decided):
        if decision is not None and decision.label is label:
            return index
    return None


def is_doubtful(decision: Decision | None, labels: Container[Label], max_confidence: float) -> bool:
    """True where a block was taken for one of `labels` by nothing surer than `max_confidence`.

    The name of a container, for example.

    >>> (
    ...     is_doubtful(Decision(0, Label.RELATED, 0.6, "related-markup"), {Label.RELATED}, 0.6),
    ...     is_doubtful(None, {Label.RELATED}, 0.6),
    ... )
    (True, False)
    """
    return (
        decision is not None and decision.confidence <= max_confidence and decision.label in labels
    )


def is_excluded(decision: Decision | None) -> bool:
    """True where a decision takes its block out of the body."""
    return decision is not None and not decision.label.is_body
