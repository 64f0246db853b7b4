"""The headline."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Claim, Decision, Document, Label
from ..lexicons import strip_marks
from ..patterns.mail import has_header
from ..patterns.sentences import without_bullet
from ..patterns.subtitles import cue_times
from ..reasons import Reason
from ..scoring.lines.headline import headline, without_site
from ..scoring.page.places import places_of
from ..scoring.page.shape import plain
from ..verdict import verdicts

_SHAPE = Reason("headline-shape", Label.TITLE, None, "the line looks most like the headline")
_AGAIN = Reason("title-again", Label.DUPLICATE, 0.9, "the line says the same as the headline")


class Titles:
    """Claim the headline.

    It is the line before the body that looks most like one (see
    `cleanscrape.scoring.lines.headline_score`).

    Lines that say the same elsewhere (in the page's head, in a breadcrumb, above the article) are
    marked as its duplicates.

    Args:
        min_probability: how likely it must be that this line is the headline, against there being
            none.
    """

    name = "title"
    reasons = (_SHAPE, _AGAIN)

    def __init__(self, min_probability: float = 0.5) -> None:
        self.min_probability = min_probability

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        if has_header(document) or cue_times(document):  # neither has a headline
            return
        found = headline(document, verdicts(document))
        if found is None or found[1] < self.min_probability:
            return
        best, likely = found
        title = without_bullet(document.blocks.texts[best])
        short = (
            without_site(title, document)
            if document.blocks.tags[best] == "title"
            else _without_kicker(title, document)
        )
        confidence = round(min(0.95, likely), 3)
        yield _SHAPE.mark(best, confidence)
        yield Claim("title", short, confidence, block=best)
        folded = strip_marks(title)
        texts = document.blocks.texts
        for index in places_of(folded, plain(document.blocks)):
            if index != best and len(texts[index]) <= len(title) + 40:
                yield _AGAIN.mark(index)


def _without_kicker(title: str, document: Document) -> str:
    """The line without its kicker ("Premiere in Velden: …").

    The kicker goes only where metadata gives the headline without it.
    """
    for claim in document.claims:
        if claim.field == "title" and claim.block is None and title.endswith(claim.value):
            kicker = title[: -len(claim.value)].rstrip()
            if kicker.endswith((":", "–", "—", "-", "|", ".")) and claim.value.count(" ") >= 2:
                return str(claim.value)
    return title
