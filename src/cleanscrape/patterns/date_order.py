"""Whether "03/04/2024" on a page in English is in April or in March."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlsplit

from ..document import Document
from ..table.clues import DIGIT, PatternClue

_NUMERIC = re.compile(
    r"""(?x)
    (?P<one> \d (?<![\d./:-]\d) \d? ) (?P<mark> [/-] ) (?P<two> \d{1,2} ) (?P=mark)
    (?: 19 | 20 )? (?P<year> \d\d ) (?! [\d/-] )
    """
)
_NUMBERS = PatternClue(
    _NUMERIC,
    [(DIGIT, "/-", DIGIT, "/-"), (DIGIT, "/-", DIGIT, DIGIT, "/-")],
)
_DAY_FIRST = frozenset({"GB", "UK", "AU", "NZ", "IE", "ZA", "IN", "SG", "KE", "NG"})
_MONTH_FIRST = frozenset({"US"})
_AMERICAN = re.compile(r"\d\s?(?:[AaPp]\.?[Mm]\.?\s)?\(?(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_BRITISH = re.compile(
    r"\d\s?(?:[AaPp]\.?[Mm]\.?\s)?\(?(?:BST|AE[SD]?T|AC[SD]T|AW[SD]T|NZ[SD]T|SAST)\b"
)


def day_first(document: Document) -> bool | None:
    """True for day before month, False for month before day, None if the page does not tell.

    The evidence, in this order: a date in metadata that is the same day; another date in numbers
    that has a day
    above 12; time zones; the end of the host's name; the region of the language.

    >>> from cleanscrape.testing import build
    >>> (
    ...     day_first(build("03/04/2024", "17/04/2024")),
    ...     day_first(build("03/04/2024", "04/17/2024")),
    ...     day_first(build("03/04/2024")),
    ... )
    (True, False, None)
    """
    if document.language not in (None, "en") or not _NUMBERS.blocks(document.blocks):
        return None
    return next((order for ask in _WITNESSES if (order := ask(document)) is not None), None)


def _numbers(document: Document) -> Iterator[tuple[int, int, int]]:
    """The two numbers and the last two digits of the year of each numeric date."""
    for index in sorted(_NUMBERS.blocks(document.blocks)):
        for match in _NUMERIC.finditer(document.blocks.texts[index]):
            yield int(match["one"]), int(match["two"]), int(match["year"])


def _by_metadata(document: Document) -> bool | None:
    dates: set[date] = {
        claim.value
        for claim in document.claims
        if claim.block is None and claim.field in ("date", "modified")
    }
    known = {(moment.day, moment.month, moment.year % 100) for moment in dates}
    found = set[bool]()
    for one, two, year in _numbers(document):
        if one != two:
            found |= {
                first
                for first, day in ((True, (one, two, year)), (False, (two, one, year)))
                if day in known
            }
    return found.pop() if len(found) == 1 else None


def _by_other_dates(document: Document) -> bool | None:
    found = {one > 12 for one, two, _ in _numbers(document) if (one > 12) != (two > 12)}
    return found.pop() if len(found) == 1 else None


def _by_zone(document: Document) -> bool | None:
    american, british = (
        bool(document.blocks_matching(pattern)) for pattern in (_AMERICAN, _BRITISH)
    )
    return british if american != british else None


def _by_host(document: Document) -> bool | None:
    addresses = [
        document.url,
        *(str(claim.value) for claim in document.claims if claim.field == "url"),
    ]
    host = next((host for address in addresses if address and (host := _host(address))), "")
    return _of_region(host.rpartition(".")[2].upper())


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _by_language(document: Document) -> bool | None:
    regions = (claim.value for claim in document.claims if claim.field == "region")
    return next((order for region in regions if (order := _of_region(region)) is not None), None)


def _of_region(code: str) -> bool | None:
    return True if code in _DAY_FIRST else False if code in _MONTH_FIRST else None


# The region of the language comes last: many systems write "en-US" wherever they stand.
_WITNESSES: tuple[Callable[[Document], bool | None], ...] = (
    _by_metadata,
    _by_other_dates,
    _by_zone,
    _by_host,
    _by_language,
)
