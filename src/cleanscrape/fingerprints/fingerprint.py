"""The fingerprint of a text: a hash of its words, and a MinHash by which texts are compared.

The MinHash (Broder 1997) is of runs of five words, with 128 hash functions of which the low byte is
kept (b-bit MinHash, Li and König 2010). It is written here because the values are stored, and must
be the same in ten years: those of rensa changed in three of its versions, datasketch needs SciPy,
and simhash has had no release since 2022. It takes hashlib and NumPy.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b, shake_128

import numpy as np
from numpy.typing import NDArray

from ..lexicons import caseless
from ..lexicons.scripts import UNSPACED

SIZE = 128
"""Hash functions, and bytes of `Fingerprint.near`. A similarity has a standard error of at most
.045, of .035 at .8."""

_RUN = 5  # words that are hashed as one, as in datatrove
_STEP = 1024  # runs that are hashed at a time: they fit into the cache of the processor
_CHANCE = 1 / 256  # that two bytes are equal by chance

Hashes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The fingerprint of a text.

    Args:
        exact: 64 bits; equal for texts with the same words in the same order.
        near: the MinHash, 128 bytes; its beginning is a less accurate one.
    """

    exact: int
    near: bytes

    def similarity(self, other: Fingerprint) -> float:
        """The share of their runs of five words that two texts have in common, 0 to 1.

        It is estimated, with a standard error of at most .045. Where one MinHash is shorter, the
        beginning of the other is compared.

        >>> rain = "It rained all day in the valley, and the old stone bridge was closed at noon"
        >>> one, two = fingerprint(rain), fingerprint(rain + ", said the mayor.")
        >>> one.similarity(one), one.similarity(two) > 0.6
        (1.0, True)
        """
        size = min(len(self.near), len(other.near))
        equal = sum(one == two for one, two in zip(self.near, other.near))
        return estimate(equal, size)

    def to_dict(self, size: int = SIZE) -> dict[str, str]:
        """Both as hexadecimal digits, of the MinHash the first `size` bytes.

        >>> fingerprint("Rain").to_dict(2)
        {'exact': '3d09e514ecfd42df', 'near': 'b809'}
        """
        return {"exact": f"{self.exact:016x}", "near": self.near[:size].hex()}


def estimate(equal: int, size: int) -> float:
    """The similarity of two texts of whose MinHashes so many bytes are equal."""
    return max(0.0, (equal / size - _CHANCE) / (1 - _CHANCE)) if size else 0.0


def spelled(text: str) -> list[str]:
    """The words that count: casefolded, without punctuation; numbers as they stand.

    Each character of a script without blanks is a word.

    >>> spelled("“Rain” — 3 days!"), spelled("雨が降った")
    (['rain', '3', 'days'], ['雨', 'が', '降', 'っ', 'た'])
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    found: list[str] = _word().findall(caseless(plain))
    return found


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")


def fingerprint(text: str) -> Fingerprint | None:
    """The fingerprint of a text; None if it has no words.

    Case, white space, punctuation and the form of Unicode do not count, numbers do. A text of fewer
    than five words resembles only its equals. It is the same in every version and on every
    machine, so that it can be stored.

    Args:
        text: of an article, of a paragraph, or any other.

    >>> one, two = fingerprint("It rained all day."), fingerprint("it  RAINED all day")
    >>> one == two, fingerprint("...")
    (True, None)
    """
    words = spelled(text)
    if not words:
        return None
    exact = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
    return Fingerprint(int.from_bytes(exact, "big"), _minhash(_runs(words)))


def _runs(words: list[str]) -> Hashes:
    """The hash of each run of words, mixed from those of its words."""
    hashes = np.array([*map(_hash, words)], dtype=np.uint64)
    size = min(_RUN, len(words))
    runs = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for at in range(size):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashes[at : at + len(runs)]
    # The last steps of SplitMix64, so that runs that share words have nothing else in common.
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        runs = (runs ^ (runs >> np.uint64(shift))) * np.uint64(factor)
    upper: Hashes = (runs >> np.uint64(32)).astype(np.uint32)
    return upper


@lru_cache(maxsize=1 << 14)  # most words of a page stand on others too
def _hash(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


@cache
def _functions() -> tuple[Hashes, Hashes]:
    """An odd factor and a summand for each hash function."""
    drawn = np.frombuffer(shake_128(b"cleanscrape near").digest(8 * SIZE), dtype="<u4")
    factors, summands = drawn.astype(np.uint32).reshape(2, SIZE, 1)
    return factors | np.uint32(1), summands


def _minhash(runs: Hashes) -> bytes:
    factors, summands = _functions()
    least = np.full(SIZE, ~np.uint32(0), dtype=np.uint32)
    for at in range(0, len(runs), _STEP):
        hashed = factors * runs[at : at + _STEP]
        hashed += summands
        np.minimum(least, hashed.min(axis=1), out=least)
    return least.astype(np.uint8).tobytes()
