"""Photo credits: where in a caption they begin, and what they say without "Photo:" and brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from ..late_patterns import late_pattern
from ..lexicons import caseless, load
from .credit_cues import credit_cue, cues_behind, may_begin_with_cue, may_have_cue
from .names import is_agency

_BRACKET = late_pattern(r"(?:(?<!\s)\s+)?[(（\[]([^()（）\[\]]{2,120})[)）\]]\s*(?:\.\s*)?\Z")
_LEAD_BRACKET = re.compile(r"[(（]([^()（）]{2,100})[)）]\.?\s+(?=[“\"‘«]?[^\W\d_a-zß-ÿ])")
_FILE = re.compile(r"(?i)\A\s*FILE\s?(?:PHOTO)?\s?[-–—:]\s*")
_TAIL = late_pattern(
    r"""(?x)
    (?: (?<=[.!?”\"’)]) \s* | (?: \s[-–—|•/] | , ) \s+ )
    ( (?: [^\s.!?|]+\s ){0,7} [^\s.!?|]+ ) \.? \s* \Z  # up to eight words
    """
)
_VIA = re.compile(
    r"""(?x)
    \b [^\W\d_a-z]\w* [ ]via[ ] [^\W\d_a-z]\w*
    | \w/ \s? [A-Z\u00c0-\u024f]\w
    | \b (?: AP[ ]Photo | Getty | Shutterstock | Alamy | iStock | Unsplash | PA[ ]Wire | Handout
      | Courtesy ) \b
    | ©
    """
)
_SLASHED = re.compile(r"\A[^\Wa-z_].*/\s?[^\Wa-z_\d]")
_PARTS = re.compile(r"(?:(?<!\s)\s+)?[/|,]\s*")
_LEGAL = late_pattern(
    r"""(?ix)
    (?: © | \(c\) | copyright ) \s* (?: by\s )? (?: ©\s* )? (?: 19 | 20 ) \d\d        # a year
    | (?: ©\s? )? copyright\b .* \b (?: GmbH | Ltd | Inc | LLC | KG | Limited ) \b   # a company
    | .* ©\s? (?: 19 | 20 ) \d\d \s? [-–—] \s? (?: 19 | 20 )? \d\d      # from one year to another
    | .* \ball\ rights\ reserved | .* alle\ rechte\ vorbehalten
    """
)
_WORD = re.compile(r"[\w=-]+")
_MAX_CREDIT_CHARS = (
    200  # characters at the end of a text in which a credit of the longest kind, and its cue, begin
)
_MAX_TAIL_CHARS = 110  # … and one without a cue
# Texts without one of these cannot match `_VIA` and `_LEGAL`, which are expensive.
_VIA_SIGN = re.compile(
    """(?x)
    / | © | via[ ] | AP[ ]Photo | Getty | Shutterstock | Alamy | Stock | Unsplash | PA[ ]Wire
    | Handout | Courtesy
    """
)
_LEGAL_SIGNS = ("©", "(c)", "copyright", "all rights", "alle rechte")


def credit_of(text: str) -> str | None:
    """The credit, if the whole text is one, without its cue and brackets."""
    stripped = text.strip(" ()（）[]【】")
    return _credit_of(stripped) if 0 < len(stripped) <= 120 else None


@lru_cache(maxsize=1024)
def _credit_of(stripped: str) -> str | None:
    folded = caseless(stripped)
    if _has_url(stripped) or is_legal(stripped):
        return None
    if load("agencies").exact(folded) or load("agencies").exact(folded.lstrip("© ")):
        return stripped.lstrip("© ")
    match = credit_cue().match(stripped) if may_begin_with_cue(stripped) else None
    if match and _sound(stripped[match.end() :]) and _explicit(match[0], stripped[match.end() :]):
        return bare_credit(stripped[match.end() :])
    if folded.endswith(cues_behind()) and len(stripped) < 40:
        return next(stripped[: -len(end)] for end in cues_behind() if folded.endswith(end)).strip(
            "（( ＝=・"
        )
    if "(" in stripped or stripped[-1] in "!?" or len(stripped.split()) > 9:
        return None
    if ("/" in stripped and any(map(is_agency, _PARTS.split(stripped)))) or (
        _VIA_SIGN.search(stripped) and _VIA.search(stripped)
    ):
        return bare_credit(stripped)
    return None


def is_legal(text: str) -> bool:
    """True for a copyright line: it names a year or a company, not who took a picture.

    >>> (
    ...     is_legal("© 2024 The Harbour Post"),
    ...     is_legal("Copyright Harbour Press Ltd"),
    ...     is_legal("© Jo Roe"),
    ... )
    (True, True, False)
    """
    return (
        any(map(caseless(text).__contains__, _LEGAL_SIGNS))
        and _LEGAL.match(text.strip()) is not None
    )


def _sound(credit: str) -> bool:
    """True if the text after a cue may be a credit.

    It begins like a name, or is a domain or an agency in small letters.
    """
    first = credit.lstrip(" .([（【@").removeprefix("©").lstrip()[:1]
    small = first.islower() and credit.count(" ") >= 2
    return first.isalnum() and (
        not small or load("agencies").exact(caseless(credit).split("/")[0]) is not None
    )


def _has_url(text: str) -> bool:
    return "http://" in text or "https://" in text or "www." in text


def _explicit(cue: str, rest: str) -> bool:
    """A cue counts if it has a colon or sign, or if a name with capitals follows.

    "photo by X", not "image is all".
    """
    return (
        bool(re.search(r"[:：|=/©…]|\.\.\.", cue))
        or rest.lstrip()[:1].isupper()
        or not rest.lstrip()[:1].isalpha()
        or not rest.isascii()
    )


def bare_credit(credit: str) -> str:
    """A credit without its cue and brackets.

    >>> bare_credit("(Photo: Jo Roe/Reuters)"), bare_credit("Jo Roe")
    ('Jo Roe/Reuters', 'Jo Roe')
    """
    inner = credit.strip(" .()（）[]【】|:")
    match = credit_cue().match(inner)
    return inner[match.end() :].strip(" .()（）:") if match and match.end() < len(inner) else inner


def split_credit(text: str) -> tuple[str, str] | None:
    """A caption and the credit at its end; None if it has no credit.

    >>> (
    ...     split_credit("A flooded road (Jo Roe/Reuters)"),
    ...     split_credit("A flooded road. Photo: Jo Roe"),
    ... )
    (('A flooded road', 'Jo Roe/Reuters'), ('A flooded road.', 'Jo Roe'))
    >>> split_credit("A flooded road (left) near the town")
    """
    return _short_split(text) if len(text) <= _CACHED else _split(text)


def _split(text: str) -> tuple[str, str] | None:
    bracket = (
        _BRACKET.search(text[-140:]) if text[-3:].rstrip(" .")[-1:] in (")", "）", "]") else None
    )
    if bracket:
        inner = bracket[1]
        credit = credit_of(inner) or (inner.strip() if _SLASHED.search(inner) else None)
        if credit:
            return text[: max(0, len(text) - 140) + bracket.start()].rstrip(), credit
    near = max(0, len(text) - _MAX_CREDIT_CHARS)
    cued = may_have_cue(text[near:])
    for match in reversed([*credit_cue().finditer(text, near)] if cued else []):
        rest = text[match.end() :].strip()
        if (
            rest
            and len(rest) <= 100
            and not _LEGAL.match(text[match.start() :].lstrip())
            and len(rest.split()) <= 12
            and _explicit(match[0], rest)
            and _sound(rest)
            and not _has_url(rest)
        ):
            return text[: match.start()].rstrip(" |-–—•(（[/,"), bare_credit(rest)
    near = max(0, len(text) - _MAX_TAIL_CHARS)
    tail = _TAIL.search(text, near) if cued or _may_end(text[near:]) else None
    if tail and not tail[1][0].islower() and credit_of(tail[1]):
        return text[: tail.start()].rstrip(), credit_of(tail[1]) or ""
    return None


def _may_end(text: str) -> bool:
    """False if the text cannot end in a credit without a cue.

    No agency ends with its last word, and it has no other sign of a credit.
    """
    lower = caseless(text).rstrip(" .()（）[]【】")
    return (
        not load("agencies").last_words.isdisjoint(_WORD.findall(lower.rpartition(" ")[2])[-1:])
        or _VIA_SIGN.search(text) is not None
        or lower.endswith(cues_behind())
    )


# Several filters ask about the same line. Long ones are not kept: the cache must not hold a page in
# memory.
_CACHED = 500  # characters
_short_split = lru_cache(maxsize=512)(_split)


def lead_credit_end(text: str) -> int:
    """The end of a caption with its credit in brackets that begins a longer text.

    0 if there is none.

    >>> lead_credit_end(
    ...     "A flooded road (Jo Roe/Reuters) The river rose in the night and the bridge was closed."
    ... )
    32
    """
    match = _LEAD_BRACKET.search(text, 0, 400)
    if (
        match
        and (credit_of(match[1]) or _SLASHED.search(match[1]))
        and len(text) - match.end() > 30
    ):
        return match.end()
    return 0


def strip_file_mark(text: str) -> str:
    """The caption without the archive mark that agencies put in front ("FILE - …")."""
    return _FILE.sub("", text)
