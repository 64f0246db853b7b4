"""The body of a page that has too little prose for the learned scorer: one contiguous run of blocks that read like prose."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Decision, Document, Label
from .run import article_run
from .shape import shapes

_PAGE = 10  # blocks from which a page with one short paragraph is a notice ("nothing was found"), not an article
_NOTICE = 35.0  # words of the longest notice
_SCRAP = 1  # block: a page of a single line without a sentence of 8 words is kept as it is
# Labels of what stands after a body: the first of them ends it.
CLOSING = frozenset(
    {Label.RELATED, Label.COMMENT, Label.SHARE, Label.SUBSCRIBE, Label.COPYRIGHT, Label.NAVIGATION, Label.TAGS, Label.BIO, Label.COOKIE}
)


def body_run(document: Document, decided: Sequence[Decision | None], clean: float) -> tuple[int, int] | None:
    """First and last block of the body; None where the page has no prose.

    On a text that is clean already (nearly all of its words are prose) every block from the title on that no other filter marked stays:
    dropping a true paragraph is worse there than keeping a stray line.

    Args:
        document: the page.
        decided: what stands for each block so far (`cleanscrape.verdict.verdicts`).
        clean: share of the words that stand in prose from which a page counts as clean.
    """
    run = article_run(document, decided)
    if run is None:
        return (0, len(document)) if len(document) <= _SCRAP else None
    first, last = run
    if document.source != "text":
        prose = shapes(document).prose[first : last + 1]
        lone = len(document) > _PAGE and sum(map(bool, prose)) == 1 and sum(prose) < _NOTICE
        return None if lone else run
    open_words = [0.0 if _is_out(decision) else words for words, decision in zip(shapes(document).words, decided)]
    if sum(open_words[first : last + 1]) < clean * sum(open_words):
        return run
    title = next((claim.block for claim in document.claims if claim.field == "title" and claim.block is not None), 0)
    return min(first, title), _end(decided, last)


def _is_out(decision: Decision | None) -> bool:
    return decision is not None and not decision.label.is_body


def _end(decided: Sequence[Decision | None], last: int) -> int:
    """The last block before the first one after the run that opens something else: links, comments, the footer."""
    for index in range(last + 1, len(decided)):
        decision = decided[index]
        if decision is not None and decision.label in CLOSING:
            return index - 1
    return len(decided) - 1
