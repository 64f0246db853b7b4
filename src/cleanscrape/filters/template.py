"""What stands on other pages of the site too, as a memory of the site knows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..document import Decision, Document, Label
from ..reasons import Reason
from ..scoring.body.labels import body_label
from ..sites.evidence import Evidence
from ..verdict import is_excluded, verdicts

# From this share of five pages or more, a text is the site's for certain. What stands on fewer is
# marked too, but the scorer, which knows as well, may overrule that (`filters/body.py`).
_SURE_SHARE, _SURE_PAGES = 0.5, 5
_SURE, _SUSPECTED = 0.9, 0.7
_HELD_SHARE, _NOTED = 0.5, 0.3

_SEEN = Reason(
    "on N of M pages",
    Label.BOILERPLATE,
    None,
    "the block stands on so many of the other pages of the site that the memory knows",
)
_HELD = Reason(
    "container holds the article on N of M pages",
    None,
    _NOTED,
    "the block's container held the body on so many of the other pages that the memory knows",
)


class Template:
    """Mark what stands on other pages of the site; does nothing without a memory.

    `Pipeline.with_memory` puts it before the scorer. The reasons hold numbers: ``"on 92 of 100
    pages"``. What an earlier filter took out keeps its label.

    Args:
        recalled: what the other pages say of this one; a pipeline with a memory fills it in.
    """

    name = "template"
    reasons = (_SEEN, _HELD)

    def __init__(self, recalled: Evidence | None = None) -> None:
        self.recalled = recalled

    def recalling(self, recalled: Evidence) -> Template:
        """The same filter for one page, of whose site other pages are known."""
        return Template(recalled)

    def __call__(self, document: Document) -> Iterator[Decision]:
        found = self.recalled
        if found is None:
            return
        decided = verdicts(document)
        sure = (found.seen >= _SURE_SHARE * found.pages) & (found.pages >= _SURE_PAGES)
        seen, held = found.seen.astype(np.int64).tolist(), found.path_held.astype(np.int64).tolist()
        for index, standing in enumerate(decided):
            if is_excluded(standing):
                continue
            if found.known[index] and seen[index]:
                said = _SEEN.mark(index, _SURE if sure[index] else _SUSPECTED)
                yield said._replace(reason=f"on {seen[index]} of {found.pages} pages")
            elif held[index] > _HELD_SHARE * found.pages:
                said = _HELD.mark(index, label=body_label(document, index))
                counts = f"{held[index]} of {found.pages}"
                yield said._replace(reason=f"container holds the article on {counts} pages")
