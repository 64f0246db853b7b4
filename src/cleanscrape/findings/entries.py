"""The entries of a live blog.

They are the updates in JSON-LD, or the parts of the body that begin with a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from ..document import Claim, Document, Label
from ..lexicons import strip_marks
from ..patterns.dates import find_date
from ..patterns.relative_dates import find_relative
from ..patterns.told_times import told_moment
from ..values import Entry, Moment, Paragraph

# A time that stands alone: "14:05", "2.05 pm", "14h05", "14:05 Uhr", "14:05 GMT".
_TIME = re.compile(
    r"""(?xi)
    (?P<hour> [01]?\d | 2[0-3] ) \s? [:.h] \s? (?P<minute> [0-5]\d ) (?: :[0-5]\d )?
    \s? (?P<half> [ap] \.? m \.? )?
    \s? (?: uhr | h | hrs | Z | [A-Z]{3,4} | kl\.? )?
    """
)
_MAX_TIME_CHARS = 20
_MIN_ENTRIES = 3
_MIN_PROSE = 40  # characters of an entry's text; the lines of a timetable are shorter
_MIN_OPENING = 20  # characters of an update's first words that are looked for
_MIN_SHARE = 2 / 3  # of the entries that must have prose
_OTHER_TYPES = frozenset({"forum", "listing", "collection", "product"})  # their posts have times
_UPDATES, _TIMES = 0.8, 0.6


def entry_claims(
    document: Document,
    labels: Sequence[Label],
    paragraphs: Sequence[Paragraph],
    order: Sequence[int],
    ranked: Mapping[str, tuple[Claim, ...]],
) -> Iterator[Claim]:
    """The entries, at most one claim from each source; for the arguments see `findings`."""
    updates = [claim.value for claim in ranked.get("update", ())]
    if updates:
        entries = _of_updates(updates, paragraphs)
        yield Claim("entries", entries, _UPDATES, "json-ld", filter="assemble")
    kind = ranked.get("page_type", ())
    if kind and kind[0].value in _OTHER_TYPES:
        return
    times = _times(document, labels, len(paragraphs), order)
    if len(times) >= _MIN_ENTRIES:
        dates = ranked.get("date", ())
        entries = _of_times(times, paragraphs, dates[0].value if dates else None)
        if entries:
            block = times[0].block
            yield Claim("entries", entries, _TIMES, "text", block, filter="assemble")


def _of_updates(
    updates: Sequence[tuple[str, str, str]], paragraphs: Sequence[Paragraph]
) -> tuple[Entry, ...]:
    """An entry for each update, and its place in the body where its beginning stands there."""
    texts = [strip_marks(paragraph.text) for paragraph in paragraphs]
    known: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        known.setdefault(text, []).append(index)
        if len(text) > _MIN_OPENING:
            known.setdefault(text[:_MIN_OPENING], []).append(index)
    starts = [_start(title, opening, known) for title, _, opening in updates]
    bounds = sorted({start for start in starts if start is not None})
    entries = []
    for (title, moment, _), start in zip(updates, starts):
        span = None
        if start is not None:
            following = bisect_left(bounds, start) + 1
            span = start, bounds[following] if following < len(bounds) else len(texts)
        entries.append(Entry(title or None, _moment(moment), span))
    return tuple(entries)


def _start(title: str, opening: str, known: Mapping[str, list[int]]) -> int | None:
    """The paragraph that an update begins with: its headline, else its first words.

    A headline may be repeated in a summary above: the last one begins the entry.
    """
    headed = known.get(strip_marks(title)) if title else None
    if headed:
        return headed[-1]
    words = strip_marks(opening)
    found = known.get(words) or (
        known.get(words[:_MIN_OPENING]) if len(words) >= _MIN_OPENING else None
    )
    return found[0] if found else None


def _moment(text: str) -> Moment | None:
    found = find_date(text, "en")
    return found.value if found else None


class _Line(NamedTuple):
    """A line that is a time and nothing else.

    Args:
        clock: the time.
        at: number of paragraphs before it.
        block: its block.
        moment: the time with its day, where the page tells machines of it.
    """

    clock: time
    at: int
    block: int
    moment: datetime | None


def _times(
    document: Document, labels: Sequence[Label], size: int, order: Sequence[int]
) -> list[_Line]:
    """The lines that are a time and nothing else."""
    found, blocks = [], document.blocks
    told = {
        index: mark.target
        for index, marks in blocks.marks.items()
        for mark in reversed(marks)  # the first one stands
        if mark.kind == "time" and mark.target
    }
    for index, text in enumerate(blocks.texts):
        if len(text) > _MAX_TIME_CHARS or not (text[:1].isdigit() or index in told):
            continue
        if labels[index] is Label.HIDDEN or order[index] >= size:
            continue
        match = _TIME.fullmatch(text.strip()) if text[:1].isdigit() else None
        moment = _moment_told(told[index], document) if index in told else None
        if match:
            found.append(_Line(_time(match), order[index], index, moment))
        elif moment is not None and find_relative(text):
            found.append(_Line(moment.time(), order[index], index, moment))
    return found


def _moment_told(target: str, document: Document) -> datetime | None:
    """The time that a line tells machines."""
    moment = told_moment(target, document.language, None)
    return moment if isinstance(moment, datetime) else None


def _time(match: re.Match[str]) -> time:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(match["minute"]))


def _of_times(
    times: Sequence[_Line], paragraphs: Sequence[Paragraph], day: Moment | None
) -> tuple[Entry, ...]:
    """An entry for each time; none if the parts are too short for a live blog.

    In all entries alike, the headline comes after the time or directly before it.
    """
    kinds = [paragraph.kind for paragraph in paragraphs]
    above = sum(line.at > 0 and kinds[line.at - 1] == "heading" for line in times)
    first = [
        at - 1 if above > len(times) / 2 and at and kinds[at - 1] == "heading" else at
        for at in (line.at for line in times)
    ]
    entries, told = [], 0
    for line, start, end in zip(times, first, [*first[1:], len(paragraphs)]):
        heading = next((n for n in (start, line.at + 1) if n < end and kinds[n] == "heading"), None)
        texts = [part.text for part in paragraphs[start:end] if part.kind == "paragraph"]
        own = [text for text in texts if len(text) > _MAX_TIME_CHARS]
        told += sum(map(len, own)) >= _MIN_PROSE
        title = paragraphs[heading].text if heading is not None else None
        moment = datetime.combine(_day(day), line.clock, _zone(day)) if day else None
        entries.append(Entry(title, line.moment or moment, (start, end)))
    return tuple(entries) if told >= len(times) * _MIN_SHARE else ()


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _zone(moment: Moment) -> tzinfo | None:
    return moment.tzinfo if isinstance(moment, datetime) else None
