"""Bringing a text into the form in which the lexicons hold their phrases."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .scripts import GLUING

if TYPE_CHECKING:
    import regex

# A number that is glued to letters of another script is part of a word ("mp3", "3d").
_NUMBER = re.compile(r"(?<![^\W\d])\d+(?:[.,]\d+)*[km]?(?!\w)")
# A text without one of these holds no letter that glues, and none of a script without capitals. The
# set is written as what it leaves out, because `re` walks over the characters of a set when it
# compiles: a millisecond for the Han characters. Patterns that need large sets are compiled by the
# first text that needs them.
BEYOND_LATIN = re.compile(r"[^\0-\u036f\u2000-\u27ff]")
_TRAILING = " :.!?…»›>→|•·*"
_LEADING = " |•·*»›>→-–—"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
# The bytes of an ASCII text with a blank for each that belongs to no word.
_SPACED = bytes(
    byte if chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(128)
) + bytes(128)
# Anything but letters without marks and punctuation that stays what it is: most texts that are not
# ASCII have no more than curly quotes.
_COMPOSED = re.compile("[^\x00-\x7f‘’“”–—…•·«»]")


@cache
def _gluing_number() -> re.Pattern[str]:
    """`_NUMBER` for texts with letters that glue; 万 and 만 are ten thousand."""
    return re.compile(rf"(?<![^\W\d{GLUING}])\d+(?:[.,]\d+)*[km万萬만]?(?![^\W{GLUING}])")


@lru_cache(maxsize=1)
def _marks() -> regex.Pattern[str]:
    """Combining marks. `regex` knows them by their property, beyond the basic plane too, in one version of Unicode under every Python."""
    # imported late: a tenth of the package's import time, for texts that are not ASCII
    import regex

    return regex.compile(r"\P{ccc=0}+")


def caseless(text: str) -> str:
    """The text casefolded, with all of Turkish's letters I as a plain i.

    `str.casefold` makes two characters of the dotted capital, and of the dotless capital the dotted
    small letter, so that a word and its capitals would differ.

    >>> caseless("İLGİLİ HABERLER"), caseless("Yazarın yazısı") == caseless("YAZARIN YAZISI")
    ('ilgili haberler', True)
    """
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def fold(text: str) -> str:
    """The text casefolded, numbers replaced by ``{n}``, with no punctuation at its ends that menus and headings vary.

    >>> fold("12 Comments:"), fold("» Read more…"), fold("3条评论"), fold("Download MP3")
    ('{n} comments', 'read more', '{n}条评论', 'download mp3')
    """
    folded = caseless(text).strip(_TRAILING).lstrip(_LEADING)
    if not _DIGIT.search(folded):
        return folded
    number = _gluing_number() if BEYOND_LATIN.search(folded) else _NUMBER
    return number.sub("{n}", folded)


def strip_marks(text: str) -> str:
    """Casefolded words without accents, joined by one blank: for comparing titles and names.

    >>> strip_marks("L’Été à Niš!")
    'l ete a nis'
    """
    if text.isascii():  # what the last line does, in half the time
        return " ".join(text.lower().encode().translate(_SPACED).decode().split())
    if _COMPOSED.search(text):
        text = _marks().sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORD.findall(text.casefold().replace("ı", "i")))
