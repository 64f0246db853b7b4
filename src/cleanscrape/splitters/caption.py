"""Cut a caption with its credit in brackets from the line that begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Document
from ..patterns.credits import lead_credit_end
from ..table.clues import PatternClue

# Two patterns, because `re` finds one character faster than a set of two.
_ROUND, _WIDE = re.compile(r"\(.*"), re.compile("（.*")
_BRACKETS = PatternClue(_ROUND, ["("]), PatternClue(_WIDE, ["（"])


class CaptionSplitter:
    """Cut after a credit in brackets that is followed by more text.

    >>> text = "A flooded road (Jo Roe/Reuters) The river rose, and the bridge was closed for days."
    >>> list(CaptionSplitter()(text))
    [32]
    """

    name = "caption"

    def candidates(self, document: Document) -> set[int]:
        """The blocks with an opening bracket."""
        return set[int]().union(*(clue.blocks(document.blocks) for clue in _BRACKETS))

    def __call__(self, text: str) -> Iterable[int]:
        end = lead_credit_end(text)
        return (end,) if end else ()
