"""Dates that do not exist, or that would break arithmetic."""

from datetime import datetime, timezone

from .case import ANY, HEAD, TEXT, Hostile, page


def line(words: str) -> str:
    """The article as text with another line for its date."""
    return TEXT.replace("3 May 2024", words)


def time(value: str) -> str:
    """The article as HTML whose only date is this one."""
    return page(
        heading=HEAD.replace(
            "<time datetime=2024-05-03>3 May 2024</time>", f'<time datetime="{value}">soon</time>'
        )
    )


NEVER = (
    "31 February 2024",
    "30 February 2024",
    "29 February 2023",
    "31 April 2024",
    "0 May 2024",
    "32 May 2024",
    "3 May 0000",
    "3 May 99999",
    "2024-13-01",
    "2024-00-10",
    "2024-02-31",
    "99/99/9999",
    "3 May 20244",
    "00/00/0000",
    "2024-05-99",
    "1 Smarch 2024",
)
NOW = datetime(1, 1, 1, 0, 0, tzinfo=timezone.utc)

CASES = [
    *(Hostile(f"the day {words} in a text", line(words), date=None) for words in NEVER),
    *(
        Hostile(f"the day {words} in markup", time(words), date=None)
        for words in (*NEVER[:9], "never")
    ),
    Hostile("an hour that does not exist", line("3 May 2024, 25:61"), date="2024-05-03"),
    Hostile(
        "a zone of a hundred hours", time("2024-05-03T14:05:00+99:99"), date="2024-05-03T14:05:00"
    ),
    Hostile("a leap second", time("2024-05-03T23:59:60Z"), date="2024-05-03T23:59:00"),
    Hostile(
        "nanoseconds", time("2024-05-03T14:05:00.123456789Z"), date="2024-05-03T14:05:00+00:00"
    ),
    Hostile("29 February of a leap year", line("29 February 2024"), date="2024-02-29"),
    Hostile(
        "ago by more than there is time",
        line("999 weeks ago"),
        date=None,
        arguments={"reference": NOW},
    ),
    Hostile(
        "yesterday on the first day of all",
        line("yesterday"),
        date=None,
        arguments={"reference": NOW},
    ),
    Hostile(
        "ago by a number of 1,000 digits",
        line(f"{'9' * 1000} days ago"),
        date=None,
        arguments={"reference": NOW},
    ),
    Hostile("a date of a megabyte", lambda: time("2024-05-03" + "0" * 1_000_000), date=None),
    Hostile(
        "a thousand dates on a line",
        lambda: TEXT + "\n\n" + "It was 4 May 2024. " * 1_000,
        date=ANY,
    ),
    Hostile("digits of many scripts", line("٣ May ２０２４"), date=None),
    Hostile("superscript digits", line("³ May 2024"), date=None),
    Hostile("a date in another calendar", line("16 Farvardin 1403"), date=None),
]
