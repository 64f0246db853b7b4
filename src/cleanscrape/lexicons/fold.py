"""Turn a text into the form in which the lexicons list their phrases."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .scripts import GLUING

if TYPE_CHECKING:
    import regex

# A number that touches letters is part of a word ("mp3", "3d").
_NUMBER = re.compile(r"(?<![^\W\d])\d+(?:[.,]\d+)*[km]?(?!\w)")
# A text without one of these has no letter that numbers attach to (`GLUING`), and no letter of a
# script without capitals. The set is negated because `re` visits each character of a set when it
# compiles, which takes a millisecond for the Han characters. For the same reason, patterns with
# large sets are compiled when the first text needs them.
BEYOND_LATIN = re.compile(r"[^\0-\u036f\u2000-\u27ff]")
_TRAILING_MARKS = " :.!?…»›>→|•·*"
_LEADING_MARKS = " |•·*»›>→-–—"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
# Translation table for ASCII bytes: each byte that belongs to no word becomes a space.
_NON_WORD_TO_SPACE = bytes(
    byte if chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(128)
) + bytes(128)
# A character that NFKD or the removal of marks may change. Most texts beyond ASCII have only curly
# quotes and dashes, and need neither.
_MAY_HAVE_MARKS = re.compile("[^\x00-\x7f‘’“”–—…•·«»]")


@cache
def _gluing_number() -> re.Pattern[str]:
    """`_NUMBER` for scripts in which a number attaches to a word; 万 and 만 mean ten thousand."""
    return re.compile(rf"(?<![^\W\d{GLUING}])\d+(?:[.,]\d+)*[km万萬만]?(?![^\W{GLUING}])")


@lru_cache(maxsize=1)
def _marks() -> regex.Pattern[str]:
    """Combining marks.

    `regex` finds them by their Unicode property, beyond the basic plane too, and has the same
    version of Unicode under every Python.
    """
    # Imported late: it takes a tenth of the package's import time, and ASCII texts do not need it.
    import regex

    return regex.compile(r"\P{ccc=0}+")


def caseless(text: str) -> str:
    """The text casefolded, with every Turkish letter I as a plain i.

    `str.casefold` turns the dotted capital into two characters, and the dotless capital into a
    dotted small letter. A Turkish word would then differ from the same word in capitals.

    >>> caseless("İLGİLİ HABERLER"), caseless("Yazarın yazısı") == caseless("YAZARIN YAZISI")
    ('ilgili haberler', True)
    """
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def lower_in_place(text: str) -> str:
    """The text as `caseless` folds it, but of the same length, so that offsets hold.

    >>> lower_in_place("İLGİLİ"), len(lower_in_place("Straße"))
    ('ilgili', 6)
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ı", "i")


def fold(text: str) -> str:
    """The form in which phrases are looked up: casefolded, with ``{n}`` for each number.

    Punctuation at both ends is removed, because menus and headings vary it.

    >>> fold("12 Comments:"), fold("» Read more…"), fold("3条评论"), fold("Download MP3")
    ('{n} comments', 'read more', '{n}条评论', 'download mp3')
    """
    folded = caseless(text).strip(_TRAILING_MARKS).lstrip(_LEADING_MARKS)
    if not _DIGIT.search(folded):
        return folded
    number = _gluing_number() if BEYOND_LATIN.search(folded) else _NUMBER
    return number.sub("{n}", folded)


def strip_marks(text: str) -> str:
    """Casefolded words without accents, joined by single spaces: for comparing titles and names.

    >>> strip_marks("L’Été à Niš!")
    'l ete a nis'
    """
    if text.isascii():  # the same as below in half the time
        return " ".join(text.lower().encode().translate(_NON_WORD_TO_SPACE).decode().split())
    if _MAY_HAVE_MARKS.search(text):
        text = _marks().sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORD.findall(text.casefold().replace("ı", "i")))
