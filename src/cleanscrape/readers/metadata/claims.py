"""Texts of metadata become claims of the right type: dates, tags, languages, names without the site's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape
from urllib.parse import SplitResult, urlsplit

from ...document import Claim
from ...lexicons import strip_marks
from ...patterns.authors import clean_authors
from ...patterns.dates import find_date
from ...patterns.spaces import normalize_space
from ...values import Byline

_OWN_NAME = (
    0.3  # a byline that names nobody but the site: any person whom the page shows is likelier
)
# What a content system, not a person, is called: "j.doe2", "web-team", "css-1x{…".
_ACCOUNT = re.compile(r"[a-z]*[0-9._{:@/-]\S*")
_SUFFIX = re.compile(r"(?<!\s)\s+[|·•«»–—:-]+\s+|(?:(?<!\s)\s+)?\|\s*")


def claims_of(values: Iterable[tuple[str, str, str, float]], url: str | None) -> tuple[Claim, ...]:
    """The claims of metadata that was read elsewhere: fields, their texts, where they were read, and how sure they are."""
    found = [*values]
    claims = [
        made
        for field, text, source, confidence in found
        for made in claim(field, text, source, confidence)
    ]
    return tuple(tidied(claims, [text for field, text, *_ in found if field == "site_name"], url))


def claim(field: str, text: str, source: str, confidence: float) -> Iterator[Claim]:
    """The claim that a text makes on a field, read as the field's type; nothing where it cannot be read."""
    text = normalize_space(text)
    if not text or len(text) > 2_000:
        return
    if field in ("date", "modified"):
        moment = _moment(text)
        if moment is not None:
            yield Claim(field, moment, confidence, source, filter="metadata")
    elif field == "language":
        code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", text)
        if code:
            yield Claim(field, code[0].lower(), confidence, source, filter="metadata")
        region = re.match(r"[Ee][Nn][-_]([A-Za-z]{2})(?![A-Za-z])", text)
        if region:  # dates in numbers are written in two ways in English
            yield Claim("region", region[1].upper(), confidence, source, filter="metadata")
    elif field == "tags":
        tags = tuple(
            dict.fromkeys(part.strip() for part in re.split(r"[,;]", text) if part.strip())
        )
        yield Claim(field, tags, confidence, source, filter="metadata")
    else:
        yield Claim(field, text, confidence, source, filter="metadata")


def _moment(text: str) -> date | None:
    found = find_date(text, "en")
    return found.value if found else None


def tidied(claims: list[Claim], sites: list[str], url: str | None) -> Iterator[Claim]:
    """The claims with the site's name cut off titles, and bylines read into names."""
    known = {strip_marks(name) for name in sites}
    host = split_address(url or "").hostname or next(
        (split_address(claim.value).hostname or "" for claim in claims if claim.field == "url"), ""
    )
    domain = host.removeprefix("www.")
    known.update(filter(None, (strip_marks(domain), strip_marks(domain.partition(".")[0]))))
    unspaced = {name.replace(" ", "") for name in known}
    for claim in claims:
        if claim.field == "title":
            yield Claim(
                "title",
                strip_site(claim.value, known),
                claim.confidence,
                claim.source,
                filter="metadata",
            )
        elif claim.field == "organisation":
            yield Claim(
                "byline",
                Byline(claim.value, (claim.value,)),
                claim.confidence,
                claim.source,
                filter="metadata",
            )
        elif claim.field == "byline":
            authors = tuple(
                name
                for name in clean_authors(unescape(claim.value), known)
                if not _ACCOUNT.fullmatch(name)
            )
            if authors:
                own = strip_marks(authors[0]).replace(" ", "") in unspaced
                confidence = min(claim.confidence, _OWN_NAME) if own else claim.confidence
                yield Claim(
                    "byline",
                    Byline(", ".join(authors), authors),
                    confidence,
                    claim.source,
                    filter="metadata",
                )
        else:
            yield claim


def strip_site(title: str, sites: Iterable[str]) -> str:
    """The title without the site's name at its end or beginning.

    >>> strip_site("Rain in Velden | The Harbour Post", {"the harbour post"})
    'Rain in Velden'
    """
    known = {name.replace(" ", "") for name in sites if name}
    pieces = [*_SUFFIX.finditer(title)]
    for match in pieces:
        tail = strip_marks(title[match.end() :]).replace(" ", "")
        if any(
            tail == name or (len(tail) > 3 and (tail.startswith(name) or name.startswith(tail)))
            for name in known
        ):
            return title[: match.start()]
        head = strip_marks(title[: match.start()]).replace(" ", "")
        if head in known:
            return title[match.end() :]
    return title


def split_address(address: str) -> SplitResult:
    """The parts of an address; all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
