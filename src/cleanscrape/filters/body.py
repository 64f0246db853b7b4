"""The body: the blocks that a learned scorer takes for it, or, on a page with little prose, one contiguous run of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..document import Claim, Decision, Document, Hint, Label
from ..scoring.expected import expected_f1
from ..scoring.model import Score, kind, score
from ..scoring.needs import needed
from ..scoring.rule import body_run
from ..scoring.shape import shapes
from ..scoring.trust import trusted
from ..scoring.threshold import BETA, best_threshold, moved, text_threshold
from ..verdict import is_out, settled, verdicts

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
# A page that is no article may have little prose and yet a body, a list for example, if it has so many times `least` words; a login page or
# an error page has fewer.
_WORDY = 3.0
# What a filter is no surer of than this is a suspicion (the name of a container, a heading somewhere above), which the scorer has seen too,
# with the rest of the page: where it takes the block for body, that counts.
_SUSPECTED = 0.75
# A copy is one whatever else it looks like.
# A caption as long as a paragraph is one only if its markup or a credit says so.
_CAPTION_WORDS = 20.0
_CAPTIONED = 0.5
_CREDITED = frozenset({"caption-credit", "caption-credit-below", "caption-credit-above"})
_KNOWN = _FIELDS | {Label.DUPLICATE}
# Types of page that are less likely than this are not claimed.
_LIKELY = 0.05


class Body:
    """Mark what belongs to the body, and what does not as boilerplate; the confidence is the scorer's probability, 0.85 at most.

    Blocks that earlier filters took out stay out unless the scorer is surer that they are body than the filter was that they are not.
    Claims the type of the page, and how good the body is likely to be.

    Args:
        threshold: probability from which a block is body, but for the places in `scoring/needs.py`; None for the one that suits the
            page (`scoring/threshold.py`).
        least: on a page with fewer words of prose than this, or fewer than `blocks` blocks, a transparent rule decides instead; on one
            that is no article, with fewer words of any kind than three times this.
        blocks: see `least`.
        clean: share of a text's words that stand in the body from which it counts as clean, so that what is left is dropped with care.
        favor: ``"precision"`` for the best F score with beta 0.5, ``"recall"`` for that with beta 2, None for F1.
    """

    name = "body"

    def __init__(
        self, threshold: float | None = None, least: float = 40.0, blocks: int = 5, clean: float = 0.8, favor: str | None = None
    ) -> None:
        self.threshold = threshold
        self.least = least
        self.blocks = blocks
        self.clean = clean
        self.favor = favor

    def favoring(self, favor: str | None) -> Body:
        """The same filter, leaning to one side."""
        return Body(self.threshold, self.least, self.blocks, self.clean, favor)

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        found = score(document, decided) if len(document) >= self.blocks else None
        decisions = [*self.decide(document, decided, found)]
        yield from decisions
        if found is not None:
            kept = np.array([decision is None or decision.label.is_body for decision in settled(decided, decisions)])
            expected = round(expected_f1(document, found, kept), 3)
            yield Claim("confidence", expected, expected, "scorer")
            yield from (Claim("page_type", name, round(chance, 3), "scorer") for name, chance in found.types.items() if chance >= _LIKELY)

    def decide(self, document: Document, decided: Sequence[Decision | None], score: Score | None) -> Iterator[Decision]:
        """What the filter says of the blocks, given what stands for each so far and the scorer's answer.

        Without an answer, on a page of few blocks, and on one with too little prose (or words, if it is no article), the rule decides.
        """
        if score is None or len(document) < self.blocks:
            return self._by_rule(document, decided)
        shape = shapes(document)
        counts, least = (shape.prose, self.least) if score.article >= 0.5 else (shape.words, _WORDY * self.least)
        open_ = sum(count for count, decision in zip(counts, decided) if not is_out(decision))
        return self._by_score(document, decided, score) if open_ >= least else self._by_rule(document, decided)

    def _by_score(self, document: Document, decided: Sequence[Decision | None], score: Score) -> Iterator[Decision]:
        probability, words = score.probability, np.asarray(shapes(document).words)
        best = text_threshold if kind(document) == "text" else best_threshold
        threshold = best(probability, words) if self.threshold is None else self.threshold
        if self.favor is not None:
            probability = moved(probability, best_threshold(probability, words, BETA[self.favor]), threshold)
        needs = needed(document, decided, probability, threshold, self.clean)
        places = np.flatnonzero(probability >= needs)
        first, last = (int(places[0]), int(places[-1])) if len(places) else (len(document), -1)
        rounded = np.round(probability, _DIGITS)
        inside, doubts = np.minimum(_SUREST, rounded).tolist(), np.minimum(_SUREST, np.round(1 - rounded, _DIGITS)).tolist()
        for index, (value, need, standing) in enumerate(zip(probability.tolist(), needs.tolist(), decided)):
            if value >= need:
                if standing is None or standing.label not in _FIELDS:
                    reason = "reads-like-body" if value >= threshold else "fits-body"
                    sure = _SUREST if is_suspected(standing) or self._is_paragraph(document, index, standing, value) else inside[index]
                    yield Decision(index, _kind(document, index), sure, reason)
            elif standing is None or standing.label.is_body:
                reason = "before-body" if index < first else "after-body" if index > last else "unlike-body"
                yield Decision(index, Label.BOILERPLATE, doubts[index], reason)

    @staticmethod
    def _is_paragraph(document: Document, index: int, standing: Decision | None, probability: float) -> bool:
        """True for what was taken for a caption, and is as long as a paragraph, without a figure around it or a credit at its end."""
        if standing is None or standing.label is not Label.CAPTION or probability < _CAPTIONED:
            return False
        in_figure = document.hints[index] & trusted(document) & (Hint.FIGURE | Hint.CAPTION)
        return not in_figure and shapes(document).words[index] >= _CAPTION_WORDS and standing.reason not in _CREDITED

    def _by_rule(self, document: Document, decided: Sequence[Decision | None]) -> Iterator[Decision]:
        run = body_run(document, decided, self.clean)
        first, last = run or (len(document), -1)
        for index in range(len(document)):
            if first <= index <= last:
                yield Decision(index, _kind(document, index), 0.5, "in-article-run")
            else:
                yield Decision(index, Label.BOILERPLATE, 0.55, "outside-article-run" if run else "no-prose")


def is_suspected(standing: Decision | None) -> bool:
    """True for what a block was taken for on a suspicion alone."""
    return standing is not None and standing.confidence <= _SUSPECTED and standing.label not in _KNOWN


def _kind(document: Document, index: int) -> Label:
    return _KINDS.get(document.tags[index], Label.PARAGRAPH)
