"""Turn texts of metadata into claims with typed values: dates, tags, languages, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import SplitResult, urlsplit

from ...addresses import leads_nowhere
from ...document import Claim
from ...lexicons import strip_marks
from ...patterns.authors import clean_authors
from ...patterns.dates import find_date
from ...patterns.spaces import normalize_space
from ...values import Byline

# A byline that names only the site: any person on the page is a likelier author.
_MAX_SITE_AS_AUTHOR_CONFIDENCE = 0.3
_MAX_CHARS = 2_000
_ENGLISH = re.compile(r"[Ee][Nn][-_]([A-Za-z]{2})(?![A-Za-z])")  # and the region
# Names of accounts, not of people: "j.doe2", "web-team", "css-1x{…".
_ACCOUNT = re.compile(r"[a-z]*[0-9._{:@/-]\S*")
# What the tiers of OpenGraph, and schema.org's "accessible for free", say of `Article.access`.
_ACCESS = {
    "free": "free", "metered": "metered", "locked": "closed", "closed": "closed", "paid": "closed",
    "premium": "closed", "true": "free", "false": "closed",
}  # fmt: skip
_SEPARATOR = re.compile(r"(?<!\s)\s+[|·•«»–—:-]+\s+|(?:(?<!\s)\s+)?\|\s*")


def claims_of(values: Iterable[tuple[str, str, str, float]], url: str | None) -> tuple[Claim, ...]:
    """The claims of values that were read elsewhere.

    Args:
        values: field, text, source and confidence of each.
        url: the page's address, if known.
    """
    found = [*values]
    claims = [
        made
        for field, text, source, confidence in found
        for made in claim(field, text, source, confidence)
    ]
    return tuple(tidied(claims, [text for field, text, *_ in found if field == "site_name"], url))


def claim(field: str, text: str, source: str, confidence: float) -> Sequence[Claim]:
    """The claim of a text on a field, with a value of the field's type; none if it has no value.

    The language of English may claim a region besides.

    >>> [made.value for made in claim("tags", "rain, river", "meta", 0.4)]
    [('rain', 'river')]
    """
    text = normalize_space(text) if text else ""
    if not text or len(text) > _MAX_CHARS:
        return ()
    value = _PARSERS[field](text) if field in _PARSERS else text
    made = [] if value is None else [Claim(field, value, confidence, source, filter="metadata")]
    region = _ENGLISH.match(text) if field == "language" else None
    if region:  # dates in numbers are written in two ways in English
        made.append(Claim("region", region[1].upper(), confidence, source, filter="metadata"))
    return made


def _date(text: str) -> date | None:
    found = find_date(text, "en")
    return found.value if found else None


def _language(text: str) -> str | None:
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", text)
    return code[0].lower() if code else None


def _tags(text: str) -> tuple[str, ...]:
    parts = map(str.strip, re.split(r"[,;]", text))
    return tuple(dict.fromkeys(filter(None, parts)))


def _address(text: str) -> str | None:
    return None if leads_nowhere(text) else text


def _access(text: str) -> str | None:
    return _ACCESS.get(text.rpartition("/")[2].lower())


def _publisher(text: str) -> str | None:
    return None if "://" in text else text


def _section(text: str) -> str | None:
    return text.partition(";")[0].strip() or None


# Fields whose values are more than their text.
_PARSERS: dict[str, Callable[[str], object | None]] = {
    "date": _date,
    "modified": _date,
    "language": _language,
    "tags": _tags,
    "url": _address,
    "image": _address,
    "licence": _address,
    "access": _access,
    "publisher": _publisher,
    "section": _section,
}


def tidied(claims: list[Claim], sites: list[str], url: str | None) -> Iterator[Claim]:
    """The claims, with the site's name removed from titles, and with bylines split into names."""
    known = {strip_marks(name) for name in sites}
    host = split_address(url or "").hostname or next(
        (split_address(claim.value).hostname or "" for claim in claims if claim.field == "url"), ""
    )
    domain = host.removeprefix("www.")
    known.update(filter(None, (strip_marks(domain), strip_marks(domain.partition(".")[0]))))
    unspaced = {name.replace(" ", "") for name in known}
    for claim in claims:
        if claim.field == "title":
            title = strip_site(claim.value, known)
            yield claim if title == claim.value else replace(claim, value=title)
        elif claim.field == "organisation":
            yield replace(claim, field="byline", value=Byline(claim.value, (claim.value,)))
        elif claim.field == "byline":
            names = clean_authors(unescape(claim.value), known)
            authors = tuple(name for name in names if not _ACCOUNT.fullmatch(name))
            if authors:
                confidence = claim.confidence
                if strip_marks(authors[0]).replace(" ", "") in unspaced:
                    confidence = min(confidence, _MAX_SITE_AS_AUTHOR_CONFIDENCE)
                value = Byline(", ".join(authors), authors)
                yield replace(claim, value=value, confidence=confidence)
        else:
            yield claim


def strip_site(title: str, sites: Iterable[str]) -> str:
    """The title without the site's name at its beginning or end.

    >>> strip_site("Rain in Velden | The Harbour Post", {"the harbour post"})
    'Rain in Velden'
    """
    known = {name.replace(" ", "") for name in sites if name}
    for match in _SEPARATOR.finditer(title):
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
    """The parts of an address; all are empty if it cannot be parsed."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
