"""A time of day and its zone beside a date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from ..late_patterns import late_pattern

# The text between a date and the time after it.
_GLUE = r"""
    [\s,|–—·•()-]{0,4}
    (?: (?: at | um | à | às | a[ ]las | alle | alle[ ]ore | ore | om | kl\.? | klo | o[ ]godz\.
        | godz\. | в | о | об | saat | pukul | lúc | الساعة | t ) \s? )?
    [\s,|–—·•:-]{0,3}
"""
_CLOCK = r"""
    (?P<half> 上午 | 下午 | 오전 | 오후 | 午前 | 午後 )? \s?
    (?P<hour> [01]?\d | 2[0-4] ) \s?
    (?: [:.h：] | [時时点시]\s? )
    (?P<minute> [0-5]\d ) (?!\d)
    (?: [:：] (?P<second> [0-5]\d ) (?: \.\d+ )? | [分분] )?
    (?: \s? (?P<meridiem> [ap]\.?\s?m\b\.? ) )?
"""
_ZONE = r"""
    (?: \s? [(]? (?: uhr | hrs | h | น\. )? \s?
      (?P<zone> (?: utc | gmt )? \s? [+-]\d{1,2}:?(?:\d\d)? (?!\d) | [a-z]{1,4}\b ) [)]? )?
"""
# The text between a time and the date after it.
_GLUE_BEFORE = r"""
    [\s,|–—·•-]{0,4} (?: (?: on | am | le | el | vom | den | [^\W\d_]{2,10} ) ,?\s )? \Z
"""
_TIME_AFTER = late_pattern(_GLUE + _CLOCK + _ZONE, re.IGNORECASE | re.VERBOSE)
_TIME_BEFORE = late_pattern(_CLOCK + _ZONE + _GLUE_BEFORE, re.IGNORECASE | re.VERBOSE)
_MINUTES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "cest": 120,
    "mesz": 120, "eet": 120, "sast": 120,
    "cat": 120, "eest": 180, "msk": 180, "eat": 180, "trt": 180, "gst": 240, "pkt": 300, "wib": 420,
    "ict": 420, "sgt": 480, "hkt": 480,
    "awst": 480, "wita": 480, "wit": 540, "jst": 540, "kst": 540, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "art": -180,
    "brt": -180, "clt": -240,
}  # fmt: skip
_MORNING = frozenset({"上午", "오전", "午前"})
_AFTERNOON = frozenset({"下午", "오후", "午後"})


def with_time(text: str, start: int, end: int, day: date) -> tuple[int, int, date]:
    """The span of a date with the time beside it, and the moment; the day alone without one.

    >>> with_time("2024-05-03, 14:05", 0, 10, date(2024, 5, 3))
    (0, 17, datetime.datetime(2024, 5, 3, 14, 5))
    """
    after = _TIME_AFTER.match(text, end)
    if after:
        return _timed(after, start, after.end(), day)
    before = _TIME_BEFORE.search(text, max(0, start - 40), start)
    if before:
        return _timed(before, before.start(), end, day)
    return start, end, day


def _timed(match: re.Match[str], start: int, end: int, day: date) -> tuple[int, int, date]:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    meridiem, half = (match["meridiem"] or "").casefold(), match["half"]
    late = meridiem.startswith("p") or half in _AFTERNOON
    early = meridiem.startswith("a") or half in _MORNING
    if (late or early) and hour <= 12:
        hour = hour % 12 + 12 * late
    zone = _zone(match["zone"], day)
    if match["zone"] and zone is None and end == match.end():
        end = match.start("zone")
        while end and match.string[end - 1] in " (":
            end -= 1
    if hour > 23:
        return start, end, day
    return start, end, datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)


def _zone(name: str | None, day: date) -> tzinfo | None:
    if not name:
        return None
    folded = name.casefold().replace(" ", "")
    if folded in ("et", "ct", "mt", "pt"):
        # "ET" is standard or summer time by the day; the rule of the United States since 2007. Not
        # by `zoneinfo`: its data are missing on Windows and in small images, and change.
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
