"""What can be told of each line of a page before it is read as a byline.

The kernel `lines` looks at all lines at once, and settles most of them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from .._speed import kernel
from ..lexicons import lower_in_place, words
from .bylines import MAX_CHARS, MAX_CUED_CHARS, agency_words, has_late_cue, may_be_byline
from .capitals import (
    APOSTROPHE,
    ELISION,
    GREAT,
    INITIAL,
    INSIDE,
    LETTER,
    MOST_INSIDE,
    MOST_PARTICLES,
    OPENING,
    SMALL,
    UNCASED,
)
from .names import PARTICLES, strip_cue
from .sentences import BULLETS, is_bulleted, without_bullet

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 1
# What the kernel says of a line: it is so, or the function in Python must be asked.
NAMES, ASK_NAMES, ASK_CUE, ASK_LATE, BULLETED, ASK_BULLETED, ASK_LATER_CUE = (
    1 << bit for bit in range(7)
)
_ASK_ALL = ASK_NAMES | ASK_CUE | ASK_LATE | ASK_BULLETED | ASK_LATER_CUE
_MOST_CHARS = 300  # of a line that the kernel looks at
_TABLES = "".join(map(chr, (*range(0x590), *range(0x2000, 0x2070))))
# Kinds of characters: as patterns, and as the characters themselves.
_CLASSES = {
    "letter": LETTER,
    "initial": INITIAL,
    "small": SMALL,
    "great": GREAT,
    "word": r"\w",
    "blank": r"\s",
    "digit": r"\d",
}
_CHARACTERS = {
    "inside": INSIDE,
    "opening": OPENING,
    "elision": ELISION,
    "apostrophe": APOSTROPHE,
    "stop": ".",
    "bullet": BULLETS,
    "number": ".)",
    "final": " ,.)",
}


class LineSigns:
    """What can be told of the lines of a page.

    Args:
        texts: the lines.

    >>> signs = LineSigns(["By Jo Doe", "• all comments", "Jo Doe reports"])
    >>> [signs.has_names(line) for line in range(3)], [signs.has_cue(line) for line in range(3)]
    ([True, False, True], [True, False, False])
    >>> [signs.has_late_cue(line) for line in range(3)], signs.is_bulleted(1)
    ([False, False, True], True)
    """

    __slots__ = ("_bits", "_texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._bits: bytes = _bits(texts)

    def any(self, line: int) -> bool:
        """False for a line with none of these signs."""
        return self._bits[line] != 0

    def has_names(self, line: int) -> bool:
        """See `cleanscrape.patterns.bylines.may_be_byline`."""
        bits = self._bits[line]
        return bits & NAMES != 0 or (bits & ASK_NAMES != 0 and may_be_byline(self._texts[line]))

    def has_cue(self, line: int) -> bool:
        """True where the line opens with a cue (`cleanscrape.patterns.names.strip_cue`)."""
        return self._bits[line] & ASK_CUE != 0 and strip_cue(self._texts[line])[0] != ""

    def with_cues(self, end: int) -> list[int]:
        """The lines before `end` that open with a cue."""
        asked = [line for line, bits in enumerate(self._bits[:end]) if bits & ASK_CUE]
        return [line for line in asked if self.has_cue(line)]

    def cue(self, line: int) -> tuple[str, str]:
        """The cue behind a bullet, and the rest of the line; ``""`` where there is no cue.

        See `cleanscrape.patterns.names.strip_cue`.
        """
        text = self._texts[line]
        bulleted = self.is_bulleted(line)
        if bulleted:
            text = without_bullet(text)
        asked = self._bits[line] & (ASK_LATER_CUE if bulleted else ASK_CUE)
        return strip_cue(text) if asked else ("", text)

    def has_late_cue(self, line: int) -> bool:
        """See `cleanscrape.patterns.bylines.has_late_cue`."""
        return self._bits[line] & ASK_LATE != 0 and has_late_cue(self._texts[line])

    def is_bulleted(self, line: int) -> bool:
        """See `cleanscrape.patterns.sentences.is_bulleted`."""
        bits = self._bits[line]
        return bits & BULLETED != 0 or (bits & ASK_BULLETED != 0 and is_bulleted(self._texts[line]))


def _ask_all(texts: Sequence[str]) -> bytes:
    """Nothing is settled: what stands for the kernel where there is none."""
    return bytes((_ASK_ALL,)) * len(texts)


def bits_by(lines: Any) -> Callable[[Sequence[str]], bytes]:
    """The bits of all lines, by the kernel `lines`."""

    @cache  # by the first page: it needs lexicons
    def signs() -> Callable[[Sequence[str]], bytes]:
        cues = (cue[:-1] for cue in words("byline_prefix") if cue.endswith("…"))
        late = (cue[1:] for cue in words("byline_suffix") if len(cue) > 2)
        return _signs(lines, agency_words(), cues, late)

    def bits(texts: Sequence[str]) -> bytes:
        return signs()(texts)

    return bits


def _signs(
    lines: Any, agencies: Iterable[str], cues: Iterable[str], late: Iterable[str]
) -> Callable[[Sequence[str]], bytes]:
    """The kernel with its tables."""
    bit = {name: 1 << place for place, name in enumerate(lines.KINDS)}
    kinds = array("H", [bit["known"]]) * len(_TABLES)
    for name, pattern in _CLASSES.items():
        for match in re.finditer(f"{pattern}+", _TABLES):
            for at in range(*match.span()):
                kinds[at] |= bit[name]
    for name, characters in _CHARACTERS.items():
        for character in characters:
            at = _TABLES.find(character)
            if at >= 0:  # others are asked for
                kinds[at] |= bit[name]
    # The small letter that each is compared as, in the middle of a word and at its end.
    lower = lower_in_place(_TABLES).replace("ς", "σ").replace("ſ", "s")
    made: Callable[[Sequence[str]], bytes] = lines.Signs(
        kinds.tobytes(),
        array("H", map(ord, lower)).tobytes(),
        tuple((ord(first), ord(last)) for first, last in UNCASED),
        sorted(PARTICLES),
        agencies,
        cues,
        late,
        (_MOST_CHARS, MAX_CHARS, MAX_CUED_CHARS, MOST_INSIDE, MOST_PARTICLES),
    )
    return made


def _agrees(lines: Any) -> bool:
    texts = ("", "Jo Doe", "of the AFP", "• By", "all of it")
    said = (0, NAMES, ASK_NAMES, BULLETED | ASK_LATER_CUE, 0)
    return list(_signs(lines, ("afp",), ("by ",), (" reports",))(texts)) == list(said)


_lines = kernel("lines", _CONTRACT, _agrees)
_bits = _ask_all if _lines is None else bits_by(_lines)
