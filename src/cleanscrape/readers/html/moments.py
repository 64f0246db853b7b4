"""Dates and times that a page tells machines beside the words that readers see.

"Yesterday" is a day only together with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timezone
from itertools import islice

from lxml import etree

from ...patterns.dates import find_date
from ...patterns.posts import dates_other
from ..metadata.tree import carriers
from .elements import TARGETED
from .rewrite import MOMENT, ORIGINAL

MOMENT_ATTRIBUTES = ("datetime", "data-datetime", "data-time", "data-timestamp", "data-utime")
STAMPS = ("data-time", "data-timestamp")
"""Those of them that tell a moment whatever element they stand in; the others need a title."""

# What in a page's bytes says that elements besides those of `TARGETED` carry a moment: a word, what
# it stands in, and the attribute to look for.
_SIGNS = (
    (
        b"data-time",
        re.compile(rb"""data-time(?:stamp)?=["']?\d{9}"""),
        " | ".join(f"/descendant::*/@{name}" for name in STAMPS),
    ),
    (
        b"title=",
        re.compile(rb"""title=["'][^"'<>]{0,24}?(?:19|20)\d\d(?!\d)[^"'<>]{0,40}["']"""),
        "/descendant::*/@title",
    ),
)
# Seconds since 1970, or thousandths of them, in 1989 or later.
_UNIX = re.compile(r"(1\d{9}|[6-9]\d{8})(?:\d{3})?(?:\.\d{1,9})?")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:\D|\Z)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAX_CHARS = 48  # of what is told, and of the words beside it
_MAX_OTHER_WORDS = 2  # of a title beside the date: the day of the week, "at"
_MAX_WORDS = 6  # of the whole title
_MAX_TEXTS = 8  # of an element with such words
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


def set_moments_apart(
    root: etree._Element,
    source: bytes,
    moments: Sequence[Sequence[etree._Element]] | None = None,
) -> bool:
    """Put the words of which some attribute tells the time into a `MOMENT`.

    Args:
        root: the page's tree, which is changed.
        source: its markup.
        moments: the elements that may tell a moment, for each of the signs; None to search them.

    Returns:
        Whether there were any.
    """
    found = False
    for number, (word, pattern, path) in enumerate(_SIGNS):
        # To search the markup takes longer than to ask the elements that may tell a moment.
        if moments is not None and not any(map(told, moments[number])):
            continue
        if _stands_in(source, word, pattern):
            for element in carriers(root, path) if moments is None else moments[number]:
                found = _set_apart(element) or found
    return found


def _stands_in(source: bytes, word: bytes, pattern: re.Pattern[bytes]) -> bool:
    """Whether a pattern that begins with `word` is found: `find` is quicker than `re`."""
    at = source.find(word)
    while at >= 0 and not pattern.match(source, at):
        at = source.find(word, at + 1)
    return at >= 0


def told(element: etree._Element) -> str | None:
    """What an element tells machines of the time that its words name; None for nothing.

    >>> told(etree.Element("time", datetime="2024-05-03T14:05Z"))
    '2024-05-03T14:05Z'
    >>> told(etree.Element("abbr", {"data-time": "1714745100"}))
    '2024-05-03T14:05:00+00:00'
    >>> told(etree.Element("abbr", title="Friday, 3 May 2024"))
    'Friday, 3 May 2024'
    >>> told(etree.Element("abbr", title="Weather of 2024"))
    """
    for name in MOMENT_ATTRIBUTES:
        value = (element.get(name) or "").strip()
        if not value or len(value) > _MAX_CHARS:
            continue
        if seconds := _UNIX.fullmatch(value):
            return datetime.fromtimestamp(int(seconds[1]), timezone.utc).isoformat()
        if _ISO.match(value) or (name == "datetime" and _YEAR.search(value)):
            return value
    return _titled(element)


def _titled(element: etree._Element) -> str | None:
    """The title of an element, where it is a date and little else."""
    title = (element.get("title") or "").strip()
    if not title or len(title) > _MAX_CHARS or not _YEAR.search(title):
        return None
    if _ISO.match(title):
        return title
    if len(_NUMBER.findall(title)) < 2 or len(_WORD.findall(title)) > _MAX_WORDS:
        return None
    found = find_date(title, None, True)
    if found is None or dates_other(title, None, True):
        return None
    rest = title[: found.start] + title[found.end :]
    return title if len(_WORD.findall(rest)) <= _MAX_OTHER_WORDS else None


def _set_apart(element: etree._Element) -> bool:
    if element.tag in TARGETED[1:]:
        return False
    moment = told(element)
    if moment is None or element.find(".//time") is not None:
        return False
    texts = [*islice(element.itertext(), _MAX_TEXTS + 1)]
    if len(texts) > _MAX_TEXTS or not 0 < sum(map(len, texts)) <= _MAX_CHARS:
        return False
    words = etree.Element(MOMENT, {"datetime": moment, ORIGINAL: ""})
    words.text, element.text = element.text, None
    words.extend([*element])
    element.append(words)
    return True
