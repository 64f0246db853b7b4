"""Cutting a byline into the parts that may each be a name, a role or an agency."""

from __future__ import annotations

import re
from functools import lru_cache

from ..late_patterns import late_pattern
from ..lexicons import words
from .asian import parted_han
from .names import CAPITAL, is_han_name, is_name
from .roles import cut_role, is_role, opens_role

# Begins with a set of characters, which `re` scans for; the blanks in front of it are stripped from
# what it leaves.
_SEPARATOR = late_pattern(r"[,;|•·⋅∙●▪■◆/、，；／\n+–—-](?:(?<![–—-])|(?<=\s.)(?=\s))\s*")
_HANDLE = re.compile(r"(?:[(\[]\s*)?(?:@\w+|[^\s@]{1,64}@[^\s@]{1,250}\.\w+|https?://\S+)\s*[)\]]?")
_TRAILING = re.compile(
    r"\s(?:on|in|at|am|le|el|il|em|op|den)$"
)  # words that were before a date that was cut off
_FROM = re.compile(r"(?:发自|發自|通讯员|报道|報道|摄影|于\s?\d{4}).*$")
_BRACKETS = late_pattern(r"(?:(?<!\s)\s+)?[(（\[【][^()（）\[\]【】]*[)）\]】]\s*")
_OPENING = re.compile(r"[(\[（【]")


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    return frozenset(words("and"))


@lru_cache(maxsize=1)
def joiners() -> re.Pattern[str]:
    """The words that join two names ("and")."""
    spaced = sorted(
        (word for word in words("and") if not re.match(r"[\u3040-\u9fff]", word)),
        key=len,
        reverse=True,
    )
    choice = "|".join(map(re.escape, spaced))
    # At the beginning "Dan" is a person, "dan" the Indonesian "and".
    return re.compile(rf"(?:^(?:{choice})|(?<!\s)\s+(?i:{choice}))(?:\s+|$)")


def without_handles(text: str) -> str:
    """A byline with commas in the place of its mail addresses, web addresses and handles.

    >>> without_handles("Jo Doe @jodoe")
    'Jo Doe , '
    """
    return _HANDLE.sub(", ", text) if "@" in text or "://" in text else text


def segments(text: str) -> list[str]:
    """The parts of a byline, cut at commas, bars, "and" and the like.

    >>> segments("Jo Doe and Al Roe, City Editor")
    ['Jo Doe', 'Al Roe', 'City Editor']
    """
    chunks = (
        [chunk.rstrip() for chunk in _SEPARATOR.split(text)] if _SEPARATOR.search(text) else [text]
    )
    pieces = [
        part
        for at, chunk in enumerate(chunks)
        for part in ([chunk] if at and _is_one_role(chunk) else joined(chunk))
    ]
    if not text.isascii():
        pieces = [_FROM.sub("", part) for piece in pieces for part in parted_han(piece)]
    if _OPENING.search(text):
        pieces = [_BRACKETS.sub(" ", piece) for piece in pieces]
    stripped = (_TRAILING.sub("", piece.strip(" .:-–—|\"“”'()（）【】")) for piece in pieces)
    return [name for piece in stripped if piece for name in _paired(_halved(piece))]


def joined(text: str) -> list[str]:
    """The text split at the words that join two names ("and")."""
    if " " not in text or (text.isascii() and _joining().isdisjoint(text.casefold().split())):
        return [text]
    return joiners().split(text)


def _is_one_role(chunk: str) -> bool:
    """True for a job with an "and" ("Senior Life and Trends Reporter"), which is not cut."""
    pieces = joined(chunk)
    return len(pieces) > 1 and (
        (is_role(pieces[-1]) and not is_name(cut_role(pieces[-1])[0]))
        or (opens_role(pieces[0]) and " of " in pieces[0])
    )


def _paired(text: str) -> list[str]:
    """Three names and more without anything between them, in pairs of words."""
    tokens = text.split()
    if len(tokens) > 1 and all(map(is_han_name, tokens)):
        return tokens
    if (
        len(tokens) >= 6
        and len(tokens) % 2 == 0
        and all(CAPITAL.match(token) and not token.isupper() for token in tokens)
        and not is_role(text)
    ):
        return [" ".join(tokens[at : at + 2]) for at in range(0, len(tokens), 2)]
    return [text]


def _halved(text: str) -> str:
    """A name that is repeated without a space (a portrait's caption, and the name), only once."""
    half = len(text) // 2
    return text[:half] if half > 5 and len(text) % 2 == 0 and text[:half] == text[half:] else text
