"""Who wrote the article, as the page says it in words."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Claim, Decision, Document, Label
from ..patterns.closing import closing_signature
from ..patterns.mail import has_header
from ..reasons import Reason
from ..scoring.lines.byline_candidates import byline_candidates
from ..scoring.lines.byline_line import BylinePage, Line
from ..scoring.lines.byline_score import byline_probability, could_be_byline
from ..verdict import verdicts

# On a page whose markup could name the byline, a bare name needs this much more probability.
_BARE = 0.1
_ROUNDING = 0.001  # probabilities are rounded to so much
_CLOSING = 0.65  # confidence of names in brackets at the very end


_CUED = Reason(
    "byline-cue",
    Label.BYLINE,
    None,
    'the line begins with a cue ("By"), or the markup says that it is a byline',
)
_BY_PLACE = Reason("byline-place", Label.BYLINE, None, "the line is a name, where bylines stand")
_CONTINUED = Reason(
    "byline-goes-on",
    Label.BYLINE,
    None,
    "the line belongs to the byline above: more names, a role",
)


class Bylines:
    """Mark bylines and claim their authors.

    A byline is a line with a cue ("By Jo Doe"), or a bare name where bylines usually are.

    `cleanscrape.scoring.lines.byline_score` estimates how likely a line is the byline. Consecutive
    bylines count as one.

    Args:
        reach: how many blocks before the body a byline may be.
        min_probability: how likely it must be that the line is a byline.
    """

    name = "byline"
    reasons = (_CUED, _BY_PLACE, _CONTINUED)

    def __init__(self, reach: int = 60, min_probability: float = 0.4) -> None:
        self.reach = reach
        self.min_probability = min_probability

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        if has_header(document):  # the name below the text is the sender's greeting
            return
        decided = verdicts(document)
        page = BylinePage(document, decided)
        least = self.min_probability - _ROUNDING
        bare = 0.0 if document.source == "text" else _BARE
        for found in byline_candidates(
            document, decided, self.reach, lambda block: could_be_byline(page, block, least, bare)
        ):
            byline = page.named(found.byline)
            line = Line(page, byline, found.block, found.other_blocks)
            doubt = 0.0 if found.cued else bare
            likely = byline_probability(line, least + doubt)
            if likely is None or round(likely, 3) < self.min_probability + doubt:
                continue
            probability = round(likely, 3)
            reason = _CUED if found.cued else _BY_PLACE
            yield reason.mark(found.block, min(0.99, round(probability + 0.15, 3)))
            confidence = min(0.99, round(probability + 0.1, 3))
            yield from (_CONTINUED.mark(other, confidence) for other in found.other_blocks)
            yield Claim(
                "byline",
                byline,
                probability,
                block=found.block,
                other_blocks=found.other_blocks,
            )
        yield from self._closing(document, page.span[1])

    def _closing(self, document: Document, last: int) -> Iterator[Claim]:
        """The claim of a signature in brackets at the end of the body's last paragraph.

        The paragraph keeps its label.
        """
        for index in range(last, min(last + 2, len(document))):
            byline = closing_signature(document.blocks.texts[index])
            if byline is not None:
                yield Claim("byline", byline, _CLOSING, block=index)
                return
