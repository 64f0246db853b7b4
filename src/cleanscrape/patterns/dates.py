"""Find dates in a short text. Only complete ones count, with day, month and year."""

from __future__ import annotations

import re
from bisect import bisect, insort
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..table.clues import BLANK, DIGIT, PatternClue
from .months import month_number
from .times import with_time

_WORD = r"(?P<month> [^\W\d_][^\s\d,./|]{2,14} ) \.?"
# Arabic, Persian, Devanagari and Bengali digits
_EASTERN = "[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]"
_YEAR = rf"""
    (?P<year> (?: 19 | 20 | 25 )\d\d | {_EASTERN}{{4}} )
    (?! \d (?! \d?:\d\d ) )  # but a clock glued to it: "20232:23"
"""
# Each form that begins with a number is written so that it begins with a set of characters, which
# `re` scans for.
_FIRST_YEAR = r"(?P<year> [12] (?<!\d\d) (?: (?<=1)9 | (?<=2)0 ) \d\d )"
_DAY = r"(?P<day> \d (?<![\d.,:/-]\d) \d? )"
_FORMS = tuple(
    re.compile(f"(?ix) {form}")
    for form in (
        # 2024-05-03
        rf"""
        {_FIRST_YEAR} (?P<mark>[-./]) \s? (?P<number>\d{{1,2}}) (?P=mark) \s?
        (?P<day>\d{{1,2}}) (?!\d) \.?
        """,
        # 2024年5月3日
        rf"""
        {_FIRST_YEAR} \s? [年년] \s? (?P<number>\d{{1,2}}) \s? [月월] \s?
        (?P<day>\d{{1,2}}) \s? [日일号]
        """,
        # 3 May 2024, 3rd of May 2024, 3. Mai 2024, 3 de mayo de 2024
        rf"""
        {_DAY} \s? (?: st | nd | rd | th | er | º | ª | \. | ، )? \s?
        (?: (?: de | of | d['’] ) \s )? [ -]?
        {_WORD} ,? \s? (?: (?: de | del | of ) \s )? [ -]? {_YEAR}
        """,
        # May 3, 2024
        rf"(?<!\w) {_WORD} \s (?P<day>\d{{1,2}}) (?: st | nd | rd | th )? ,? \s {_YEAR}",
        # 3 tháng 5 năm 2024
        rf"{_DAY} \s (?: tháng | bulan ) \s (?P<number>\d{{1,2}}) ,? \s (?: năm\s )? {_YEAR}",
        # 03/05/2024, 3.5.24
        r"""
        (?P<first> \d (?<![\d./:-]\d) \d? ) (?P<mark>[./-]) \s? (?P<second>\d{1,2}) (?P=mark) \s?
        (?P<year> (?: 19 | 20 )\d\d | \d\d ) (?! [\d./:-]?\d )
        """,
    )
)
# A text without these holds no date of the form: the year's character, and what follows a month
# that comes first.
_NEEDED = (
    None,
    re.compile("[年년]"),
    None,
    re.compile(rf"(?ix) \s\d{{1,2}} (?: st | nd | rd | th )? ,? \s {_YEAR}"),
    None,
    None,
)
# Every form holds a year of four digits, or three numbers with marks between them; few texts with a
# digit do. The pattern begins with a set of characters, because `re` scans for these without trying
# a match at each position.
SIGN = re.compile(
    rf"""(?x)
    \d (?:
        (?: (?<=1)9 | (?<=2)[05] ) \d\d  # a year
        | [./-]\s?\d{{1,2}} [./-]\s?\d\d  # three numbers
        | (?<={_EASTERN}) {_EASTERN}{{3}}  # a year in other digits
    )
    """
)
_EASTERN_DIGIT = "".join(
    map(
        chr,
        (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0x966, 0x970), *range(0x9E6, 0x9F0)),
    )
)
_MARK = "./-"
DATED = PatternClue(
    SIGN,
    [
        ("1", "9", DIGIT, DIGIT),
        ("2", "05", DIGIT, DIGIT),
        (_EASTERN_DIGIT,) * 4,
        (DIGIT, _MARK, DIGIT, _MARK),
        (DIGIT, _MARK, DIGIT, DIGIT, _MARK),
        (DIGIT, _MARK, BLANK, DIGIT),
    ],
)
"""The blocks that may hold a date: all others have no `SIGN`."""


