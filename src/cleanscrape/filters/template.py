"""What stands on other pages of the site too, as a memory of the site knows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..document import Claim, Decision, Document, Label
from ..reasons import Reason
from ..scoring.body.columns import open_blocks
from ..scoring.body.labels import body_label
from ..sites.evidence import Evidence
from ..sites.fields import field_claims
from ..sites.weighing import weight
from ..verdict import verdicts

# From this share of five pages or more, a text is the site's whatever the scorer says.
_SURE_SHARE, _SURE_PAGES = 0.5, 5
_SURE = 0.9
_ARTICLES = 0.5  # how much the other pages must weigh for that
_HELD_SHARE, _NOTED = 0.5, 0.3

_SEEN = Reason(
    "on N of M pages",
    Label.BOILERPLATE,
    _SURE,
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

    `Pipeline.with_memory` puts it after the scorer, which weighs the memory too. What the scorer
    left out, and stands on other pages, gets the reason ``"on 92 of 100 pages"``. What it took for
    body goes too, if it stands on half of the other pages, these are articles, and something else
    is left. What another filter took out keeps its label. Claims on the title, byline and date from
    the places where the site's other pages have them are made once more (`sites/fields.py`).

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

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        found = self.recalled
        if found is None:
            return
        decided = verdicts(document)
        body = open_blocks(decided)
        seen = found.known & (found.seen > 0)
        sure = seen & (found.seen >= _SURE_SHARE * found.pages) & (found.pages >= _SURE_PAGES)
        if not (body & ~sure).any() or weight(found) < _ARTICLES:
            sure &= ~body
        counted = {
            count: _counted(_SEEN.mark(0), count, found.pages)
            for count in np.unique(found.seen).tolist()
        }
        # Plain lists: each block is looked up in all of them.
        columns = zip(body.tolist(), sure.tolist(), seen.tolist(), found.seen.tolist(), decided)
        for index, (kept, is_sure, is_seen, count, standing) in enumerate(columns):
            if is_sure if kept else is_seen and _is_plain(standing):
                yield counted[count]._replace(block=index)
            elif kept and found.path_held[index] > _HELD_SHARE * found.pages:
                said = _HELD.mark(index, label=body_label(document, index))
                yield _counted(said, found.path_held[index], found.pages)
        yield from field_claims(document, found)


def _is_plain(standing: Decision | None) -> bool:
    return standing is not None and standing.label is Label.BOILERPLATE


def _counted(said: Decision, count: float, pages: int) -> Decision:
    """The decision with its numbers in the reason."""
    return said._replace(reason=said.reason.replace("N of M", f"{count:.0f} of {pages}"))
