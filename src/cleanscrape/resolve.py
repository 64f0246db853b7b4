"""The one policy that turns the claims on a field into one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from .document import Claim
from .lexicons import strip_marks
from .values import Byline

# Fields with one value, on which sources may agree. Of other fields each claim is kept.
_AGREE = frozenset({
    "title", "byline", "date", "modified", "site_name", "url", "language", "publisher", "access",
    "direction", "next_page", "previous_page",
})  # fmt: skip
# confidence from which a date that stands on the page is held against one that is the last build's
_SEEN = 0.45
# Claims on one value that support each other: a page that says the same a thousand times is not
# surer of it, and what is written for search engines stands in many tags. On the articles of the
# developers' web corpus the right title is chosen on .888 with three, on .878 with six or all, on
# .884 with two; authors, dates, and all of the news corpus are the same (`python -m
# benchmarks.measure.html`).
_VOICES = 3
_LISTS = frozenset({"json-ld", "citation"})  # sources that have one entry for each author
DISPUTED = "disputed"
"""The source of a claim that says: this value is none, whoever else claims it."""
RULE = "rule"
"""The source of a claim that a site rule makes."""
_TOLD = 0.9  # confidence from which a site rule's value stands, whatever else is claimed
_BUILT = 0.4  # factor for suspected build dates


def rank(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Field name to its claims, best first.

    Claims on the same value support each other: the confidence in a value is the probability that
    not all of its claims are wrong, ``1 - (1 - a)(1 - b) …``. Of the claims on one value, the most
    precise comes first (a date with a time and zone, a byline with a role), then one that a reader
    sees, then the most confident. What a site rule of confidence .9 or more says comes before all
    others; claims on a value that is `DISPUTED` come last.

    >>> claims = [
    ...     Claim("title", "Home", 0.7),
    ...     Claim("title", "Rain", 0.6),
    ...     Claim("title", "Rain", 0.5, "og"),
    ... ]
    >>> [claim.value for claim in rank(claims)["title"]]
    ['Rain', 'Rain', 'Home']
    """
    fields: dict[str, list[Claim]] = {}
    for claim in claims:
        fields.setdefault(claim.field, []).append(claim)
    if "date" in fields and "modified" in fields:
        fields["date"] = _published(fields["date"], fields["modified"])
    ranked = {
        name: tuple(_ranked(found) if name in _AGREE else sorted(found, key=_first))
        for name, found in fields.items()
    }
    if "byline" in ranked:
        ranked["byline"] = _signed(ranked["byline"])
    if "title" in ranked and "kind" in ranked:
        ranked["title"] = _published_as(ranked["title"])
    return ranked


