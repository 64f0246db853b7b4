"""Hashes of what a page says: the same for the same words, whatever the numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from ..lexicons import caseless
from ..patterns.months import month_number

BITS = 24
"""Size of a hash. Among the some 8,000 hashes of a site, one text in 2,000 meets a stranger's."""

_NUMBER = re.compile(r"\d[\d.,:/-]{0,40}")
_WORD = re.compile(r"[^\W\d_]{3,20}")
# A date is in a short line. Longer ones are not searched for the names of months.
_DATE_WORDS = 12
# Two letters, which a text needs to be told from others: "1 | 2 | 3" stands on pages of all kinds.
_LETTERS = re.compile(r"[^\W\d_][\W\d_]{0,200}[^\W\d_]")


def normalised(text: str) -> str:
    """The text casefolded, each number and name of a month as one 0; "" without letters.

    >>> normalised("Published 3 May 2024, 14:05"), normalised("Published 12 June 2023, 09:10")
    ('published 0 0 0 0', 'published 0 0 0 0')
    >>> normalised("1 | 2 | 3")
    ''
    """
    if not _LETTERS.search(text):
        return ""
    folded = caseless(text)
    with_zeros = _NUMBER.sub("0", folded)
    if with_zeros != folded and with_zeros.count(" ") < _DATE_WORDS:
        return _WORD.sub(_month_as_zero, with_zeros)
    return with_zeros


def _month_as_zero(word: re.Match[str]) -> str:
    return "0" if month_number(word[0]) else word[0]


@lru_cache(maxsize=256)
def _salt(site: str) -> bytes:
    return blake2b(site.encode("utf-8", "replace"), digest_size=16).digest()


def text_hash(site: str, text: str) -> int:
    """The hash of a normalised text on a site, `BITS` bits.

    The site's key is its salt, so that the same sentence has other hashes on other sites.

    >>> 0 <= text_hash("paper.example", "share") < 1 << BITS
    True
    """
    return wide_hash(site, text) >> (64 - BITS)


def wide_hash(site: str, text: str) -> int:
    """The same with 64 bits, for pages."""
    data = text.encode("utf-8", "replace")
    return int.from_bytes(blake2b(data, digest_size=8, key=_salt(site)).digest(), "big")


def text_hashes(site: str, texts: Iterable[str]) -> list[int]:
    """The hash of each text once it is normalised; -1 for a text that cannot be told apart."""
    known: dict[str, int] = {}
    found = []
    for text in texts:
        if text not in known:
            plain = normalised(text)
            known[text] = text_hash(site, plain) if plain else -1
        found.append(known[text])
    return found
