"""Captions of images, their credits and alternative texts."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Claim, Decision, Document, Hint, Label
from ..lexicons import strip_marks
from ..reasons import Reason
from ..scoring.caption import Found, in_figure, in_gallery, is_credit_alone, read_caption
from ..scoring.page.article_position import ArticlePosition
from ..scoring.page.shape import shapes
from ..scoring.page.trusted_hints import trusted_hints
from ..verdict import is_doubtful, is_out, verdicts

_LONGEST = 70.0  # words; of the captions of the developers' news corpus one in a hundred is longer
_LONGEST_MARKED = 120.0  # words of one that markup calls a caption
_BOXES = (
    Label.RELATED,
    Label.ADVERT,
)  # what containers call themselves that may hold a figure of the article …
_WEAK = 0.6  # … and up to which confidence its caption overrules them


class Captions:
    """Mark captions, credits and alternative texts, and claim each caption with what belongs to it.

    A caption shows itself by the credit at its end, by an alternative text directly above that says
    the same, by a credit on one of the next two lines, by a cue ("Pictured:"), or by its markup
    (`cleanscrape.scoring.caption`).

    Args:
        reach: how many blocks before and after the article's run a caption may stand; farther ones
            belong to teasers.
    """

    name = "captions"
    reasons = (
        Reason("image-alt", Label.ALT_TEXT, 0.8, "the markup says that it is an alternative text"),
        Reason("alt-above", Label.ALT_TEXT, 0.85, "the line says the same as the caption below it"),
        Reason("caption-credit", Label.CAPTION, 0.85, "the line ends with a credit"),
        Reason(
            "caption-credit-below",
            Label.CAPTION,
            0.75,
            "a credit stands on one of the next two lines",
        ),
        Reason(
            "caption-credit-above",
            Label.CAPTION,
            0.8,
            "a credit stands on the line above, and the markup says that the two belong together",
        ),
        Reason(
            "caption-figure",
            Label.CAPTION,
            0.8,
            "the line stands in a figure, and the markup calls it the caption",
        ),
        Reason(
            "caption-markup",
            Label.CAPTION,
            0.75,
            "the name of a class says that it is a caption, beside an image",
        ),
        Reason("caption-cue", Label.CAPTION, 0.75, 'the line begins with a cue ("Pictured:")'),
        Reason("caption-alt", Label.CAPTION, 0.75, "the line stands under its alternative text"),
        Reason(
            "credit-below", Label.CREDIT, 0.85, "the line is the credit of the caption above it"
        ),
        Reason(
            "credit-above", Label.CREDIT, 0.85, "the line is the credit of the caption below it"
        ),
        Reason("credit-alone", Label.CREDIT, 0.75, "the line is a credit without a caption"),
    )

    def __init__(self, reach: int = 12) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        place = ArticlePosition(document, decided, self.reach, self.reach)
        mask = trusted_hints(document)
        taken, seen = -1, set[str]()
        headline = next(
            (index for index, tag in enumerate(document.blocks.tags) if tag == "h1"), len(document)
        )
        for index, text in enumerate(document.blocks.texts):
            hints = document.blocks.hints[index] & mask
            if index <= taken or hints & Hint.HIDDEN:
                continue
            if hints & Hint.IMAGE:
                yield Decision(index, Label.ALT_TEXT, 0.8, "image-alt")
                continue
            if not _may_be(document, index, place, decided[index], index > headline):
                continue
            found = read_caption(document, index, place)
            if found is None:
                if is_credit_alone(document, index):
                    yield Decision(index, Label.CREDIT, 0.75, "credit-alone")
            elif found.caption.credit is not None or not (text in seen or text.startswith("http")):
                said = strip_marks(found.caption.text)
                yield from (
                    item
                    for item in _said(document, index, found)
                    if isinstance(item, Decision) or said not in seen
                )
                seen |= {text, said}
                taken = max(index, *found.also) if found.also else index


def _may_be(
    document: Document,
    index: int,
    place: ArticlePosition,
    decision: Decision | None,
    below_headline: bool,
) -> bool:
    """True for a block of a caption's length near the article that is nothing else, or doubtfully so."""
    hinted = document.blocks.hints[index] & trusted_hints(document) & Hint.CAPTION
    if shapes(document.blocks).words[index] > (_LONGEST_MARKED if hinted else _LONGEST):
        return False
    if not (place.near(index) or (below_headline and in_gallery(document, index, place))):
        return False
    return not is_out(decision) or (
        is_doubtful(decision, _BOXES, _WEAK) and in_figure(document, index, place)
    )


def _said(document: Document, index: int, found: Found) -> Iterator[Decision | Claim]:
    yield Decision(index, Label.CAPTION, found.confidence, found.reason)
    for other in found.also:
        is_alt = other < index and found.caption.alt == document.blocks.texts[other]
        where = "below" if other > index else "above"
        yield Decision(
            other,
            Label.ALT_TEXT if is_alt else Label.CREDIT,
            0.85,
            "alt-above" if is_alt else f"credit-{where}",
        )
    yield Claim("caption", found.caption, found.confidence, block=index, also=found.also)
