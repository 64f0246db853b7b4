"""Why a filter decides as it does: each filter declares its reasons as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .labels import Decision, Label, new_decision


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of one filter, for code and for people.

    Args:
        code: a stable code such as ``"share-words"``; `Decision.reason` and `Removed.reason` hold
            it.
        label: what the filter takes such a block for; None where that depends on the block's tag.
        confidence: how sure it is, 0 to 1; None where that differs from block to block.
        text: when the reason holds, as a sentence that follows "because".

    >>> share = Reason("share-words", Label.SHARE, 0.85, "the block is a phrase for sharing")
    >>> share.mark(3)
    Decision(block=3, label=<Label.SHARE: 'share'>, confidence=0.85,
        reason='share-words', filter='')
    """

    code: str
    label: Label | None
    confidence: float | None
    text: str

    def mark(
        self, block: int, confidence: float | None = None, label: Label | None = None
    ) -> Decision:
        """The decision for this reason on the block at an index.

        Args:
            block: index of the block.
            confidence: where the reason declares none.
            label: where the reason declares none.

        Raises:
            ValueError: neither the reason nor the call says the label, or how sure it is.
        """
        label = label or self.label
        if confidence is None:
            confidence = self.confidence
        if label is None or confidence is None:
            raise ValueError(f"the reason {self.code!r} needs a label and a confidence")
        return new_decision(Decision, (block, label, confidence, self.code, ""))


def marks(
    found: Iterable[tuple[int, Reason]], name: str = "", confidence: float | None = None
) -> list[Decision]:
    """The decisions for many blocks, each as `Reason.mark` makes it, in a third of the time.

    Args:
        found: indices of blocks, each with the reason to decide on it, which says the label.
        name: of the filter that decides.
        confidence: where the reasons declare none.

    Raises:
        ValueError: as `Reason.mark`.

    >>> share = Reason("share-words", Label.SHARE, 0.85, "the block is a phrase for sharing")
    >>> marks([(3, share)]) == [share.mark(3)]
    True
    """
    decisions = []
    known: dict[int, tuple[Reason, tuple[Label, float, str, str]]] = {}
    for block, reason in found:
        if id(reason) not in known:  # which stays its own, because the reason is kept too
            _, label, sure, code, _ = reason.mark(block, confidence)
            known[id(reason)] = reason, (label, sure, code, name)
        decisions.append(new_decision(Decision, (block, *known[id(reason)][1])))
    return decisions
