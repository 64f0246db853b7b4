"""When the article was published and last changed, as the page says it in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ..document import Claim, Decision, Document, Hint, Label
from ..patterns.date_lines import date_cue, has_words, is_date_line, is_rest_short
from ..patterns.date_order import day_first
from ..patterns.dateline import dateline, is_cut_from_sentence
from ..patterns.dates import DATED, Found, find_date, find_dates
from ..patterns.entries import dated_headings
from ..patterns.relative_dates import AGED, find_relative, relative_moment
from ..patterns.sentences import is_bulleted
from ..patterns.tags import STRUCTURE
from ..reasons import Reason
from ..scoring.page.article_position import ArticlePosition
from ..scoring.page.links import is_linked
from ..scoring.page.shape import shapes
from ..scoring.page.trusted_hints import trusted_hints
from ..verdict import verdicts

_HEAD_INSIDE = 10  # how many blocks into the body a date line may be: a standfirst reads like prose
# Blocks before and after a headline in which a date is the article's, however far the body begins:
# on the 793 articles of the developers' web corpus five days are found that were not, and one is
# lost (`python -m benchmarks.measure.html --corpus wcxb-dev --types article`).
_BESIDE = 10
# The largest confidence of a date below the body or outside the article: three of them do not
# outvote the weakest metadata.
_ELSEWHERE = 0.1
_OTHERS = Hint.RELATED | Hint.COMMENT | Hint.NAVIGATION | Hint.FOOTER
_MAX_WORDS = 24.0  # words of a line that is a date with its cue, place and author
_CLOCK = re.compile(
    r"""(?ix)
    \A (?: \w+\s )? \d{1,2} [:.h] \d{2} (?: [:.]\d{2} )?  # "Friday 14:05"
    \s? (?: [ap]\.?m\.? )? \s? (?: [a-z]{2,4} )? \Z  # "am", "CEST"
    """
)
# Where the page shows no other date, the one of its last change ("Stand: …", "Updated …") is also
# taken for the published one: on the developers' corpora the truth agrees on 19 of the 19 pages of
# which this was seen.
_ONLY_DATE = 0.25
# Confidence of the day that all date lines of a page name, where none stands near the article and
# metadata has none. On flattened articles of the developers' web corpus 31 pages more are right and
# 6 fewer: those where nobody noted a date (`python -m benchmarks.measure.text --corpus wcxb-dev
# --types article --shapes full`).
_ONLY_DAY = 0.2
_OPENING = 120  # characters in which a dateline ends
_DATELINE = 0.45  # confidence of its date
_LINE = Reason("date-line", Label.DATE, 0.8, "the line is a date and little else")
_RELATIVE_LINE = Reason(
    "relative-date", Label.DATE, 0.75, 'the line is a date such as "5 hours ago"'
)
_CUE_ALONE = Reason(
    "date-cue", Label.DATE, 0.7, 'the line announces the date on the next one ("Published")'
)
_TIME = Reason("time-line", Label.DATE, 0.7, "the line is a time of day, cut off a date")


class Dates:
    """Mark lines that are a date, and claim the published and the modified one.

    Only lines near the article's beginning, or directly after its end, date the article; a date in
    a sentence does not. A date with a cue ("Published") beats one without, one with a time beats
    one without, and a nearer one beats one further away.

    Args:
        reach: how many blocks before the body a date may be.
    """

    name = "dates"
    reasons = (_LINE, _RELATIVE_LINE, _CUE_ALONE, _TIME)

    def __init__(self, reach: int = 30) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        place = ArticlePosition(document, verdicts(document), self.reach, inside=_HEAD_INSIDE)
        headlines = [index for index, tag in enumerate(document.blocks.tags) if tag == "h1"]
        dated = DATED.blocks(document.blocks)
        first = day_first(document)
        claimed, seen = False, dict[tuple[int, int, int], Claim]()
        for index in _open(document, place, _candidates(document, dated)):
            text = document.blocks.texts[index]
            found = find_dates(text, document.language, first) if index in dated else ()
            above = document.blocks.texts[index - 1] if index else ""
            if not found or not is_date_line(text, found, above):
                yield from _other(document, index, place, not found, first)
                continue
            yield _LINE.mark(index)
            distance, other = _distance(index, place, headlines), _is_others(document, index)
            if distance is not None:
                claimed = True
                max_confidence = _ELSEWHERE if distance > self.reach or other else 1.0
                yield from self._claims(document, index, found, distance, max_confidence)
            elif not other and date_cue(text[: found[0].start]) != "updated":
                seen.update(
                    (
                        moment.value.timetuple()[:3],
                        Claim("date", moment.value, _ONLY_DAY, block=index),
                    )
                    for moment in found
                )

        if (
            len(seen) == 1
            and not claimed
            and not any(claim.field == "date" for claim in document.claims)
        ):
            yield from seen.values()
        if not (claimed or seen or any(claim.field == "date" for claim in document.claims)):
            yield from _opening(document, place, dated, first)

    def _claims(
        self,
        document: Document,
        index: int,
        found: Sequence[Found],
        distance: int,
        max_confidence: float,
    ) -> Iterator[Claim]:
        text = document.blocks.texts[index]
        previous = document.blocks.texts[index - 1] if index else ""
        for position, moment in enumerate(found):
            lead = text[found[position - 1].end if position else 0 : moment.start]
            if not has_words(lead) and position == 0 and len(previous) < 30:
                lead = previous  # the cue on a line of its own
            cue = date_cue(lead)
            field = "modified" if cue == "updated" else "date"
            confidence = (
                0.55
                + 0.25 * (cue is not None)
                + 0.08 * isinstance(moment.value, datetime)
                - 0.006 * distance
            )
            yield Claim(
                field,
                moment.value,
                round(min(max_confidence, max(0.05, confidence)), 3),
                block=index,
            )
            if field == "modified":
                yield Claim("date", moment.value, min(max_confidence, _ONLY_DATE), block=index)


def _opening(
    document: Document, place: ArticlePosition, dated: frozenset[int], first: bool | None
) -> Iterator[Claim]:
    """The claim of the dateline that opens the body ("Velden, 2 May 2024 – The …")."""
    start = place.span[0] if place.span else 0
    for index in sorted(dated & {start, start + 1}):
        text = document.blocks.texts[index]
        moment = dateline(text, find_dates(text[:_OPENING], document.language, first))
        if moment is not None:
            yield Claim("date", moment.value, _DATELINE, block=index)
            return


def _candidates(document: Document, dated: frozenset[int]) -> list[int]:
    """The few blocks that may be a date, the cue of one below, a relative date, or a time."""
    cut = (index for index, hints in enumerate(document.blocks.hints) if hints & Hint.SAME_LINE)
    times = (index for index in cut if _CLOCK.match(document.blocks.texts[index]))
    cues = (index - 1 for index in dated if index)
    return sorted({*dated, *cues, *AGED.blocks(document.blocks), *times})


def _open(document: Document, place: ArticlePosition, candidates: Iterable[int]) -> Iterator[int]:
    """Those of the candidates that may be date lines."""
    blocks, words = document.blocks, shapes(document.blocks).words
    hidden = trusted_hints(document) & (Hint.HIDDEN | Hint.IMAGE)
    entries = dated_headings(blocks.tags, DATED.blocks(document.blocks))
    for index in candidates:
        if (
            words[index] > _MAX_WORDS
            or blocks.hints[index] & hidden
            or is_cut_from_sentence(document, index)
        ):
            continue
        if index not in entries and not (place.inside(index) and _is_item(document, index)):
            yield index


def _is_others(document: Document, index: int) -> bool:
    """True in a container of other articles, comments or menus."""
    return bool(document.blocks.hints[index] & trusted_hints(document) & _OTHERS)


def _other(
    document: Document,
    index: int,
    place: ArticlePosition,
    undated: bool,
    first: bool | None,
) -> Iterator[Decision | Claim]:
    """The decision on a line that is not a date line: a relative date, a date's cue, a time.

    Args:
        document: the page.
        index: the line's block.
        place: where the article is.
        undated: no date stands in it.
        first: the order of day and month.
    """
    text = document.blocks.texts[index]
    relative = find_relative(text) if undated else None
    if relative and is_rest_short(text[: relative.start()] + text[relative.end() :]):
        yield _RELATIVE_LINE.mark(index)
        if document.reference and place.distance(index) is not None:
            yield from _relative_claim(relative[0], index, document)
    elif _is_cue(document, index, first):
        yield _CUE_ALONE.mark(index)
    elif index and document.blocks.hints[index] & Hint.SAME_LINE and _CLOCK.match(text):
        yield _TIME.mark(index)


def _is_cue(document: Document, index: int, first: bool | None) -> bool:
    """True for a cue on a line of its own, above a date."""
    below = index + 1
    if shapes(document.blocks).words[index] > 4 or below not in DATED.blocks(document.blocks):
        return False
    return (
        find_date(document.blocks.texts[below], document.language, first) is not None
        and date_cue(document.blocks.texts[index]) is not None
    )


def _distance(index: int, place: ArticlePosition, headlines: Sequence[int]) -> int | None:
    """How far a line is from the headline, else from the body; None if it is near neither."""
    near = min((abs(index - headline) for headline in headlines), default=_BESIDE + 1)
    return near if near <= _BESIDE else place.distance(index)


def _is_item(document: Document, index: int) -> bool:
    """True for an item of a list, a row of a table, a heading, code or a quotation.

    A date in one of these belongs to the body, as in a timeline.
    """
    return (
        document.blocks.tags[index] in STRUCTURE and not is_linked(document.blocks, index)
    ) or is_bulleted(document.blocks.texts[index])


def _relative_claim(words: str, index: int, document: Document) -> Iterator[Claim]:
    value = document.reference and relative_moment(words, document.reference, document.language)
    if value is not None:
        yield Claim("date", value, 0.5, block=index)
