"""Decode text of two bytes per character in which single bytes were lost.

A missing byte shifts all later pairs, up to the next space or tag: a paragraph of Chinese becomes a
paragraph of characters that nobody uses. `decoded` finds the gap, and reads the pairs after it
correctly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .detection import WIDE, wide_weights

# A run of pairs: no byte below 0x30 is the second one of a pair.
_RUN = re.compile(rb"[\x80-\xff][\x30-\xff]*")
_BROKEN = -12.0  # weight of a byte that belongs to no character
_MIN_WEIGHT = -11.0  # of a character of two bytes, however rare
_NARROW = -8.0  # a character of one byte: half-width katakana
# A run below this mean weight is probably shifted: correct runs have about -6.5, shifted ones -11.
_MIN_MEAN_WEIGHT = -9.0
_MAX_RUN_BYTES = 20_000  # longer runs are decoded as they are


def decoded(raw: bytes, encoding: str) -> str:
    r"""The decoded text, with U+FFFD for each broken byte.

    >>> words = "今天下雨，河水上涨，大桥关闭。"
    >>> raw = words.encode("gb18030")
    >>> decoded(raw[:1] + raw[2:], "gb18030")
    '\ufffd天下雨，河水上涨，大桥关闭。'
    """
    text = raw.decode(encoding, "replace")
    if encoding not in WIDE or "\ufffd" not in text:
        return text
    weights = wide_weights(encoding)
    parts, end = list[str](), 0
    for run in _RUN.finditer(raw):
        parts.append(raw[end : run.start()].decode("ascii", "replace"))
        parts.append(_decode_run(run[0], encoding, weights))
        end = run.end()
    parts.append(raw[end:].decode("ascii", "replace"))
    return "".join(parts)


def _decode_run(run: bytes, encoding: str, weights: Mapping[str, float]) -> str:
    text = run.decode(encoding, "replace")
    wide = [char for char in text if char > "\x7f"]
    mean = sum(max(_BROKEN, weights.get(char, _BROKEN)) for char in wide) / len(wide)
    if len(run) > _MAX_RUN_BYTES or ("\ufffd" not in text and mean > _MIN_MEAN_WEIGHT):
        return text
    return _realign(run, encoding, weights)


def _realign(run: bytes, encoding: str, weights: Mapping[str, float]) -> str:
    """The reading of a run with the highest sum of weights, by dynamic programming from its end."""
    known: dict[bytes, str] = {}
    best = [0.0, 0.0]  # best scores of what follows the current byte, and of what follows the next
    steps: list[str] = []
    for at in range(len(run) - 1, -1, -1):
        byte = run[at : at + 1]
        char = byte.decode(encoding, "replace")
        score = best[0] + _byte_weight(byte, char)
        if byte >= b"\x80" and at + 1 < len(run):
            pair = run[at : at + 2]
            if pair not in known:
                known[pair] = pair.decode(encoding, "ignore")
            weight = best[1] + max(_MIN_WEIGHT, weights.get(known[pair], _MIN_WEIGHT))
            if len(known[pair]) == 1 and weight > score:
                score, char = weight, known[pair]
        best = [score, best[0]]
        steps.append(char)
    return _follow(steps[::-1], run, known)


def _byte_weight(byte: bytes, char: str) -> float:
    """The weight of a single byte that was decoded as `char`."""
    if byte < b"\x80":
        return 0.0
    return _BROKEN if char == "\ufffd" else _NARROW


def _follow(steps: list[str], run: bytes, known: Mapping[bytes, str]) -> str:
    """The characters of the best reading; a character that was read from a pair skips a byte."""
    chars, at = list[str](), 0
    while at < len(run):
        chars.append(steps[at])
        at += 2 if run[at] > 127 and steps[at] == known.get(run[at : at + 2]) else 1
    return "".join(chars)
