"""Thresholds of single lines that hold in texts only; see `block_thresholds`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...document import Decision, Document, Label
from .characters import Floats
from .columns import columns, open_blocks

# A row of names and numbers looks like a menu, but not in a table within the body.
ROW = 0.0
# In a text that is clean already, a missing line does more harm than an extra one.
CLEAN = 0.2
# Labels of what follows a body: the first of them ends it.
CLOSING = frozenset(
    {
        Label.RELATED,
        Label.COMMENT,
        Label.SHARE,
        Label.SUBSCRIBE,
        Label.COPYRIGHT,
        Label.NAVIGATION,
        Label.TAGS,
        Label.BIO,
        Label.COOKIE,
    }
)
_MAX_BLOCKS_AFTER_BODY = 3  # blocks after the last one of the body


def tables(
    document: Document, decided: Sequence[Decision | None], kept: Sequence[bool], thresholds: Floats
) -> None:
    """A text's table rows between two blocks of the body are body; `thresholds` are changed."""
    tags = document.blocks.tags
    index = 0 if "tr" in tags else len(tags)
    while index < len(tags):
        end = index
        while end < len(tags) and (
            tags[end] == "tr" or (end > index and tags[end] == "hr")
        ):  # a rule follows the header row
            end += 1
        if 0 < index < end < len(tags) and kept[index - 1] and kept[end]:
            for row in range(index, end):
                if decided[row] is None:
                    thresholds[row] = min(thresholds[row], ROW)
        index = max(end, index + 1)


def lines_within(
    document: Document,
    decided: Sequence[Decision | None],
    places: Sequence[int],
    clean: float,
    thresholds: Floats,
) -> None:
    """Lines within the body of a text that is clean already, and right below it, are body.

    Args:
        document: the page.
        decided: the winning decision on each block so far.
        places: the blocks that are body so far, in order.
        clean: from this share of its undecided words in the body, a text counts as clean.
        thresholds: changed in place.
    """
    words = columns(document.blocks).words
    if words[places].sum() < clean * words[open_blocks(decided)].sum():
        return
    first, last = places[0], places[-1]
    below = range(last + 1, min(len(document), last + _MAX_BLOCKS_AFTER_BODY + 1))
    within = [index for index in range(first, last + 1) if decided[index] is None]
    for index in below:
        decision = decided[index]
        if decision is None:
            within.append(index)
        elif decision.label in CLOSING:
            break
    thresholds[within] = np.minimum(thresholds[within], CLEAN)
