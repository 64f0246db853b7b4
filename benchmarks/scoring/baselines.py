"""What one can do without us, and the best that anybody could do by choosing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from .metrics import tokens, word_f1

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+|(?<=[。！？])[」』”]*")
_ENDING = re.compile(r"[.!?…。！？][\"”“’'»)\]」』]*\s*$")
_REST = 6  # what a line that is no sentence costs a run


def keep_all(text: str) -> str:
    """Give the text back as it is."""
    return text


def best_span(text: str) -> str:
    r"""Find the best contiguous run of lines (sentences of a one-line text).

    A line adds its words if it has at least 25, or at least 8 and ends a sentence; else it takes 6
    away. The simplest rule that beat the known line filters on full dumps.

    >>> best_span("Menu\nThe rain that fell all day has stopped at last.\nShare")
    'The rain that fell all day has stopped at last.'
    """
    lines = units(text)
    best, best_sum, start, current = (0, 0), 0, 0, 0
    for at, line in enumerate(lines):
        if current <= 0:
            start, current = at, 0
        count = len(tokens(line))
        current += count if count >= 25 or (count >= 8 and _ENDING.search(line)) else -_REST
        if current > best_sum:
            best, best_sum = (start, at + 1), current
    return "\n".join(lines[slice(*best)])


def ceiling(text: str, truth: Sequence[str]) -> float:
    """Word F1 of the perfect choice of lines against the tokens of the true body.

    The lines of a one-line text are its sentences.

    A line is in where the share of its tokens on the longest common subsequence with the truth is
    high enough; the threshold is the best of .2, .5 and .8 for the page, as between .2 and .8 it is
    hard to say.
    """
    lines = [tokens(line) for line in units(text)]
    shares = _shares(lines, truth)
    picks = (
        [word for line, share in zip(lines, shares) if share >= level for word in line]
        for level in (0.2, 0.5, 0.8)
    )
    return max(word_f1(pick, truth) for pick in picks)


def units(text: str) -> list[str]:
    """Cut into what is chosen from.

    The lines that are not blank, or the sentences if there is only one.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    return (
        [part for part in _SENTENCE.split(lines[0]) if part.strip()] if len(lines) == 1 else lines
    )


def _shares(lines: Sequence[Sequence[str]], truth: Sequence[str]) -> list[float]:
    words = [word for line in lines for word in line]
    matched = [False] * len(words)
    for code in LCSseq.opcodes(words, truth):
        if code.tag == "equal":
            matched[code.src_start : code.src_end] = [True] * (code.src_end - code.src_start)
    shares, at = [], 0
    for line in lines:
        shares.append(sum(matched[at : at + len(line)]) / len(line) if line else 0.0)
        at += len(line)
    return shares
