"""Detect the encoding of bytes that are not UTF-8.

The result is the encoding in which the bytes are most probably a text of some language. All
candidates decode the same bytes, so their scores can be compared: a score is the sum of the
logarithms of the characters' frequencies in a language. Chinese decoded as Cyrillic is a series of
letters and capitals that occurs in no word. A broken byte costs every candidate about the same.
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

# From a high byte to a space or a mark, with the letter before it.
_PIECE = re.compile(rb"[A-Za-z]?[\x80-\xff][\x30-\xff]*")
_MAX_SAMPLE_BYTES = 10_000
# Logarithms of frequencies; the frequencies of all classes sum up to 1. Rough guesses suffice: the
# right encoding beats the next best one by several units per character.
_RARE = -9.0  # a character of one byte that the language does not use
_RARE_WIDE = -16.0  # the same for a character of two bytes
# Prior of multi-byte encodings: a page with only two bytes beyond ASCII is in a single-byte one.
_WIDE_PRIOR = -6.0
_BROKEN = -12.0
_CAPITAL = -3.2  # a capital letter instead of the small one
_MARKS = {
    **dict.fromkeys("\u00a0’", -3.5),
    **dict.fromkeys("„“”‘–—…«»", -4.0),
    **dict.fromkeys("°©®§№·•€£×½¼¾²", -6.5),
}
_WIDE_MARKS = "，。、：；！？“”‘’（）《》「」『』·・—…～　"
_MIXED_SCRIPTS = re.compile(r"[A-Za-z][\u0370-\u0fff]|[\u0370-\u0fff][A-Za-z]")
_TWO_ACCENTED = re.compile(r"[À-ʯ](?=[À-ʯ])")
# Cost of each of these within a word.
_MIXED_SCRIPTS_COST = -4.0
_TWO_ACCENTED_COST = -1.5
_INNER_CAPITAL_COST = -4.0


class Guess(NamedTuple):
    """An encoding and how well it explains the bytes.

    Args:
        encoding: its name in Python.
        score: mean logarithm per byte beyond ASCII; 0 is the best possible.
        size: how many bytes beyond ASCII were scored.
    """

    encoding: str
    score: float
    size: int


class _Wide(NamedTuple):
    """A multi-byte encoding, and classes of its characters with each class's share of a text."""

    encoding: str
    common: tuple[tuple[str, float], ...]


_WIDE = (
    _Wide("gb18030", ((SIMPLIFIED, 0.68), (_WIDE_MARKS, 0.09))),
    _Wide("big5hkscs", ((SIMPLIFIED + TRADITIONAL, 0.68), (_WIDE_MARKS, 0.09))),
    _Wide("cp932", ((HIRAGANA, 0.45), (KANJI, 0.22), (_WIDE_MARKS, 0.07))),
    _Wide("euc_jp", ((HIRAGANA, 0.45), (KANJI, 0.22), (_WIDE_MARKS, 0.07))),
    _Wide("cp949", ((HANGUL, 0.68), (_WIDE_MARKS, 0.03))),
)
# Rows of less frequent characters: the encoding that defines them, first and last lead byte, share
# of a text.
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


WIDE = frozenset(_ROWS)  # the multi-byte encodings


def best_encoding(raw: bytes) -> Guess:
    """The encoding that explains the bytes best.

    >>> best_encoding("Дождь идёт весь день.".encode("koi8-r")).encoding
    'koi8-u'
    >>> best_encoding("雨が降った。".encode("euc_jp")).encoding
    'euc_jp'
    """
    sample = _sample(raw)
    return max((_score(sample, name) for name in _candidates()), key=lambda guess: guess.score)


def fit(raw: bytes, encoding: str) -> float | None:
    """The score of an encoding (see `Guess`); None for an encoding that is no candidate."""
    return _score(_sample(raw), encoding).score if encoding in _candidates() else None


