"""Hashes of what a page says: the same for the same words, whatever the numbers and dates."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from ..document import BlockTable, derived
from ..lexicons import caseless
from ..patterns.months import month_number

BITS = 24
"""Size of a hash. Among the some 8,000 hashes of a site, one text in 2,000 meets a stranger's."""

_NUMBER = re.compile(r"\d[\d.,:/-]{0,40}")
# A date is in a short line. Longer ones are not searched for the names of months.
_DATE_WORDS = 12
# Two letters, which a text needs to be told from others: "1 | 2 | 3" stands on pages of all kinds.
_LETTERS = re.compile(r"[^\W\d_][\W\d_]{0,200}[^\W\d_]")


@derived
def normalised(blocks: BlockTable) -> tuple[str, ...]:
    r"""Each text casefolded, each number and name of a month as one 0; "" without letters.

    >>> from cleanscrape.testing import build
    >>> page = build("Published 3 May 2024, 14:05", "Published 12 June 2023, 09:10", "1 | 2 | 3")
    >>> normalised(page.blocks)
    ('published 0 0 0 0', 'published 0 0 0 0', '')
    """
    # One substitution for the page: a call for each block would take ten times as long.
    folded = caseless("\n".join(text.replace("\n", " ") for text in blocks.texts))
    return tuple(map(_told_apart, _NUMBER.sub("0", folded).split("\n")))


def _told_apart(text: str) -> str:
    if not _LETTERS.search(text):
        return ""
    if "0" in text and text.count(" ") < _DATE_WORDS:
        return " ".join("0" if _is_month(word) else word for word in text.split(" "))
    return text


@lru_cache(maxsize=4096)
def _is_month(word: str) -> bool:
    return word[:1].isalpha() and month_number(word.strip(".,")) > 0


@lru_cache(maxsize=256)
def _salted(site: str) -> blake2b:
    """A hash with the site's salt, to be copied: that takes half the time of making one."""
    salt = blake2b(site.encode("utf-8", "replace"), digest_size=16).digest()
    return blake2b(digest_size=8, salt=salt)


def text_hash(site: str, text: str) -> int:
    """The hash of a normalised text on a site, `BITS` bits.

    The site's key is its salt, so that the same sentence has other hashes on other sites.

    >>> 0 <= text_hash("paper.example", "share") < 1 << BITS
    True
    """
    return wide_hash(site, text) >> (64 - BITS)


def wide_hash(site: str, text: str) -> int:
    """The same with 64 bits, for pages."""
    found = _salted(site).copy()
    found.update(text.encode("utf-8", "replace"))
    return int.from_bytes(found.digest(), "big")


def block_hashes(site: str, blocks: BlockTable) -> list[int]:
    """The hash of each block's normalised text; -1 for a text that cannot be told apart."""
    texts = normalised(blocks)
    known = {text: text_hash(site, text) for text in {*texts} if text}
    return [known.get(text, -1) for text in texts]
