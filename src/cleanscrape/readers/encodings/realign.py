"""Text of two bytes a character in which bytes were lost: found the place, and read on in step behind it.

Where one byte of a row is missing, each of those behind it pairs with its wrong neighbour, up to
the next blank or tag: a paragraph of Chinese becomes a paragraph of characters that nobody uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from .detection import WIDE, wide_weights

_PIECE = re.compile(rb"[\x80-\xff][\x30-\xff]*")  # no byte below 0x30 is the second one of a pair
_BROKEN, _UNUSUAL = (
    -12.0,
    -11.0,
)  # a byte that belongs to no character, and the rarest character that does
_NARROW = -8.0  # a character of one byte: Japanese katakana of half width
_SUSPICIOUS = -9.0  # mean weight of a row; in step it is about -6.5, and -11 out of step
_LONGEST = 20_000  # bytes of a row that is looked at; longer ones stay as they are


def decoded(raw: bytes, encoding: str) -> str:
    r"""The text in an encoding, with each broken byte as U+FFFD.

    >>> words = "今天下雨，河水上涨，大桥关闭。"
    >>> raw = words.encode("gb18030")
    >>> decoded(raw[:1] + raw[2:], "gb18030")
    '\ufffd天下雨，河水上涨，大桥关闭。'
    """
    text = raw.decode(encoding, "replace")
    if encoding not in WIDE or "\ufffd" not in text:
        return text
    weights = wide_weights(encoding)
    rows = [(row.start(), row.end()) for row in _PIECE.finditer(raw)]
    edges = [0, *(edge for row in rows for edge in row), len(raw)]
    return "".join(
        _row(raw[start:end], encoding, weights)
        if number % 2
        else raw[start:end].decode("ascii", "replace")
        for number, (start, end) in enumerate(pairwise(edges))
    )


def _row(row: bytes, encoding: str, weights: Mapping[str, float]) -> str:
    text = row.decode(encoding, "replace")
    wide = [char for char in text if char > "\x7f"]
    mean = sum(max(_BROKEN, weights.get(char, _BROKEN)) for char in wide) / len(wide)
    if len(row) > _LONGEST or ("\ufffd" not in text and mean > _SUSPICIOUS):
        return text
    return _best(row, encoding, weights)


def _best(row: bytes, encoding: str, weights: Mapping[str, float]) -> str:
    """The reading of a row that has the most frequent characters, by dynamic programming from its end."""
    known: dict[bytes, str] = {}
    best = [0.0, 0.0]  # of what follows the next byte, and of what follows the one after
    steps: list[str] = []
    for at in range(len(row) - 1, -1, -1):
        byte = row[at : at + 1]
        char = byte.decode(encoding, "replace")
        score = best[0] + (0.0 if byte < b"\x80" else _BROKEN if char == "\ufffd" else _NARROW)
        if byte >= b"\x80" and at + 1 < len(row):
            pair = row[at : at + 2]
            if pair not in known:
                known[pair] = pair.decode(encoding, "ignore")
            if (
                len(known[pair]) == 1
                and (weight := best[1] + max(_UNUSUAL, weights.get(known[pair], _UNUSUAL))) > score
            ):
                score, char = weight, known[pair]
        best = [score, best[0]]
        steps.append(char)
    return _followed(steps[::-1], row, known)


def _followed(steps: list[str], row: bytes, known: Mapping[bytes, str]) -> str:
    """The characters along the best way: one that was read from a pair takes two steps."""
    chars, at = list[str](), 0
    while at < len(row):
        chars.append(steps[at])
        at += 2 if row[at] > 127 and steps[at] == known.get(row[at : at + 2]) else 1
    return "".join(chars)
