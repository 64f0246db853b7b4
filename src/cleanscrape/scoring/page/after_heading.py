"""What a heading such as "Read next" says about the blocks below it.

The reasons of the filter `related`, which the scorer reads too.
"""

from __future__ import annotations

from ...document import Decision, Label
from ...reasons import Reason

# By the category of the heading in the lexicons.
AFTER_HEADING = {
    "comments": Reason(
        "after-comments",
        Label.COMMENT,
        None,
        "the block follows a heading of comments, and is no prose",
    ),
    "related": Reason(
        "after-related",
        Label.RELATED,
        None,
        "the block follows a heading of related links, and is no prose",
    ),
    "read_more": Reason(
        "after-read_more",
        Label.RELATED,
        None,
        "the block follows a heading of further reading, and is no prose",
    ),
    "bio": Reason(
        "after-bio", Label.BIO, None, "the block follows a heading on the author, and is no prose"
    ),
}
CODES = frozenset(reason.code for reason in AFTER_HEADING.values())


def is_after_heading(decision: Decision) -> bool:
    """True where a decision speaks of a heading above the block, not of the block itself.

    >>> is_after_heading(Decision(3, Label.RELATED, 0.7, "after-related"))
    True
    """
    return decision.reason in CODES
