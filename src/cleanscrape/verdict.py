"""The one policy that turns the decisions on a block into one label."""

from __future__ import annotations

from .document import Decision, Document


def verdicts(document: Document) -> list[Decision | None]:
    """The decision that stands for each block, or None where nobody said anything (the block then stays in the body).

    The most confident decision wins; among equals the earliest, so that the order of the pipeline settles a tie and the result does
    not depend on anything else.

    >>> from cleanscrape import Label, read
    >>> from dataclasses import replace
    >>> document = read("Share")
    >>> said = (document.blocks[0].mark(Label.TITLE, 0.4, "first-line"), document.blocks[0].mark(Label.SHARE, 0.9, "share-words"))
    >>> verdicts(replace(document, decisions=said))[0].label
    <Label.SHARE: 'share'>
    """
    best: list[Decision | None] = [None] * len(document)
    for decision in document.decisions:
        standing = best[decision.block]
        if standing is None or decision.confidence > standing.confidence:
            best[decision.block] = decision
    return best


def is_out(decision: Decision | None) -> bool:
    """True where a decision takes its block out of the body."""
    return decision is not None and not decision.label.is_body
