"""The one policy that turns the claims on a field into one value."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from .article import Byline
from .document import Claim

_WORD = re.compile(r"\w+")
# Fields that a page has one of, and about which its sources may agree; of others each claim stands for itself.
_AGREE = frozenset({"title", "byline", "date", "modified", "site_name", "url", "language"})


_SEEN = 0.45  # confidence from which a date that stands on the page is held against one that is the last build's
# Claims on one value that support each other: a page that says the same a thousand times is not surer of it, and what is written for search
# engines stands in many tags. On the articles of the developers' web corpus the right title is chosen on .888 with three, on .878 with six
# or all, on .884 with two; authors, dates, and all of the news corpus are the same (`python -m benchmarks.run_html`).
_VOICES = 3
_BUILT = 0.4  # what is left of the confidence of such a one


def rank(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Field name to its claims, best first.

    Claims on the same value support each other: a value is as sure as it is unlikely that all who claim it are wrong,
    ``1 - (1 - a)(1 - b) …``. Within a value the most precise claim comes first (a date with a time and zone, a byline with more to
    say), then what a reader sees, then the most confident.

    >>> claims = [Claim("title", "Home", 0.7), Claim("title", "Rain", 0.6), Claim("title", "Rain", 0.5, "og")]
    >>> [claim.value for claim in rank(claims)["title"]]
    ['Rain', 'Rain', 'Home']
    """
    fields: dict[str, list[Claim]] = {}
    for claim in claims:
        fields.setdefault(claim.field, []).append(claim)
    if "date" in fields and "modified" in fields:
        fields["date"] = _published(fields["date"], fields["modified"])
    return {name: tuple(_ranked(found) if name in _AGREE else sorted(found, key=_confidence)) for name, found in fields.items()}


def _published(dates: list[Claim], modified: list[Claim]) -> list[Claim]:
    """The claims on the date, those doubted that are likely to be of the page's last build.

    Some systems write the day on which a page was built as both its first and its last date; a reader sees an earlier one. On the
    developers' web corpus that holds on 7 of 450 articles, on the news corpus on none.
    """
    seen = [_day(claim) for claim in dates if claim.block is not None and claim.confidence >= _SEEN]
    built = {_day(claim) for claim in modified}
    earliest = min(seen, default=None)
    if earliest is None:
        return dates
    return [
        replace(claim, confidence=claim.confidence * _BUILT)
        if claim.block is None and _day(claim) in built.difference(seen) and earliest < _day(claim)
        else claim
        for claim in dates
    ]


def _day(claim: Claim) -> tuple[int, int, int]:
    return claim.value.year, claim.value.month, claim.value.day


def best(ranked: Mapping[str, tuple[Claim, ...]], field: str) -> Claim | None:
    """The claim that fills `field`, or None."""
    return ranked[field][0] if ranked.get(field) else None


def _ranked(claims: list[Claim]) -> list[Claim]:
    doubts: dict[Hashable, float] = {}
    voices: Counter[Hashable] = Counter()
    for claim in sorted(claims, key=_confidence):
        key = _key(claim.value)
        voices[key] += 1
        if voices[key] <= _VOICES:
            doubts[key] = doubts.get(key, 1.0) * (1.0 - min(0.99, claim.confidence))
    return sorted(claims, key=lambda claim: (doubts[_key(claim.value)], -_precision(claim.value), *_place(claim), -claim.confidence))


def _place(claim: Claim) -> tuple[bool, int]:
    """What a reader sees comes before metadata, and what is seen first before what repeats it.

    For moments metadata comes first: it knows their seconds and their zone.
    """
    seen = claim.block is not None
    return seen if isinstance(claim.value, datetime) else not seen, claim.block or 0


def _confidence(claim: Claim) -> float:
    return -claim.confidence


def _key(value: Any) -> Hashable:
    """What two claims must share to be on the same value: the folded words, the set of names, the day."""
    if isinstance(value, str):
        return _folded(value)
    if isinstance(value, Byline):
        # An agency that signs with people does not make it another byline: some sources name it, others do not.
        people = [name for name in value.authors if name != value.agency] or value.authors
        return frozenset(map(_folded, people))
    if isinstance(value, date):
        return (value.year, value.month, value.day)
    return repr(value)


def _folded(text: str) -> str:
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(_WORD.findall(text.casefold()))


def _precision(value: Any) -> int:
    if isinstance(value, datetime):
        return 1 + (value.tzinfo is not None) + ((value.hour, value.minute) != (0, 0))
    if isinstance(value, Byline):
        return len(value.authors) + (value.role is not None)
    return 0
