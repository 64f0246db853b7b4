"""Where on a page comments may stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Decision, Document, Hint, Label
from ..scoring.page.trusted_hints import trusted_hints
from .told import told_lines

CONTROL = "comment-words"  # the reason of what is a phrase of the controls
MIN_REPEATS = 3  # comments with the same short line, from which it is one
# What is taken for comments announces more of them where this share of the body stands above it.
_MIN_SHARE_ABOVE = 0.5
# blocks above a comment that the page tells machines of that may say who and when
_MAX_BLOCKS_ABOVE = 4


def may_have_comments(document: Document, decided: Sequence[Decision | None]) -> bool:
    """False for a page of which nothing is taken for a comment, and which tells of none."""
    return any(
        decision is not None and decision.label is Label.COMMENT for decision in decided
    ) or any(claim.field == "posts" for claim in document.claims)


def regions(document: Document, decided: Sequence[Decision | None]) -> list[tuple[bool, set[int]]]:
    """The blocks among which comments may stand, and whether the markup says so."""
    labels = [decision.label if decision else Label.PARAGRAPH for decision in decided]
    bit = Hint.COMMENT & trusted_hints(document) if document.source == "html" else 0
    marked = {index for index, hints in enumerate(document.blocks.hints) if hints & bit}
    found = [(True, marked)] if any(labels[index] is Label.COMMENT for index in marked) else []
    above = _below_body(labels)
    heading = next(
        (at for at in range(above, len(labels)) if labels[at] is Label.COMMENT), len(labels)
    )
    told = told_lines(document, {at for at in range(above, len(labels)) if not labels[at].is_body})
    heading = min([heading, *(max(above, line.block - _MAX_BLOCKS_ABOVE) for line in told)])
    if document.source != "html" and _is_control(document, decided, heading):
        while above < heading and not labels[heading - 1].is_body:
            heading -= 1
    below = {at for at in range(heading, len(labels)) if not labels[at].is_body}
    return [*found, (False, below)] if below else found


def _below_body(labels: Sequence[Label]) -> int:
    """The first block that has enough of the body above it to be a comment."""
    body = [index for index, label in enumerate(labels) if label.is_body]
    return body[int(len(body) * _MIN_SHARE_ABOVE)] if body else len(labels)


def may_be_in_comment(document: Document, labels: Sequence[Label], block: int) -> bool:
    """False for a block that `comments_of` cannot take for a part of a comment.

    Args:
        document: the page.
        labels: what each block is.
        block: index of the block.
    """
    return bool(document.blocks.hints[block] & Hint.COMMENT) or block >= _below_body(labels)


def _is_control(document: Document, decided: Sequence[Decision | None], block: int) -> bool:
    """True for a control that stands below several comments, as "Reply" does.

    The first of them stands above it then.
    """
    return (
        block < len(decided)
        and (decision := decided[block]) is not None
        and decision.reason == CONTROL
        and document.blocks.texts.count(document.blocks.texts[block]) >= MIN_REPEATS
    )
