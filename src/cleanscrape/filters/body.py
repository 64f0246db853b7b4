"""The body: the blocks that the trained scorer takes for it.

It is never empty on a page on which a reader would find text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..document import EMBEDDED, Claim, Decision, Document, Label
from ..reasons import Reason
from ..scoring.body.columns import open_blocks
from ..scoring.body.expected import expected_f1
from ..scoring.body.labels import body_label
from ..scoring.body.model import Score, score
from ..scoring.body.rescue import embedded, rescued
from ..scoring.body.selection import Preference, page_threshold, selected
from ..scoring.page.shape import shapes
from ..verdict import settled, verdicts

if TYPE_CHECKING:
    from ..sites.evidence import Evidence

# Hidden text, and parts of an article that are not its body: their own filters decide about these.
# Captions are not in this list: on the developers' web articles, nine of ten blocks that were
# marked as captions and that the scorer takes for body are paragraphs. Hidden text stays out,
# although nine of ten of its words that the scorer takes for body are in the true bodies of the web
# corpus (tabs, answers that a reader opens): instructions to machines that are hidden in an article
# look the same.
_FIELDS = frozenset(
    {Label.TITLE, Label.BYLINE, Label.DATE, Label.CREDIT, Label.ALT_TEXT, Label.ICON, Label.HIDDEN}
)
# The scorer's confidence is capped, so that a filter that is certain about this block can win.
_SUREST = 0.85
_OVERRULING = 0.9  # what overrules even that
_DIGITS = 4  # of a confidence; further digits differ between versions of NumPy
# A decision with at most this confidence is a guess (by the name of a container, or a heading
# somewhere above). The scorer has seen it too, with the rest of the page, so it overrules the guess
# if it takes the block for body.
_SUSPECTED = 0.75
# A caption as long as a paragraph needs markup or a credit that says so.
_CAPTION_WORDS = 20.0
_CAPTIONED = 0.5
# Types of page that are less likely than this are not claimed.
_LIKELY = 0.05

_READS = Reason(
    "reads-like-body", None, None, "the scorer takes the block for body by its own words and place"
)
_FITS = Reason(
    "fits-body", None, None, "the scorer takes the block for body because of what stands around it"
)
_BEFORE = Reason(
    "before-body",
    Label.BOILERPLATE,
    None,
    "the scorer takes the block for something else, and it stands before the body",
)
_UNLIKE = Reason(
    "unlike-body",
    Label.BOILERPLATE,
    None,
    "the scorer takes the block for something else, within the body",
)
_AFTER = Reason(
    "after-body",
    Label.BOILERPLATE,
    None,
    "the scorer takes the block for something else, and it stands after the body",
)
_BEST = Reason(
    "best-there-is",
    None,
    _OVERRULING,
    "nothing else on the page was left, and this is what a reader would point at",
)
_EMBEDDED = Reason(
    "embedded-text",
    None,
    _OVERRULING,
    "the block stands only in the page's JSON-LD or state, which holds twice as much text as what "
    "the page shows",
)
_INSTEAD = Reason(
    "embedded-instead",
    Label.DUPLICATE,
    _OVERRULING,
    "the block would be body if a script did not hold the text in full",
)


class Body:
    """Mark what belongs to the body, and what does not as boilerplate.

    The confidence is the scorer's probability, 0.85 at most.
    Blocks that earlier filters took out stay out, unless that was a guess, or the scorer is more
    confident that they are body than the filter was that they are not. If nothing is left although
    the page has text, the best candidate becomes the body (`scoring/body/rescue.py`). The filter
    also claims the type of the page, and how good the body is likely to be.

    Args:
        threshold: see `cleanscrape.scoring.body.selection.Preference`.
        clean: from this share of its words in the body, a text counts as clean already; the
            threshold for the rest is then lower.
        favor: ``"precision"`` for the best F score with beta 0.5; ``"recall"`` for the best one
            with beta 2, which never keeps less than None does; None for F1.
        page_type: the page's type where it is known, such as ``"article"``.
        recalled: what the site's other pages say, where a memory knows them.
    """

    name = "body"
    reasons = (_READS, _FITS, _BEFORE, _UNLIKE, _AFTER, _BEST, _EMBEDDED, _INSTEAD)

    def __init__(
        self,
        threshold: float | None = None,
        clean: float = 0.8,
        favor: str | None = None,
        page_type: str | None = None,
        recalled: Evidence | None = None,
    ) -> None:
        self.threshold = threshold
        self.clean = clean
        self.favor = favor
        self.page_type = page_type
        self.recalled = recalled

    def favoring(self, favor: str | None) -> Body:
        """The same filter, preferring precision or recall."""
        return Body(self.threshold, self.clean, favor, self.page_type, self.recalled)

    def typed(self, page_type: str | None) -> Body:
        """The same filter for pages of a type that is known."""
        return Body(self.threshold, self.clean, self.favor, page_type, self.recalled)

    def recalling(self, recalled: Evidence) -> Body:
        """The same filter for one page, of whose site other pages are known."""
        return Body(self.threshold, self.clean, self.favor, self.page_type, recalled)

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        if not len(document):
            return
        decided = verdicts(document)
        found = score(document, decided, self.page_type)
        if self.recalled is not None:
            from ..sites.weighing import weighed  # few programs have a memory of sites

            found = weighed(document, self.recalled, found)
        decisions = [*self.decide(document, decided, found)]
        yield from decisions
        kept = _kept(decided, decisions)
        expected = round(expected_f1(document, found, kept), 3)
        yield Claim("confidence", expected, expected, "scorer")
        yield from (
            Claim("page_type", name, round(probability, 3), "scorer")
            for name, probability in found.types.items()
            if probability >= _LIKELY
        )

    def decide(
        self, document: Document, decided: Sequence[Decision | None], score: Score
    ) -> Iterator[Decision]:
        """What the filter says of the blocks.

        Args:
            document: the page.
            decided: the winning decision on each block so far.
            score: the scorer's answer.
        """
        decisions = [*self._by_score(document, decided, score)]
        if self.favor == "recall":  # also what would be the body without the preference
            balanced = [*self.favoring(None).decide(document, decided, score)]
            missing = _kept(decided, balanced) & ~_kept(decided, decisions)
            decisions = [decision for decision in decisions if not missing[decision.block]]
            decisions += [decision for decision in balanced if missing[decision.block]]
        yield from decisions
        kept = _kept(decided, decisions)
        if not kept.any():
            for index in rescued(document, decided, score.probability):
                yield _BEST.mark(index, label=body_label(document, index))
        elif whole := embedded(document, kept):
            for index in whole:
                yield _EMBEDDED.mark(index, label=body_label(document, index))
            for index in np.flatnonzero(kept).tolist():
                if document.blocks.paths[index] != EMBEDDED:
                    yield _INSTEAD.mark(index)

    def _by_score(
        self, document: Document, decided: Sequence[Decision | None], score: Score
    ) -> Iterator[Decision]:
        wanted = Preference(self.threshold, self.clean, self.favor)
        threshold = page_threshold(document, score, wanted)
        body = selected(document, decided, score, wanted, threshold)
        places = np.flatnonzero(body)
        first, last = (int(places[0]), int(places[-1])) if len(places) else (len(document), -1)
        rounded = np.round(score.probability, _DIGITS)
        sures = np.minimum(_SUREST, rounded).tolist()
        doubts = np.minimum(_SUREST, np.round(1 - rounded, _DIGITS)).tolist()
        probability = score.probability.tolist()
        for index, (is_body, standing) in enumerate(zip(body.tolist(), decided)):
            if not is_body:
                if standing is None or standing.label.is_body:
                    yield _where(index, first, last).mark(index, doubts[index])
            elif standing is None or standing.label not in _FIELDS:
                overrules = standing is not None and _overrules(
                    document, index, standing, probability[index]
                )
                sure = _SUREST if overrules else sures[index]
                reason = _READS if probability[index] >= threshold else _FITS
                yield reason.mark(index, sure, body_label(document, index))


def _kept(decided: Sequence[Decision | None], decisions: Sequence[Decision]) -> NDArray[np.bool_]:
    """Which blocks make up the body once these decisions have been added."""
    return open_blocks(settled(decided, decisions))


def _overrules(document: Document, index: int, standing: Decision, probability: float) -> bool:
    """True if the scorer overrules the decision on a block: it is body."""
    if not _is_suspected(standing):
        return False
    return standing.label is not Label.CAPTION or _is_paragraph(document, index, probability)


def _where(index: int, first: int, last: int) -> Reason:
    """Why a block is not body: it is before, within or after the blocks `first` to `last`."""
    return _BEFORE if index < first else _AFTER if index > last else _UNLIKE


def _is_paragraph(document: Document, index: int, probability: float) -> bool:
    """True for a block as long as a paragraph that is more likely body than not.

    Such a block is a caption only if it is in a figure or has a credit.
    """
    return probability >= _CAPTIONED and shapes(document.blocks).words[index] >= _CAPTION_WORDS


def _is_suspected(standing: Decision) -> bool:
    """True if the decision on a block is only a guess."""
    return standing.confidence <= _SUSPECTED and standing.label not in _FIELDS
