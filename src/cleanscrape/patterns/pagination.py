"""Which addresses are pages of one and the same article, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from ..table.search import found_in

_PARAMETERS = frozenset({
    "page", "pg", "paged", "pagenum", "pagenumber", "pageno", "page_no", "pagina", "seite", "p",
})  # fmt: skip
_NUMBER = re.compile(r"[1-9]\d?")  # an article has no hundred pages; what is longer is a name
_SEGMENT = re.compile(r"(?i)(?:page|pagina|seite|p)[-_.]?([1-9]\d?)")  # "page-2", "p2"
_WORD = re.compile(r"(?i)(?:page|pagina|seite|p)")
# "rain-2.html", "rain,page-2.html"; a digit before it makes it a date or an identifier.
_TAIL = re.compile(
    r"""(?xi)
    (?P<stem> .*? [^\W\d_] ) [-_,.] (?P<word> (?:page|pagina|seite|p) [-_.]? )?
    (?P<number> [1-9]\d? ) (?P<ending> \.[a-z]{3,5} )
    """
)
_DATE_PART = re.compile(r"\d{1,4}")
_MAX_CHARS = 2_000
# A digit behind "page", "paged", "pagenum", "pagenumber", "pagina", "pg", "p" or "seite". The
# pattern begins with a set of characters, which `re` scans for.
_PAGED = re.compile(
    r"""(?x)
    [pPsSſ] (?i: (?<! [a-z] . )
      (?: (?<=p) (?: age (?: d | num (?:ber)? )? | agina | g )? | (?<=s) eite )
      [=/_.-]? \d )
    """
)

Stem = tuple[str, str, tuple[tuple[str, str], ...]]


class _Numbered(NamedTuple):
    stem: Stem  # host, path and query without the page's number
    number: int
    is_explicit: bool  # the address says "page", not only a number


def page_numbers(address: str, other_address: str) -> tuple[int, int] | None:
    """The numbers of two pages of one article; None where the addresses are of two articles.

    A page is numbered by a parameter, a last part of the path or the end of a file's name. An
    address without a number is the first page. A bare number is not taken for a page's where it
    may be a part of a date.

    >>> page_numbers("https://a.example/rain", "https://a.example/rain/2")
    (1, 2)
    >>> page_numbers("https://a.example/rain?page=3", "https://a.example/rain?page=2")
    (3, 2)
    >>> page_numbers("https://a.example/rain", "https://a.example/snow") is None
    True
    """
    whole, numbered = _whole(address), _numbered(address)
    other_whole, other_numbered = _whole(other_address), _numbered(other_address)
    if other_numbered and whole == other_numbered.stem:
        found = 1, other_numbered.number
    elif numbered and other_numbered and numbered.stem == other_numbered.stem:
        found = numbered.number, other_numbered.number
    elif numbered and numbered.stem == other_whole:
        found = numbered.number, 1
    else:
        return None
    return found if found[0] != found[1] else None


def explicit_number(address: str) -> int | None:
    """The number in an address that says that it is a page's.

    >>> explicit_number("?page=2"), explicit_number("/rain/2")
    (2, None)
    """
    numbered = _numbered(address)
    return numbered.number if numbered and numbered.is_explicit else None


def may_be_pages(addresses: Sequence[str]) -> set[int]:
    """Which of these addresses may say the number of a page: a quick look before `page_numbers`.

    >>> may_be_pages(["/rain?page=2", "/rain/3", "/stage=2"])
    {0}
    """
    return found_in(addresses, [_PAGED])


def _whole(address: str) -> Stem | None:
    """Host, path and query."""
    if len(address) > _MAX_CHARS:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    query = tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return (parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), query)


def _numbered(address: str) -> _Numbered | None:
    """The address without its page's number, and the number; None where it has none."""
    whole = _whole(address)
    if whole is None:
        return None
    host, path, query = whole
    for name, value in query:
        # "?p=12" at the root is the address of a post
        if name.lower() in _PARAMETERS and _NUMBER.fullmatch(value) and (path or name != "p"):
            rest = tuple(pair for pair in query if pair != (name, value))
            return _Numbered((host, path, rest), int(value), is_explicit=True)
    stem, _, last = path.rpartition("/")
    segment, tail = _SEGMENT.fullmatch(last), _TAIL.fullmatch(last)
    if segment:
        return _Numbered((host, stem, query), int(segment[1]), is_explicit=True)
    if tail:
        path = f"{stem}/{tail['stem']}{tail['ending']}"
        return _Numbered((host, path, query), int(tail["number"]), bool(tail["word"]))
    return _bare(host, stem, last, query)


def _bare(host: str, stem: str, last: str, query: tuple[tuple[str, str], ...]) -> _Numbered | None:
    """What ends in a number alone: ``/rain/2``, ``/rain/page/2``."""
    above, _, name = stem.rpartition("/")
    if not _NUMBER.fullmatch(last) or not name or _DATE_PART.fullmatch(name):
        return None
    if _WORD.fullmatch(name):
        return _Numbered((host, above, query), int(last), is_explicit=True)
    return _Numbered((host, stem, query), int(last), is_explicit=False)