def _published_as(titles: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims on the title; first is the headline that JSON-LD and OpenGraph agree on.

    JSON-LD must call the page some kind of article (``NewsArticle``; no blog post, recipe or web
    page). Publishers write both titles with care there, and the line on the page is often the one
    of another edition. On the developers' corpora (`python -m benchmarks.measure.html`): five
    titles of news more are right and none fewer, of the web's articles five more and three fewer.
    """
    if _is_told(titles[0]):
        return titles
    first = {claim.source: claim for claim in reversed(titles) if claim.block is None}
    headline, shared = first.get("json-ld"), first.get("og")
    if "site" in first or headline is None or shared is None:
        return titles  # the site's other pages know better what belongs to a title
    if _key(headline.value) != _key(shared.value):
        return titles
    key = _key(headline.value)
    return tuple(sorted(titles, key=lambda claim: _key(claim.value) != key))


def _published(dates: list[Claim], modified: list[Claim]) -> list[Claim]:
    """The claims on the date, with less confidence in those that are probably build dates.

    Some systems write the day on which a page was built as both its first and its last date; a
    reader sees an earlier one. On the developers' web corpus that holds on 7 of 450 articles, on
    the news corpus on none.
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


def _signed(bylines: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims on the byline, the fullest first.

    The fullest names the people of the likeliest one in full, or more of them.

    A first name may be an initial on the page and whole in metadata. And a list of people in
    JSON-LD, or in the metadata of a library, is longer than a line of the page that broke off.
    Rules from pages that the developers have not seen; on their own corpora they change one page of
    1,145 (`python -m benchmarks.measure.html --worst 40 authors`).
    """
    if _disputed(bylines) or _is_told(bylines[0]):
        return bylines
    best = {strip_marks(name) for name in _people(bylines[0].value)}
    for claim in bylines[1:]:
        names = {strip_marks(name) for name in _people(claim.value)}
        longer = claim.source in _LISTS and best < names and all(" " in name for name in names)
        if longer or _spells_out(names, best):
            return (claim, *(other for other in bylines if other is not claim))
    return bylines


def _people(byline: Byline) -> list[str]:
    """The people's names; the agency's if nobody else signs."""
    return [name for name in byline.authors if name != byline.agency] or [*byline.authors]


def _spells_out(names: set[str], short: set[str]) -> bool:
    """True if the names are the short ones, but one or more have the first name in full."""
    return (
        names != short
        and len(names) == len(short)
        and all(any(_abbreviates(one, name) for name in names) for one in short)
    )


def _abbreviates(short: str, name: str) -> bool:
    """True for the same folded name, or the same with an initial for the first one."""
    first, _, last = short.partition(" ")
    return short == name or (
        len(first) == 1 and bool(last) and name[:1] == first and name.partition(" ")[2] == last
    )


def _day(claim: Claim) -> tuple[int, int, int]:
    return claim.value.year, claim.value.month, claim.value.day


def best(ranked: Mapping[str, tuple[Claim, ...]], field: str) -> Claim | None:
    """The claim that fills `field`, or None where there is none, or all are disputed."""
    claims = ranked.get(field)
    if not claims:
        return None
    disputed = _disputed(claims)
    return None if disputed and _key(claims[0].value) in disputed else claims[0]


def best_value(ranked: Mapping[str, tuple[Claim, ...]], field: str) -> Any:
    """The value of the claim that fills `field`; None where none does."""
    claim = best(ranked, field)
    return claim.value if claim is not None else None


def _disputed(claims: Iterable[Claim]) -> set[Hashable]:
    return {_key(claim.value) for claim in claims if claim.source == DISPUTED}


def _ranked(claims: list[Claim]) -> list[Claim]:
    if len(claims) == 1:
        return claims
    keys = [_key(claim.value) for claim in claims]
    doubts: dict[Hashable, float] = {}
    voices: Counter[Hashable] = Counter()
    for at in sorted(range(len(claims)), key=lambda at: -claims[at].confidence):
        key = keys[at]
        voices[key] += 1
        if voices[key] <= _VOICES:
            doubts[key] = doubts.get(key, 1.0) * (1.0 - min(0.99, claims[at].confidence))
    disputed = {key for key, claim in zip(keys, claims) if claim.source == DISPUTED}
    order = sorted(
        range(len(claims)),
        key=lambda at: (
            keys[at] in disputed,
            not _is_told(claims[at]),
            doubts[keys[at]],
            -_precision(claims[at].value),
            *_place(claims[at]),
            -claims[at].confidence,
        ),
    )
    return [claims[at] for at in order]


def _is_told(claim: Claim) -> bool:
    """True where a site rule says so for sure."""
    return claim.source == RULE and claim.confidence >= _TOLD


def _place(claim: Claim) -> tuple[bool, int]:
    """The rank of a claim: first what a reader sees, then metadata; earlier blocks first.

    For dates and times metadata comes first, because it has seconds and zones.
    """
    seen = claim.block is not None
    return seen if isinstance(claim.value, datetime) else not seen, claim.block or 0


def _first(claim: Claim) -> tuple[bool, float]:
    return not _is_told(claim), -claim.confidence


def _key(value: Any) -> Hashable:
    """The key that two claims share if they are on the same value.

    These are the folded words, the set of names, or the day.
    """
    if isinstance(value, str):
        return strip_marks(value)
    if isinstance(value, Byline):
        # An agency that signs with people does not make it another byline: some sources name it,
        # others do not.
        return frozenset(map(strip_marks, _people(value)))
    if isinstance(value, date):
        return (value.year, value.month, value.day)
    return repr(value)


def _precision(value: Any) -> int:
    if isinstance(value, datetime):
        return 1 + (value.tzinfo is not None) + ((value.hour, value.minute) != (0, 0))
    if isinstance(value, Byline):
        return len(value.authors) + (value.role is not None)
    return 0
