"""Scripts by their ranges of characters: which of them set no blank between words.

The ranges lie in Unicode's basic plane; beyond it, from U+20000 on, are rarer Han characters.
"""

from __future__ import annotations

import re
from functools import cache

# Thai and Lao, Myanmar, Khmer, kana, Han: first and last character of each range.
RANGES = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
)
RARE_HAN = "\U00020000"  # and all that follow
_HANGUL = (
    "\uac00",
    "\ud7a3",
)  # sets blanks between words, but none between a number and the word it counts


def _inside(ranges: tuple[tuple[str, str], ...]) -> str:
    """What stands between the brackets of a set that holds these ranges."""
    return "".join(f"{first}-{last}" for first, last in ranges)


UNSPACED = _inside(RANGES)
GLUING = _inside((*RANGES, _HANGUL))


@cache  # compiled by the first page in such a script: this takes milliseconds
def unspaced() -> re.Pattern[str]:
    """A character of a script without blanks between words; the rare Han characters apart, which would slow the pattern down.

    >>> bool(unspaced().match("雨")), bool(unspaced().match("ฝ")), bool(unspaced().match("비"))
    (True, True, False)
    """
    return re.compile(f"[{UNSPACED}]")
