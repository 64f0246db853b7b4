"""A caption and its credit in brackets at the head of a longer line, cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Document
from ..patterns.credits import lead_credit_end

_SIGNS = (
    re.compile(r"\(.*"),
    re.compile("（.*"),
)  # two patterns, because `re` finds one character faster than a set


class CaptionSplitter:
    """Cut after a credit in brackets that is followed by more text.

    >>> list(CaptionSplitter()("A flooded road (Jo Roe/Reuters) The river rose in the night and the bridge was closed."))
    [32]
    """

    name = "caption"

    def candidates(self, document: Document) -> set[int]:
        """The blocks with a bracket."""
        return set[int]().union(*map(document.blocks_matching, _SIGNS))

    def __call__(self, text: str) -> Iterable[int]:
        end = lead_credit_end(text)
        return (end,) if end else ()
