"""Finding dates in a short text, complete ones only: a date without a day or a year is not a date."""

from __future__ import annotations

import re
from bisect import bisect, insort
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from ..lexicons import caseless

_WORD = r"(?P<month>[^\W\d_][^\s\d,./|]{2,14})\.?"
_YEAR = r"(?P<year>(?:19|20|25)\d\d|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]{4})(?!\d(?!\d?:\d\d))"
# Each form that begins with a number is written so that it begins with a set of characters, which
# `re` scans for.
_FIRST_YEAR = r"(?P<year>[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d)"
_DAY = r"(?P<day>\d(?<![\d.,:/-]\d)\d?)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        _FIRST_YEAR + r"(?P<mark>[-./])\s?(?P<number>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})(?!\d)\.?",
        _FIRST_YEAR + r"\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]",
        _DAY
        + r"\s?(?:st|nd|rd|th|er|º|ª|\.|،)?\s?(?:(?:de|of|d['’])\s)?[ -]?"
        + _WORD
        + r",?\s?(?:(?:de|del|of)\s)?[ -]?"
        + _YEAR,
        r"(?<!\w)" + _WORD + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s" + _YEAR,
        _DAY + r"\s(?:tháng|bulan)\s(?P<number>\d{1,2}),?\s(?:năm\s)?" + _YEAR,
        r"(?P<first>\d(?<![\d./:-]\d)\d?)(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d./:-]?\d)",
    )
)
# A text without these holds no date of the form: the year's character, and what follows a month
# that comes first.
_NEEDED = (
    None,
    re.compile("[年년]"),
    None,
    re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?,?\s" + _YEAR, re.IGNORECASE),
    None,
    None,
)
# Every form holds a year of four digits, or three numbers with marks between them; few texts with a
# digit do. The pattern begins with a set of characters, because `re` scans for these without trying
# a match at each position.
_EASTERN = "[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]"
SIGN = re.compile(
    r"\d(?:(?:(?<=1)9|(?<=2)[05])\d\d|[./-]\s?\d{1,2}[./-]\s?\d\d|(?<="
    + _EASTERN
    + ")"
    + _EASTERN
    + "{3})"
)
_GLUE = (
    r"[\s,|–—·•()-]{0,4}(?:(?:at|um|à|às|a las|alle|alle ore|ore|om|kl\.?|klo|o godz\.|godz\.|в|о|об|saat|pukul|lúc|الساعة|t)\s?)?"
    r"[\s,|–—·•:-]{0,3}"
)
_CLOCK = (
    r"(?P<half>上午|下午|오전|오후|午前|午後)?\s?(?P<hour>[01]?\d|2[0-4])\s?(?:[:.h：]|[時时点시]\s?)(?P<minute>[0-5]\d)(?!\d)(?:[:：](?P<second>[0-5]\d)(?:\.\d+)?|[分분])?"
    r"(?:\s?(?P<meridiem>[ap]\.?\s?m\b\.?))?"
)
_ZONE = r"(?:\s?[(]?(?:uhr|hrs|h|น\.)?\s?(?P<zone>(?:utc|gmt)?\s?[+-]\d{1,2}:?(?:\d\d)?(?!\d)|[a-z]{1,4}\b)[)]?)?"
_TIME_AFTER = re.compile(_GLUE + _CLOCK + _ZONE, re.IGNORECASE)
_TIME_BEFORE = re.compile(
    _CLOCK + _ZONE + r"[\s,|–—·•-]{0,4}(?:(?:on|am|le|el|vom|den|[^\W\d_]{2,10}),?\s)?\Z",
    re.IGNORECASE,
)
_BUDDHIST = 2500  # years from here on are counted as in Thailand
_BUDDHIST_YEARS = 543
_MINUTES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120, "sast": 120,
    "cat": 120, "eest": 180, "msk": 180, "eat": 180, "trt": 180, "gst": 240, "pkt": 300, "wib": 420, "ict": 420, "sgt": 480, "hkt": 480,
    "awst": 480, "wita": 480, "wit": 540, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt":
    -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "art":
    -180, "brt": -180, "clt": -240,
}  # fmt: skip
_ENGLISH = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
# Croatian is left out: its "listopad" is October, in Polish and Czech the same word is November.
_MONTH_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "ru", "uk", "tr", "ar", "he", "hi", "id", "vi", "cs", "sk", "hu",
    "ro", "bg", "el", "fi", "et", "lt", "lv", "sl", "ca", "fa", "is", "th", "hy", "ka", "bn", "am", "km", "ta",
)  # fmt: skip
_ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


