"""Dates that count from today ("5 hours ago", "gestern"), and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from ..table.clues import WordClue

# By the language's word for "ago". Pages use this form up to weeks and months.
_AGO = r"""
    (?<!\d) \d{1,3} \s? (?: seconds? | minutes? | mins? | hours? | hrs? | days? | weeks? | months?
        | [hmd] ) \s ago \b
    | \b vor [ ] \d{1,4} [ ] (?: sekunden? | minuten? | stunden? | tag(?:en)? | wochen?
        | monat(?:en)? ) \b
    | \b il [ ] y [ ] a [ ] \d{1,4} [ ] (?: secondes? | minutes? | heures? | jours? | semaines?
        | mois ) \b
    | \b hace [ ] \d{1,4} [ ] (?: segundos? | minutos? | horas? | días? | semanas? | mes(?:es)? ) \b
    | \b há [ ] \d{1,4} [ ] (?: segundos? | minutos? | horas? | dias? | semanas?
        | m[eê]s(?:es)? ) \b
    | (?<!\d) \d{1,4} (?:
        [ ] (?: ore | minuti | giorni ) [ ] fa \b
        | \s? (?: 分钟 | 小时 | 天 | 分 | 時間 | 日 ) 前
        | [ ] (?: минут | час | дн ) \w* [ ] назад
        | \s? (?: 분 | 시간 | 일 ) [ ] 전 )
"""
_BARE_AGE = re.compile(
    r"(?s)(?:(?<!\s)\s+)?(?<!\d)\d{1,4}\s?(?:h|m|d|hours?|minutes?|mins?|days?)\b.*"
)
_NAMES = ("yesterday", "gestern", "hier", "ayer", "ieri", "today", "heute")
_NAMED = rf"\b (?: {' | '.join(_NAMES)} ) \b"
_READING = r"""
    (?<!\d) \d{1,3} \s? (?: seconds? | minutes? | mins? | hours? | hrs? | [hm] ) \s read \b
"""
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(?i)min|hour|hr|stund|heure|hora|or[ae]|час|時|小时|시간|분")
# A lower-case text without one of these holds no relative date, which is cheaper to see than by the
# pattern.
_AGO_SIGNS = ("ago", "vor ", "il y a", "hace ", "há ", " fa", "前", "назад", "전")
AGE_SIGNS = (*_AGO_SIGNS, *_NAMES)
"""Words of which each relative date has one, in small letters."""
AGED = WordClue(AGE_SIGNS)

_PIECE_SIGNS = (*_AGO_SIGNS, "read")


def may_have_pieces(text: str) -> bool:
    """False for a text in which `relative_pieces` finds nothing, as few words show."""
    return any(map(text.lower().__contains__, _PIECE_SIGNS))


@cache  # compiled only when a page needs them: they take milliseconds
def _age() -> re.Pattern[str]:
    return re.compile(f"(?ix) {_AGO} | {_NAMED}")


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(f"(?ix) {_AGO} | {_READING}")


def find_relative(text: str) -> re.Match[str] | None:
    """The first relative date in a text.

    >>> find_relative("Updated 5 hours ago")[0], find_relative("Gestern")[0]
    ('5 hours ago', 'Gestern')
    >>> find_relative("Long ago")
    """
    return _age().search(text) if _may_have_age(text) else None


def _may_have_age(text: str) -> bool:
    """False for a text without a relative date: it has none of their words, or no number."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, AGE_SIGNS)):
        return False
    # Beyond ASCII, letters may be capitals of the named days that `str.lower` does not know.
    named = not text.isascii() or any(map(lowered.__contains__, _NAMES))
    return named or _DIGIT.search(text) is not None


def without_relative(text: str) -> str:
    """The text without its relative dates.

    >>> without_relative("Jo Doe, 5 hours ago")
    'Jo Doe, '
    """
    return _age().sub("", text) if _may_have_age(text) else text


def cut_age(text: str) -> str:
    """The part of a byline in front of an age that says no "ago".

    >>> cut_age("Jo Doe 5h"), cut_age("Jo Doe 3 days")
    ('Jo Doe', 'Jo Doe')
    """
    return _BARE_AGE.sub("", text)


def relative_pieces(text: str) -> Iterator[re.Match[str]]:
    """The relative dates in a text, and the times that reading takes.

    >>> [match[0] for match in relative_pieces("Jo Doe5 hours ago 4 min read")]
    ['5 hours ago', '4 min read']
    """
    if may_have_pieces(text):
        yield from _piece().finditer(text)


def begins_relative(text: str, start: int) -> bool:
    """True where a relative date or a reading time begins at `start`."""
    return _piece().match(text, start) is not None


def tells_hour(words: str) -> bool:
    """True for a relative date that counts hours or minutes, so that it tells a moment.

    >>> tells_hour("5 hours ago"), tells_hour("3 days ago")
    (True, False)
    """
    return _CLOCK.search(words) is not None


def relative_moment(words: str, reference: datetime, language: str | None) -> date | None:
    """The day, or the day and time, that a relative date names; None where it names none.

    Args:
        words: what `find_relative` found.
        reference: the moment that it counts from.
        language: ISO 639-1 code of the page. A page may say another, such as a country's: then the
            words are read as English.

    >>> relative_moment("2 days ago", datetime(2024, 5, 3, 12), "en")
    datetime.date(2024, 5, 1)
    >>> relative_moment("2 days ago", datetime(2024, 5, 3, 12), "kr")
    datetime.date(2024, 5, 1)
    """
    import dateparser
    from dateparser.data.languages_info import language_order

    known = language if language in language_order else "en"
    settings = {"RELATIVE_BASE": reference}
    moment: datetime | None = dateparser.parse(words, languages=[known], settings=settings)
    if moment is None:
        return None
    return moment if tells_hour(words) else moment.date()
