"""A caption and its credit in brackets at the head of a longer line, cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Document
from ..patterns.credits import lead_credit_end

_SIGN = re.compile(r"[(（].*")


class CaptionSplitter:
    """Cut after a credit in brackets that is followed by more text.

    >>> list(CaptionSplitter()("A flooded road (Jo Roe/Reuters) The river rose in the night and the bridge was closed."))
    [32]
    """

    name = "caption"

    def candidates(self, document: Document) -> set[int]:
        """The blocks with a bracket."""
        return document.having(_SIGN)

    def __call__(self, text: str) -> Iterable[int]:
        end = lead_credit_end(text) if "(" in text[:400] or "（" in text[:400] else 0
        return (end,) if end else ()
