"""Scripts as ranges of characters: those that set no space between words.

The ranges cover Unicode's basic plane. Rarer Han characters follow from U+20000 on.
"""

from __future__ import annotations

import re
from functools import cache

# First and last character of Thai and Lao, Myanmar, Khmer, kana, and Han (three ranges).
RANGES = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
)
HAN_AND_KANA = "\u3040"  # the first one; Thai, Lao, Myanmar and Khmer come before
RARE_HAN = "\U00020000"  # the first one; all later characters count too
# For character classes: the common Han characters, hiragana and katakana, katakana alone, and the
# syllables of Hangul.
HAN = "\u4e00-\u9fff"
KANA = "\u3040-\u30ff"
KATAKANA = "\u30a0-\u30ff"
HANGUL = "\uac00-\ud7a3"


def _char_class(ranges: tuple[tuple[str, str], ...]) -> str:
    """The ranges as they are written between the brackets of a character class."""
    return "".join(f"{first}-{last}" for first, last in ranges)


UNSPACED = _char_class(RANGES)
# Korean sets spaces between words, but none between a number and the word that it counts.
GLUING = UNSPACED + HANGUL


@cache  # compiled only when a page needs it: this takes milliseconds
def unspaced() -> re.Pattern[str]:
    """A pattern for one character of a script without spaces between words.

    Rare Han characters are left out, because they would slow the pattern down.

    >>> bool(unspaced().match("雨")), bool(unspaced().match("ฝ")), bool(unspaced().match("비"))
    (True, True, False)
    """
    return re.compile(f"[{UNSPACED}]")
