"""Photo credits: where in a caption they begin, and what they say without "Photo:" and brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicons import load, words
from .names import is_agency

_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,120})[)）\]]\s*\.?\s*\Z")
_LEAD_BRACKET = re.compile(r"[(（]([^()（）]{2,100})[)）]\.?\s+(?=[“\"‘«]?[^\W\d_a-zß-ÿ])")
_FILE = re.compile(r"(?i)\A\s*FILE\s?(?:PHOTO)?\s?[-–—:]\s*")
_TAIL = re.compile(r"(?:(?<=[.!?”\"’)])\s*|(?:\s[-–—|•/]|,)\s+)((?:[^\s.!?|]+\s){0,7}[^\s.!?|]+)\.?\s*\Z")
_VIA = re.compile(
    r"\b\w+ via \w+|\w/\s?[A-Z\u00c0-\u024f]\w|\bAP Photo\b|\bGetty\b|\bShutterstock\b|\bAlamy\b|\biStock\b|"
    r"\bUnsplash\b|\bPA Wire\b|\bHandout\b|\bCourtesy\b|©"
)
_SLASHED = re.compile(r"\A[^\Wa-z_].*/\s?[^\Wa-z_\d]")
_PARTS = re.compile(r"\s*[/|,]\s*")
_LEGAL = re.compile(r"(?i)(?:©|\(c\)|copyright)\s*(?:by\s)?(?:©\s*)?(?:19|20)\d\d|.*\ball rights reserved|.*alle rechte vorbehalten")
_HAS_URL = re.compile(r"https?://|www\.")


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    heads = sorted(
        {word[:-1].strip().rstrip(":： ") for word in words("credit") if word.endswith("…")} - {"", "source", "quelle"},
        key=len,
        reverse=True,
    )
    plain = "|".join(re.escape(head) for head in heads)
    return re.compile(
        r"(?:\A|(?<=[.!?”\"’)）»。|/•,])\s*|(?<=[a-zß-ÿ])(?=[A-Z][a-zé]{2,12}:)|\s[-–—|•]\s*|\s[(\[]|(?<=[(（\[【])|\s(?=©|[^\s:]{3,14}(?:\s[^\s:]{2,8})?:\s))\s*"
        r"(?:(?:" + plain + r")(?:\s?[:：|=/]|\s*\.\.\.|…)?\s*|©\s*)(?=[^\s:])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _suffix() -> tuple[str, ...]:
    return tuple(word[1:] for word in words("credit") if word.startswith("…"))


def is_credit(text: str) -> bool:
    """True where the whole text is a credit.

    >>> is_credit("Photo: Jo Roe/Reuters"), is_credit("Getty Images"), is_credit("It rained.")
    (True, True, False)
    """
    return credit_of(text) is not None


def credit_of(text: str) -> str | None:
    """The credit, where the whole text is one: without its cue and brackets."""
    stripped = text.strip(" ()（）[]【】")
    if not stripped or len(stripped) > 120 or _HAS_URL.search(stripped) or _LEGAL.match(stripped):
        return None
    if load("agencies").exact(stripped.casefold()) or load("agencies").exact(stripped.casefold().lstrip("© ")):
        return stripped.lstrip("© ")
    match = _cue().match(stripped)
    if match and stripped[match.end() :].strip() and _explicit(match[0], stripped[match.end() :]):
        return _bare(stripped[match.end() :])
    if stripped.casefold().endswith(_suffix()) and len(stripped) < 40:
        return next(stripped[: -len(end)] for end in _suffix() if stripped.casefold().endswith(end)).strip("（( ＝=・")
    if (
        "/" in stripped
        and "(" not in stripped
        and len(stripped.split()) <= 9
        and any(map(is_agency, _PARTS.split(stripped)))
        and stripped[-1] not in "!?"
    ):
        return _bare(stripped)
    if _VIA.search(stripped) and len(stripped.split()) <= 9 and stripped[-1] not in "!?" and "(" not in stripped:
        return _bare(stripped)
    return None


def _explicit(cue: str, rest: str) -> bool:
    """A cue counts with its colon or sign, or where a name in capitals follows: "photo by X", not "image is all"."""
    return (
        bool(re.search(r"[:：|=/©…]|\.\.\.", cue)) or rest.lstrip()[:1].isupper() or not rest.lstrip()[:1].isalpha() or not rest.isascii()
    )


def _bare(credit: str) -> str:
    inner = credit.strip(" .()（）[]【】|:")
    match = _cue().match(inner)
    return inner[match.end() :].strip(" .()（）:") if match and match.end() < len(inner) else inner


def split_credit(text: str) -> tuple[str, str] | None:
    """A caption and the credit at its end; None where it has none.

    >>> split_credit("A flooded road (Jo Roe/Reuters)"), split_credit("A flooded road. Photo: Jo Roe")
    (('A flooded road', 'Jo Roe/Reuters'), ('A flooded road.', 'Jo Roe'))
    >>> split_credit("A flooded road (left) near the town")
    """
    bracket = _BRACKET.search(text[-140:]) if text[-3:].rstrip(" .")[-1:] in (")", "）", "]") else None
    if bracket:
        inner = bracket[1]
        credit = credit_of(inner) or (inner.strip() if _SLASHED.search(inner) else None)
        if credit:
            return text[: max(0, len(text) - 140) + bracket.start()].rstrip(), credit
    for match in reversed([*_cue().finditer(text)]):
        rest = text[match.end() :].strip()
        if (
            rest
            and len(rest) <= 100
            and not _LEGAL.match(text[match.start() :].lstrip())
            and len(rest.split()) <= 12
            and _explicit(match[0], rest)
            and not _HAS_URL.search(rest)
        ):
            return text[: match.start()].rstrip(" |-–—•(（[/,"), _bare(rest)
    tail = _TAIL.search(text, max(0, len(text) - 110))
    if tail and credit_of(tail[1]):
        return text[: tail.start()].rstrip(), credit_of(tail[1]) or ""
    return None


def lead_credit_end(text: str) -> int:
    """Where a caption with its credit in brackets ends at the beginning of a longer text; 0 where there is none.

    >>> lead_credit_end("A flooded road (Jo Roe/Reuters) The river rose in the night and the bridge was closed.")
    32
    """
    match = _LEAD_BRACKET.search(text, 0, 400)
    if match and (credit_of(match[1]) or _SLASHED.search(match[1])) and len(text) - match.end() > 30:
        return match.end()
    return 0


def strip_file_mark(text: str) -> str:
    """The caption without the archive mark that agencies put in front ("FILE - …")."""
    return _FILE.sub("", text)
