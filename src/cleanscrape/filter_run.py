"""Run one filter, and check and stamp what it says."""

from __future__ import annotations

from collections.abc import Iterable

from .document import Claim, Decision, Document, Filter, Label
from .errors import blame
from .labels import new_decision


def run_filter(document: Document, part: Filter) -> Document:
    """The document with a filter's decisions and claims, each with the filter's name.

    Raises:
        TypeError, ValueError, IndexError: the filter yielded something that is not a decision or
            claim on a block of the document; the message names the filter.
    """
    size, name = len(document), part.name
    decisions: list[Decision] = []
    claims: list[Claim] = []
    for said in _results(part, name, document):
        if isinstance(said, Decision):
            block, label, confidence, reason, stamp = said
            if not (0 <= block < size and 0 <= confidence <= 1 and isinstance(label, Label)):
                raise _refused(said, name, size)
            decisions.append(
                said
                if stamp == name
                else new_decision(Decision, (block, label, confidence, reason, name))
            )
        else:
            claims.append(_stamped(said, name, size))
    if not (decisions or claims):
        return document
    return document.adding(decisions, claims)


def _results(part: Filter, name: str, document: Document) -> list[Decision | Claim]:
    """Everything that a filter yields; its code has finished when this returns."""
    try:
        said = part(document)
        if isinstance(said, Iterable):
            return list(said)
    except Exception as error:
        blame(error, f"filter {name!r}")
        raise
    wanted = "it must yield Decision and Claim, or return a list of them"
    raise TypeError(f"filter {name!r} returned {type(said).__name__}; {wanted}")


def _refused(decision: Decision, name: str, blocks: int) -> Exception:
    """What is wrong with a decision."""
    if not 0 <= decision.block < blocks:
        return IndexError(
            f"filter {name!r} decided on block {decision.block}; the document has {blocks}"
        )
    if not isinstance(decision.label, Label):
        return TypeError(f"filter {name!r} gave the label {decision.label!r}; it must be a Label")
    return ValueError(
        f"filter {name!r} gave the confidence {decision.confidence}; it must be from 0 to 1"
    )


def _stamped(claim: Claim, name: str, blocks: int) -> Claim:
    if not isinstance(claim, Claim):
        raise TypeError(
            f"filter {name!r} yielded {type(claim).__name__}; it may yield Decision and Claim only"
        )
    for index in (*(() if claim.block is None else (claim.block,)), *claim.other_blocks):
        if not 0 <= index < blocks:
            raise IndexError(
                f"filter {name!r} claimed {claim.field!r} from block {index}; "
                f"the document has {blocks}"
            )
    if not 0 <= claim.confidence <= 1:
        raise ValueError(
            f"filter {name!r} gave the confidence {claim.confidence}; it must be from 0 to 1"
        )
    return Claim(
        claim.field,
        claim.value,
        claim.confidence,
        claim.source,
        claim.block,
        claim.other_blocks,
        name,
    )