class Found(NamedTuple):
    """A date in a text: where it stands, and what it says (a `datetime` where a time stands beside it)."""

    start: int
    end: int
    value: date


def _start(found: Found) -> int:
    return found.start


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
    [datetime.datetime(2024, 5, 3, 14, 5, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))]
    >>> [str(found.value) for found in find_dates("3. März 2024 | 2024-05-03 | in 2024 | May 2024 | 03/04/2024", "de")]
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
                insort(found, _with_time(text, match.start(), match.end(), day), key=_start)
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
        # Only a Thai month says that the year is counted so: other languages have no such dates.
        if parts.get("month") is None or not "\u0e00" <= parts["month"][0] <= "\u0e7f":
            return None
        year -= _BUDDHIST_YEARS
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ordered(first: int, second: int, mark: str, day_first: bool | None) -> tuple[int, int]:
    """Day and month of a numeric date; (0, 0) where the order cannot be told.

    Dots are European. With slashes and dashes English pages use both orders: there a number above
    12 settles it, or what else the page says.
    """
    if first > 12:
        return first, second
    if second > 12:
        return second, first
    if first == second or mark == "." or day_first:
        return first, second
    return (0, 0) if day_first is None else (second, first)


@lru_cache(maxsize=1024)
def month_number(word: str) -> int:
    """The number of a month from its name in any of the languages; 0 if it is none.

    English is looked up here; for other names dateparser's tables are loaded, on the first such
    word.

    >>> month_number("Sept"), month_number("Mayor"), month_number("maja")
    (9, 0, 5)
    """
    folded = caseless(word).rstrip(".")
    if folded in _ENGLISH or folded in _ENGLISH_MONTHS or folded == "sept":
        return _ENGLISH[folded[:3]]
    return _months().get(folded, 0)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of the months in all languages that the lexicons know, from dateparser's tables."""
    from dateparser.languages.loader import default_loader

    found: dict[str, int] = {}
    for locale in default_loader.get_locales(languages=list(_MONTH_LANGUAGES)):
        for number, name in enumerate(_ENGLISH_MONTHS, 1):
            for word in locale.info.get(name, ()):
                found.setdefault(caseless(word).rstrip("."), number)
    return found


def _with_time(text: str, start: int, end: int, day: date) -> Found:
    after = _TIME_AFTER.match(text, end)
    if after:
        return _timed(after, start, after.end(), day)
    before = _TIME_BEFORE.search(text, max(0, start - 40), start)
    if before:
        return _timed(before, before.start(), end, day)
    return Found(start, end, day)


def _timed(match: re.Match[str], start: int, end: int, day: date) -> Found:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    late = (match["meridiem"] or "").casefold().startswith("p") or match["half"] in (
        "下午",
        "오후",
        "午後",
    )
    early = (match["meridiem"] or "").casefold().startswith("a") or match["half"] in (
        "上午",
        "오전",
        "午前",
    )
    if (late or early) and hour <= 12:
        hour = hour % 12 + 12 * late
    zone = _zone(match["zone"], day)
    if match["zone"] and zone is None and end == match.end():
        end = match.start("zone")
        while end and match.string[end - 1] in " (":
            end -= 1
    if hour > 23:
        return Found(start, end, day)
    return Found(
        start, end, datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    )


def _zone(name: str | None, day: date) -> tzinfo | None:
    if not name:
        return None
    folded = name.casefold().replace(" ", "")
    if folded in ("et", "ct", "mt", "pt"):
        # "ET" is standard or summer time by the day; the rule of the United States since 2007.
        return timezone(
            timedelta(
                hours={"et": -5, "ct": -6, "mt": -7, "pt": -8}[folded] + _american_summer(day)
            )
        )
    if folded in _MINUTES:
        return timezone(timedelta(minutes=_MINUTES[folded]))
    offset = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?", folded)
    if not offset or int(offset[2]) > 14:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))


def _american_summer(day: date) -> bool:
    march, november = date(day.year, 3, 1), date(day.year, 11, 1)
    second_sunday = march + timedelta(days=(6 - march.weekday()) % 7 + 7)
    first_sunday = november + timedelta(days=(6 - november.weekday()) % 7)
    return second_sunday <= day < first_sunday
