"""The body: the blocks that a learned scorer takes for it, or, on a page with little prose, one contiguous run of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..document import Decision, Document, Label
from ..scoring.chars import Floats
from ..scoring.model import THRESHOLDS, body_probability, kind
from ..scoring.needs import needed
from ..scoring.rule import body_run
from ..scoring.shape import shapes
from ..verdict import is_out, verdicts

_KINDS = {
    "li": Label.LIST_ITEM,
    "dt": Label.LIST_ITEM,
    "dd": Label.LIST_ITEM,
    "blockquote": Label.QUOTE,
    "tr": Label.TABLE,
    "pre": Label.CODE,
} | {f"h{level}": Label.HEADING for level in range(1, 7)}
# What the markup hides, and parts of an article that are not its body; whether a block is one is for their own filters to say. Captions
# are missing here: on the developers' web articles, nine of ten blocks that were marked as one and that the scorer takes for body are
# paragraphs.
_FIELDS = frozenset({Label.TITLE, Label.BYLINE, Label.DATE, Label.CREDIT, Label.ALT_TEXT, Label.ICON, Label.HIDDEN})
# However sure the scorer is, a filter that knows something of this very block may be surer.
_SUREST = 0.85
_DIGITS = 4  # of a confidence; beyond them versions of NumPy differ


class Body:
    """Mark what belongs to the body, and what does not as boilerplate; the confidence is the scorer's probability, 0.85 at most.

    Blocks that earlier filters took out stay out unless the scorer is surer that they are body than the filter was that they are not.

    Args:
        threshold: probability from which a block is body, but for the places in `scoring/needs.py`; None for the one that suits the
            kind of page (`scoring/model.py`).
        least: on a page with fewer words of prose than this, or fewer than `blocks` blocks, a transparent rule decides instead.
        blocks: see `least`.
        clean: share of a text's words that stand in the body from which it counts as clean, so that what is left is dropped with care.
    """

    name = "body"

    def __init__(self, threshold: float | None = None, least: float = 40.0, blocks: int = 5, clean: float = 0.8) -> None:
        self.threshold = threshold
        self.least = least
        self.blocks = blocks
        self.clean = clean

    def __call__(self, document: Document) -> Iterator[Decision]:
        decided = verdicts(document)
        return self.decide(document, decided, body_probability(document, decided) if self._is_scored(document, decided) else None)

    def decide(self, document: Document, decided: Sequence[Decision | None], probability: Floats | None) -> Iterator[Decision]:
        """What the filter says, given what stands for each block so far and the scorer's probability for each.

        Without probabilities, and on a page with too little prose for them, the rule decides.
        """
        if probability is None or not self._is_scored(document, decided):
            return self._by_rule(document, decided)
        return self._by_score(document, decided, probability)

    def _is_scored(self, document: Document, decided: Sequence[Decision | None]) -> bool:
        prose = sum(words for words, decision in zip(shapes(document).prose, decided) if not is_out(decision))
        return len(document) >= self.blocks and prose >= self.least

    def _by_score(self, document: Document, decided: Sequence[Decision | None], probability: Floats) -> Iterator[Decision]:
        threshold = THRESHOLDS[kind(document)] if self.threshold is None else self.threshold
        needs = needed(document, decided, probability, threshold, self.clean)
        places = np.flatnonzero(probability >= needs)
        first, last = (int(places[0]), int(places[-1])) if len(places) else (len(document), -1)
        for index, (value, need, standing) in enumerate(zip(probability.tolist(), needs.tolist(), decided)):
            if value >= need:
                if standing is None or standing.label not in _FIELDS:
                    reason = "reads-like-body" if value >= threshold else "fits-body"
                    yield Decision(index, _kind(document, index), min(_SUREST, round(value, _DIGITS)), reason)
            elif not is_out(standing):
                reason = "before-body" if index < first else "after-body" if index > last else "unlike-body"
                yield Decision(index, Label.BOILERPLATE, min(_SUREST, round(1 - value, _DIGITS)), reason)

    def _by_rule(self, document: Document, decided: Sequence[Decision | None]) -> Iterator[Decision]:
        run = body_run(document, decided, self.clean)
        first, last = run or (len(document), -1)
        for index in range(len(document)):
            if first <= index <= last:
                yield Decision(index, _kind(document, index), 0.5, "in-article-run")
            else:
                yield Decision(index, Label.BOILERPLATE, 0.55, "outside-article-run" if run else "no-prose")


def _kind(document: Document, index: int) -> Label:
    return _KINDS.get(document.tags[index], Label.PARAGRAPH)
