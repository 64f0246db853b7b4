"""Captions of images, their credits and alternative texts."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Claim, Decision, Document, Hint, Label
from ..lexicons import strip_marks
from ..scoring.captions import (
    Found,
    candidates,
    in_figure,
    in_gallery,
    is_credit_alone,
    read_caption,
)
from ..scoring.captions.reasons import (
    ALT_ABOVE,
    CAPTION_REASONS,
    CREDIT_ABOVE,
    CREDIT_ALONE,
    CREDIT_BELOW,
    IMAGE_ALT,
)
from ..scoring.page.article_position import ArticlePosition
from ..scoring.page.shape import shapes
from ..scoring.page.trusted_hints import trusted_hints
from ..verdict import is_doubtful, is_excluded, verdicts

_MAX_WORDS = (
    70.0  # words; of the captions of the developers' news corpus one in a hundred is longer
)
_MAX_MARKED_WORDS = 120.0  # words of a line that markup calls a caption
_BOXES = (
    Label.RELATED,
    Label.ADVERT,
)  # what containers call themselves that may hold a figure of the article …
_WEAK = 0.6  # … and up to which confidence its caption overrules them


class Captions:
    """Mark captions, credits and alternative texts, and claim each caption with its parts.

    A caption is recognised by the credit at its end, by an alternative text directly above that
    says the same, by a credit on one of the next two lines, by a cue ("Pictured:"), or by its
    markup
    (`cleanscrape.scoring.captions`).

    Args:
        reach: how many blocks before and after the prose span a caption may stand; farther ones
            belong to teasers.
    """

    name = "captions"
    reasons = CAPTION_REASONS

    def __init__(self, reach: int = 12) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        place = ArticlePosition(document, decided, self.reach, self.reach)
        mask, words = trusted_hints(document), shapes(document.blocks).words
        taken, seen = -1, set[str]()
        tags = document.blocks.tags
        headline = tags.index("h1") if "h1" in tags else len(document)
        for index in candidates(document, place, headline):
            text = document.blocks.texts[index]
            hints = document.blocks.hints[index] & mask
            if index <= taken or hints & Hint.HIDDEN:
                continue
            if hints & Hint.IMAGE:
                yield IMAGE_ALT.mark(index)
                continue
            if words[index] > (_MAX_MARKED_WORDS if hints & Hint.CAPTION else _MAX_WORDS):
                continue
            if not _may_be(document, index, place, decided[index], index > headline):
                continue
            found = read_caption(document, index, place)
            if found is None:
                if is_credit_alone(document, index):
                    yield CREDIT_ALONE.mark(index)
            elif found.caption.credit is not None or not (text in seen or text.startswith("http")):
                said = strip_marks(found.caption.text)
                yield from (
                    item
                    for item in _results(document, index, found)
                    if isinstance(item, Decision) or said not in seen
                )
                seen |= {text, said}
                taken = max(index, *found.other_blocks) if found.other_blocks else index


def _may_be(
    document: Document,
    index: int,
    place: ArticlePosition,
    decision: Decision | None,
    below_headline: bool,
) -> bool:
    """True for a block near the article that no filter is certain about."""
    if is_excluded(decision) and not (
        is_doubtful(decision, _BOXES, _WEAK) and in_figure(document, index, place)
    ):
        return False
    return place.near(index) or (below_headline and in_gallery(document, index, place))


def _results(document: Document, index: int, found: Found) -> Iterator[Decision | Claim]:
    caption = found.mark(index)
    yield caption
    for other in found.other_blocks:
        if other < index and found.caption.alt == document.blocks.texts[other]:
            yield ALT_ABOVE.mark(other)
        else:
            yield (CREDIT_BELOW if other > index else CREDIT_ABOVE).mark(other)
    yield Claim(
        "caption", found.caption, caption.confidence, block=index, other_blocks=found.other_blocks
    )
