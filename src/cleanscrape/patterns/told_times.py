"""Times that a page tells machines, and the words beside them that readers see."""

from __future__ import annotations

from datetime import date, datetime

from .dates import find_dates


def told_moment(told: str, language: str | None, day_first: bool | None) -> date | None:
    """The moment that a page tells machines (`Mark.target` of a time); None where it tells none.

    >>> told_moment("2024-05-03T14:05:00Z", "en", None)
    datetime.datetime(2024, 5, 3, 14, 5, tzinfo=datetime.timezone.utc)
    """
    found = next(iter(find_dates(told, language, day_first)), None)
    return found.value if found is not None else None


def exact_moment(seen: date | None, told: date | None) -> date | None:
    """What to believe of the moment that readers see and the one that machines are told.

    The second is the exacter one, but often counted in another zone: the day stands that readers
    see.

    >>> exact_moment(date(2024, 5, 3), datetime(2024, 5, 3, 14, 5))
    datetime.datetime(2024, 5, 3, 14, 5)
    >>> exact_moment(date(2024, 5, 3), datetime(2024, 5, 4, 0, 5))
    datetime.date(2024, 5, 3)
    """
    if seen is None or told is None:
        return told if seen is None else seen
    is_same_day = seen.timetuple()[:3] == told.timetuple()[:3]
    return told if is_same_day and isinstance(told, datetime) else seen
