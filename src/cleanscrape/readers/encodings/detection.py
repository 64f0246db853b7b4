"""Which encoding bytes are in that are no UTF-8: the one in which they are most probably a text of some language.

Each candidate reads the same bytes, so what it makes of them can be compared: the sum over all
characters of the logarithm of how frequent they are in its language. A page of Chinese in a
Cyrillic encoding is a row of letters that no word has, capitals among them. A broken byte costs
every candidate about the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from .tables import ALPHABETS, HANGUL, HIRAGANA, KANJI, SIMPLIFIED, TRADITIONAL, Alphabet

_PIECE = re.compile(
    rb"[A-Za-z]?[\x80-\xff][\x30-\xff]*"
)  # from a high byte to a blank or a mark, and the letter before it
_SAMPLE = 10_000  # bytes of such pieces that are looked at
# Logarithms of how frequent the characters of a class are, all of them together 1. They are guesses
# that need not be good: between the right encoding and the next best one lie several units a
# character.
_RARE = -9.0  # a letter that the language has not, one byte
_RARE_WIDE = -16.0  # the same of two bytes
# a page in an encoding of several bytes; what has but two bytes beyond ASCII is a page of single
# ones
_WIDE_PRIOR = -6.0
_BROKEN = -12.0
_CAPITAL = -3.2  # a capital where a small letter could be
_MARKS = {
    **dict.fromkeys("\u00a0’", -3.5),
    **dict.fromkeys("„“”‘–—…«»", -4.0),
    **dict.fromkeys("°©®§№·•€£×½¼¾²", -6.5),
}
_WIDE_MARKS = "，。、：；！？“”‘’（）《》「」『』·・—…～　"
_OTHER_SCRIPT = re.compile(r"[A-Za-z][\u0370-\u0fff]|[\u0370-\u0fff][A-Za-z]")
_TWO_MARKED = re.compile(r"[À-ʯ](?=[À-ʯ])")
_MIXED, _DOUBLED, _HUMP = (
    -4.0,
    -1.5,
    -4.0,
    # for each of these: within a word two scripts, two letters beyond ASCII, a capital behind a small
    # letter
)


class Guess(NamedTuple):
    """An encoding, how well it explains the bytes (the mean logarithm over those beyond ASCII, 0 at best), and how many these were."""

    encoding: str
    score: float
    size: int


class _Wide(NamedTuple):
    """An encoding of several bytes a character, and how frequent the characters are in it."""

    encoding: str
    common: tuple[tuple[str, float], ...]


# Of each class the share of a text: first lists, then what the rows of frequent characters of the
# encoding hold.
_WIDE = (
    _Wide("gb18030", ((SIMPLIFIED, 0.68), (_WIDE_MARKS, 0.09))),
    _Wide("big5hkscs", ((SIMPLIFIED + TRADITIONAL, 0.68), (_WIDE_MARKS, 0.09))),
    _Wide("cp932", ((HIRAGANA, 0.45), (KANJI, 0.22), (_WIDE_MARKS, 0.07))),
    _Wide("euc_jp", ((HIRAGANA, 0.45), (KANJI, 0.22), (_WIDE_MARKS, 0.07))),
    _Wide("cp949", ((HANGUL, 0.68), (_WIDE_MARKS, 0.03))),
)
# The rows of the second most frequent characters: encoding they are defined in, first and last lead
# byte, share of a text.
_ROWS: Mapping[str, tuple[tuple[str, int, int, float], ...]] = {
    "gb18030": (
        ("gb2312", 0xB0, 0xD7, 0.2),
        ("gb2312", 0xD8, 0xF7, 0.01),
        ("gb2312", 0xA1, 0xA3, 0.01),
    ),
    "big5hkscs": (
        ("big5", 0xA4, 0xC6, 0.2),
        ("big5", 0xC9, 0xF9, 0.01),
        ("big5", 0xA1, 0xA3, 0.01),
    ),
    "cp932": (
        ("euc_jp", 0xA4, 0xA5, 0.12),
        ("euc_jp", 0xB0, 0xCF, 0.12),
        ("euc_jp", 0xD0, 0xF4, 0.003),
        ("euc_jp", 0xA1, 0xA3, 0.01),
    ),
    "euc_jp": (
        ("euc_jp", 0xA4, 0xA5, 0.12),
        ("euc_jp", 0xB0, 0xCF, 0.12),
        ("euc_jp", 0xD0, 0xF4, 0.003),
        ("euc_jp", 0xA1, 0xA3, 0.01),
    ),
    "cp949": (
        ("euc_kr", 0xB0, 0xC8, 0.26),
        ("euc_kr", 0xCA, 0xFD, 0.003),
        ("euc_kr", 0xA1, 0xA3, 0.01),
    ),
}


WIDE = frozenset(_ROWS)  # the encodings of several bytes a character


def best_encoding(raw: bytes) -> Guess:
    """The encoding that explains the bytes best.

    >>> best_encoding("Дождь идёт весь день.".encode("koi8-r")).encoding, best_encoding("雨が降った。".encode("euc_jp")).encoding
    ('koi8-u', 'euc_jp')
    """
    sample = _sample(raw)
    return max((_rated(sample, name) for name in _candidates()), key=lambda guess: guess.score)


def fit(raw: bytes, encoding: str) -> float | None:
    """How well one of the encodings explains the bytes (see `Guess`); None for an encoding that is no candidate."""
    return _rated(_sample(raw), encoding).score if encoding in _candidates() else None


@cache
def _candidates() -> tuple[str, ...]:
    """Their order decides between those that read the bytes alike."""
    narrow = dict.fromkeys(name for alphabet in ALPHABETS for name in alphabet.encodings)
    return (*narrow, *(wide.encoding for wide in _WIDE))


def _sample(raw: bytes) -> bytes:
    pieces, size = list[bytes](), 0
    for piece in _PIECE.finditer(raw):
        pieces.append(piece[0][: _SAMPLE - size])
        size += len(pieces[-1])
        if size >= _SAMPLE:
            break
    return b" ".join(pieces)


def _rated(sample: bytes, encoding: str) -> Guess:
    text = sample.decode(encoding, "replace")
    counts = [(char, count) for char, count in Counter(text).items() if char > "\x7f"]
    size = sum(byte > 127 for byte in sample) or 1
    if encoding in _ROWS:
        weights = wide_weights(encoding)
        return Guess(
            encoding,
            (_WIDE_PRIOR + sum(count * weights.get(char, _RARE_WIDE) for char, count in counts))
            / size,
            size,
        )
    best = max(
        sum(count * weights.get(char, _RARE) for char, count in counts) + alphabet.prior
        for alphabet, weights in _narrow_weights()
        if encoding in alphabet.encodings
    )
    return Guess(encoding, (best + _oddities(text)) / size, size)


def _oddities(text: str) -> float:
    """What speaks against an encoding of one byte a character: words that no language has."""
    mixed = sum(1 for _ in _OTHER_SCRIPT.finditer(text))
    doubled = sum(1 for _ in _TWO_MARKED.finditer(text))
    humps = sum(
        right > "\x7f" and left.islower() and right.isupper() for left, right in pairwise(text)
    )
    return mixed * _MIXED + doubled * _DOUBLED + humps * _HUMP


@cache
def _narrow_weights() -> tuple[tuple[Alphabet, dict[str, float]], ...]:
    return tuple((alphabet, _weights_of(alphabet)) for alphabet in ALPHABETS)


def _weights_of(alphabet: Alphabet) -> dict[str, float]:
    shares = [exp(-rank / alphabet.fall) for rank in range(len(alphabet.letters))]
    weights = {**dict.fromkeys("\ufffd", _BROKEN), **_MARKS}
    for letter, share in zip(alphabet.letters, shares):
        weights[letter] = log(share / sum(shares))
    for letter in alphabet.letters:
        weights.setdefault("İ" if letter == "i" else letter.upper()[0], weights[letter] + _CAPITAL)
    return weights


@cache
def wide_weights(encoding: str) -> dict[str, float]:
    """For the characters of an encoding of several bytes the logarithms of how frequent they are."""
    wide = next(wide for wide in _WIDE if wide.encoding == encoding)
    weights = {"\ufffd": _BROKEN, "\u00a0": -6.5}
    for chars, share in wide.common:
        _add(weights, chars, share)
    for defined, first, last, share in _ROWS[encoding]:
        row = bytes(
            byte
            for lead in range(first, last + 1)
            for trail in _trails(defined)
            for byte in (lead, trail)
        )
        _add(weights, row.decode(defined, "ignore"), share)
    return weights


def _trails(encoding: str) -> Iterable[int]:
    return (*range(0x40, 0x7F), *range(0xA1, 0xFF)) if encoding == "big5" else range(0xA1, 0xFF)


def _add(weights: dict[str, float], chars: str, share: float) -> None:
    """Give the characters that have no weight yet their part of a class's share of a text."""
    new = {char for char in chars if char > "\x7f" and char not in weights}
    weights.update(dict.fromkeys(new, log(share / max(1, len(new)))))
