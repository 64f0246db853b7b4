"""Entries that have a date each: a changelog, a timeline, a diary.

Their dates are part of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from .tags import SUBHEADINGS


def dated_headings(tags: Sequence[str], dated: Collection[int]) -> set[int]:
    """The subheadings with a date, where two or more of the same level have one.

    Args:
        tags: of all blocks.
        dated: the blocks that hold a date.

    >>> sorted(dated_headings(["h1", "h2", "p", "h2", "h3"], {0, 1, 3, 4}))
    [1, 3]
    """
    headings = [index for index in dated if tags[index] in SUBHEADINGS]
    levels = Counter(tags[index] for index in headings)
    return {index for index in headings if levels[tags[index]] > 1}
