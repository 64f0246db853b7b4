"""Dates that count from today: "5 hours ago", "gestern"."""

from __future__ import annotations

import re
from datetime import date, datetime

RELATIVE = re.compile(
    r"(?i)\b\d{1,3}\s?(?:(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\sago\b|[hmd]\sago\b)|\bvor \d{1,4} \w+|\bil y a \d{1,4} \w+|\bhace \d{1,4} \w+|\bhá \d{1,4} \w+|"
    r"(?<!\d)\d{1,4}(?: (?:ore|minuti|giorni) fa\b|\s?(?:分钟|小时|天|分|時間|日)前| (?:минут|час|дн)\w* назад|\s?(?:분|시간|일) 전)|\b(?:yesterday|gestern|hier|ayer|ieri|today|heute)\b"
)
_TIMED = re.compile(r"(?i)min|hour|hr|stund|heure|hora|or[ae]|час|時|小时|시간|분")


def relative_moment(words: str, reference: datetime, language: str | None) -> date | None:
    """The day, or the day and time, that a relative date names; None where it names none.

    Args:
        words: what `RELATIVE` found.
        reference: the moment that it counts from.
        language: ISO 639-1 code of the page.

    >>> relative_moment("2 days ago", datetime(2024, 5, 3, 12), "en")
    datetime.date(2024, 5, 1)
    """
    import dateparser

    settings = {"RELATIVE_BASE": reference}
    moment = dateparser.parse(words, languages=[language or "en"], settings=settings)
    if moment is None:
        return None
    return moment if _TIMED.search(words) else moment.date()