@cache
def _candidates() -> tuple[str, ...]:
    """The encodings to try. Of two with equal scores, the earlier one wins."""
    narrow = dict.fromkeys(name for alphabet in ALPHABETS for name in alphabet.encodings)
    return (*narrow, *(wide.encoding for wide in _WIDE))


def _sample(raw: bytes) -> bytes:
    """The first pieces of the bytes that contain bytes beyond ASCII."""
    pieces, size = list[bytes](), 0
    for piece in _PIECE.finditer(raw):
        pieces.append(piece[0][: _MAX_SAMPLE_BYTES - size])
        size += len(pieces[-1])
        if size >= _MAX_SAMPLE_BYTES:
            break
    return b" ".join(pieces)


def _score(sample: bytes, encoding: str) -> Guess:
    """The score of a sample in one encoding: that of the language that fits best."""
    text = sample.decode(encoding, "replace")
    counts = [(char, count) for char, count in Counter(text).items() if char > "\x7f"]
    size = sum(byte > 127 for byte in sample) or 1
    if encoding in _ROWS:
        weights = wide_weights(encoding)
        total = sum(count * weights.get(char, _RARE_WIDE) for char, count in counts)
        return Guess(encoding, (_WIDE_PRIOR + total) / size, size)
    best = max(
        sum(count * weights.get(char, _RARE) for char, count in counts) + alphabet.prior
        for alphabet, weights in _narrow_weights()
        if encoding in alphabet.encodings
    )
    return Guess(encoding, (best + _odd_words_cost(text)) / size, size)


def _odd_words_cost(text: str) -> float:
    """The cost of letters in an order that words do not have, for single-byte encodings."""
    mixed = sum(1 for _ in _MIXED_SCRIPTS.finditer(text))
    accented = sum(1 for _ in _TWO_ACCENTED.finditer(text))
    capitals = sum(
        right > "\x7f" and left.islower() and right.isupper() for left, right in pairwise(text)
    )
    return (
        mixed * _MIXED_SCRIPTS_COST + accented * _TWO_ACCENTED_COST + capitals * _INNER_CAPITAL_COST
    )


@cache
def _narrow_weights() -> tuple[tuple[Alphabet, dict[str, float]], ...]:
    return tuple((alphabet, _alphabet_weights(alphabet)) for alphabet in ALPHABETS)


def _alphabet_weights(alphabet: Alphabet) -> dict[str, float]:
    """Characters with the logarithms of their frequencies in a language."""
    shares = [exp(-rank / alphabet.decay) for rank in range(len(alphabet.letters))]
    weights = {**dict.fromkeys("\ufffd", _BROKEN), **_MARKS}
    for letter, share in zip(alphabet.letters, shares):
        weights[letter] = log(share / sum(shares))
    for letter in alphabet.letters:
        weights.setdefault("İ" if letter == "i" else letter.upper()[0], weights[letter] + _CAPITAL)
    return weights


@cache
def wide_weights(encoding: str) -> dict[str, float]:
    """The characters of a multi-byte encoding with the logarithms of their frequencies."""
    wide = next(wide for wide in _WIDE if wide.encoding == encoding)
    weights = {"\ufffd": _BROKEN, "\u00a0": -6.5}
    for chars, share in wide.common:
        _add_class(weights, chars, share)
    for defined, first, last, share in _ROWS[encoding]:
        row = bytes(
            byte
            for lead in range(first, last + 1)
            for trail in _trail_bytes(defined)
            for byte in (lead, trail)
        )
        _add_class(weights, row.decode(defined, "ignore"), share)
    return weights


def _trail_bytes(encoding: str) -> Iterable[int]:
    """The values that the second byte of a character can have."""
    return (*range(0x40, 0x7F), *range(0xA1, 0xFF)) if encoding == "big5" else range(0xA1, 0xFF)


def _add_class(weights: dict[str, float], chars: str, share: float) -> None:
    """Divide a class's share of a text among its characters that have no weight yet."""
    new = {char for char in chars if char > "\x7f" and char not in weights}
    weights.update(dict.fromkeys(new, log(share / max(1, len(new)))))
