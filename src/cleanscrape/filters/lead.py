"""The standfirst between headline and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from ..document import Decision, Document, Hint, Label
from ..late_patterns import late_pattern
from ..lexicons import strip_marks
from ..reasons import Reason
from ..scoring.page.prose_span import prose_span
from ..scoring.page.shape import plain, shapes
from ..scoring.page.trusted_hints import trusted_hints
from ..verdict import first_of, is_doubtful, is_excluded, verdicts

# Words of a container's class that say it holds the standfirst, in the languages whose systems name
# it themselves.
_CALLED = late_pattern(
    r"""(?ix)
    (?: ^ | [./_-] )
    (?: lead | lede | dek | deck | standfirst | strapline | subtitle | sub-title | subhead
      | subheading
      | subheadline | sub-headline | intro | abstract | preface | teasertext | leadtext | ingress
      | einleitung | vorspann | entradilla | bajada | copete | sumario | subtitulo | chapo | sapo
      | catenaccio | occhiello | sommario )
    (?: [._-](?: text | paragraph | content ) )?
    (?= $ | [._-] )
    """
)
# Labels that may be overruled if they are a guess of at most this confidence, by the name of a
# container, which is often around a page's head.
_WEAK = 0.65
_DOUBTED = frozenset(
    {Label.RELATED, Label.ADVERT, Label.SHARE, Label.SUBSCRIBE, Label.NAVIGATION, Label.BIO}
)
_ELSEWHERE = Hint.HIDDEN | Hint.IMAGE | Hint.FIGURE | Hint.COMMENT | Hint.FORM
_MAX_BLOCKS_BELOW = 16  # blocks below the headline
_MIN_WORDS, _MAX_WORDS = 5.0, 120.0  # words
_ALIKE = 95.0  # rapidfuzz ratio
_MIN_DESCRIPTION_CHARS = 40  # folded characters of a description that was cut off

_DESCRIBED = Reason(
    "lead-description", Label.LEAD, 0.9, "metadata gives these words as the article's description"
)
_MARKUP = Reason("lead-markup", Label.LEAD, 0.88, "the markup calls the block a standfirst")


class Leads:
    """Mark the standfirst.

    This is a block that metadata has as the article's description, or that markup calls its lead.

    It is below the headline and above the text's third block; a page has only one. On the
    developers' news corpus 91 of 98 standfirsts are a block of the page.

    Args:
        reach: how many blocks below the headline it may stand.
    """

    name = "lead"
    reasons = (_DESCRIBED, _MARKUP)

    def __init__(self, reach: int = _MAX_BLOCKS_BELOW) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision]:
        decided = verdicts(document)
        places = [*self._places(document, decided)]
        described = [
            strip_marks(claim.value) for claim in document.claims if claim.field == "description"
        ]
        folded = plain(document.blocks)
        for index in places:
            if any(_is_same(folded[index], text) for text in described):
                yield _DESCRIBED.mark(index)
                return
        for index in places:
            if _CALLED.search(document.blocks.paths[index].rpartition("/")[2]):
                yield _MARKUP.mark(index)
                return

    def _places(self, document: Document, decided: Sequence[Decision | None]) -> Iterator[int]:
        """The blocks that may be it."""
        title = first_of(decided, Label.TITLE)
        span = prose_span(document, decided)
        if title is None or span is None:
            return
        words, mask = shapes(document.blocks).words, trusted_hints(document)
        for index in range(title + 1, min(title + 1 + self.reach, span[0] + 3, span[1] + 1)):
            shown = not document.blocks.hints[index] & mask & _ELSEWHERE
            free = not is_excluded(decided[index]) or is_doubtful(decided[index], _DOUBTED, _WEAK)
            if shown and free and _MIN_WORDS <= words[index] <= _MAX_WORDS:
                yield index


def _is_same(text: str, described: str) -> bool:
    """True for a block that equals a description, or begins as a longer or shortened one does."""
    shorter, longer = sorted((text, described), key=len)
    if len(shorter) >= _MIN_DESCRIPTION_CHARS and longer.startswith(shorter):
        return True
    return ratio(text, described) >= _ALIKE