class Found(NamedTuple):
    """A date in a text: its span and its value.

    The value is a `datetime` if a time is beside the date.
    """

    start: int
    end: int
    value: date


def _start(found: Found) -> int:
    return found.start


_BUDDHIST = 2500  # years from here on are counted as in Thailand
_BUDDHIST_YEARS = 543


def find_dates(
    text: str, language: str | None = None, day_first: bool | None = None
) -> tuple[Found, ...]:
    """Complete dates in `text`, from left to right, without overlap.

    Args:
        text: a short piece of text; the cost is linear in its length.
        language: ISO 639-1 code of the page; all but English have one order of day and month in
            numbers.
        day_first: the order on a page in English (`cleanscrape.patterns.date_order`); None where it
            is not known.

    >>> [found.value for found in find_dates("Published 3 May 2024, 14:05 CEST")]
    [datetime.datetime(2024, 5, 3, 14, 5,
        tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))]
    >>> [
    ...     str(found.value)
    ...     for found in find_dates(
    ...         "3. März 2024 | 2024-05-03 | in 2024 | May 2024 | 03/04/2024", "de"
    ...     )
    ... ]
    ['2024-03-03', '2024-05-03', '2024-04-03']
    """
    if not SIGN.search(text):
        return ()
    first = True if language is not None and language != "en" else day_first
    return _short_dates(text, first) if len(text) <= _CACHED else _dates(text, first)


def _dates(text: str, day_first: bool | None) -> tuple[Found, ...]:
    found: list[Found] = []
    for form, needed in zip(_FORMS, _NEEDED):
        if needed is not None and not needed.search(text):
            continue
        for match in form.finditer(text):
            position = bisect(found, match.start(), key=_start)
            if (position and found[position - 1].end > match.start()) or (
                position < len(found) and found[position].start < match.end()
            ):
                continue
            day = _day(match, day_first)
            if day is not None:
                moment = Found(*with_time(text, match.start(), match.end(), day))
                insort(found, moment, key=_start)
    return tuple(found)


# A splitter and several filters ask about the same line. Long ones are not kept: the cache must not
# hold a page in memory.
_CACHED = 300  # characters
_short_dates = lru_cache(maxsize=512)(_dates)


def find_date(
    text: str, language: str | None = None, day_first: bool | None = None
) -> Found | None:
    """The first date in the first 80 characters of a text."""
    return next(iter(find_dates(text[:80], language, day_first)), None)


def _day(match: re.Match[str], day_first: bool | None) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        day, month = _ordered(int(parts["first"]), int(parts["second"]), parts["mark"], day_first)
        year += 2000 if year < 70 else 1900 if year < 100 else 0
    else:
        day = int(parts["day"])
        number = parts.get("number")
        month = int(number) if number else month_number(parts["month"].rstrip("-"))
    if year >= _BUDDHIST:
        # Only a Thai month shows that the year is counted in this way.
        if parts.get("month") is None or not "\u0e00" <= parts["month"][0] <= "\u0e7f":
            return None
        year -= _BUDDHIST_YEARS
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ordered(first: int, second: int, mark: str, day_first: bool | None) -> tuple[int, int]:
    """Day and month of a numeric date; (0, 0) if their order is unknown.

    Dots are European. With slashes and dashes English pages use both orders: a number above 12
    decides, or other evidence on the page.
    """
    if first > 12:
        return first, second
    if second > 12:
        return second, first
    if first == second or mark == "." or day_first:
        return first, second
    return (0, 0) if day_first is None else (second, first)
