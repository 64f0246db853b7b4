"""Lines that are a date and little else, and the cues of dates ("Published")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..late_patterns import late_pattern
from ..lexicons import fold, load
from .dates import Found
from .sentences import count_words, ends_sentence

_SAID = 3.0  # from this many words beside its dates, a line is more than a date line
_TO = late_pattern(
    r"""(?xi)
    \s* (?: [-–—~〜] | to | until | till | through | bis | au | à | al | hasta | a | até | tot | t/m
      | til | till | do | до | по | إلى ) \s*
    """
)
_REST = re.compile(r"[^\W\d_]{2,}")


def date_cue(lead: str) -> str | None:
    """``"published"`` or ``"updated"`` where the words in front of a date say so."""
    cues = load("updated", "published")
    folded = fold(lead)
    tokens = folded.split(" ")
    for size in range(min(4, len(tokens)), 0, -1):
        category = cues.exact(" ".join(tokens[-size:])) or cues.exact(" ".join(tokens[:size]))
        if category:
            return category
    return cues.category(folded)


def is_date_line(text: str, found: Sequence[Found], above: str = "") -> bool:
    """True if the line has little but dates, their cues, and a name or weekday.

    Not for a span of two dates, which says how long something lasts, and not for a deadline.

    Args:
        text: the line.
        found: its dates.
        above: the line above it, which may say what the date is of.
    """
    lead = text[: found[0].start]
    told = lead if has_words(lead) else above
    if is_range(text, found) or load("deadline").exact(fold(told)):
        return False
    rest = "".join(
        text[left.end if left else 0 : right.start if right else None]
        for left, right in zip([None, *found], [*found, None])
    )
    count = len(_REST.findall(rest))
    if ends_sentence(text) and count_words(rest) > _SAID:
        return False
    return count <= 6 and (
        count <= 3 or count <= 3 * len(found) or date_cue(text[: found[0].start]) is not None
    )


def is_range(text: str, found: Sequence[Found]) -> bool:
    """True for two dates with a dash or "to" between them: how long something lasts or lasted.

    >>> from cleanscrape.patterns.dates import find_dates
    >>> life, line = "4 June 1931 – 12 March 2024", "3 May 2024, updated 4 May 2024"
    >>> is_range(life, [*find_dates(life)]), is_range(line, [*find_dates(line)])
    (True, False)
    """
    return len(found) == 2 and _TO.fullmatch(text, found[0].end, found[1].start) is not None


def has_words(text: str) -> bool:
    """True for a text with a word of two letters or more."""
    return _REST.search(text) is not None


def is_rest_short(rest: str) -> bool:
    """True if the rest of a line is so short that the line counts as a relative date."""
    return len(_REST.findall(rest)) <= 2
