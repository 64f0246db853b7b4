"""Bringing a text into the form in which the lexicons hold their phrases."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts that set no blank between a number and the word it counts: Han, kana, Hangul, Thai, Lao.
_GLUING = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
# A number that is glued to letters of another script is part of a word ("mp3", "3d"); 万 and 만 are ten thousand.
_NUMBER = re.compile(rf"(?<![^\W\d{_GLUING}])\d+(?:[.,]\d+)*[km万萬만]?(?![^\W{_GLUING}])")
_TRAILING = " :.!?…»›>→|•·*"
_LEADING = " |•·*»›>→-–—"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
# Anything but letters without marks and punctuation that stays what it is: most texts that are not ASCII have no more than curly quotes.
_COMPOSED = re.compile("[^\x00-\x7f‘’“”–—…•·«»]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    """Combining marks of the basic plane. The regex engine holds a set as a bitmap only without characters beyond it: 20 times faster."""
    return re.compile(f"[{''.join(filter(unicodedata.combining, map(chr, range(0x300, 0x10000))))}]+")


def caseless(text: str) -> str:
    """The text casefolded, with the Turkish dotted capital I as a plain i; `str.casefold` makes two characters of it.

    >>> caseless("İLGİLİ HABERLER")
    'ilgili haberler'
    """
    return text.casefold().replace("i\u0307", "i")


def fold(text: str) -> str:
    """The text casefolded, numbers replaced by ``{n}``, with no punctuation at its ends that menus and headings vary.

    >>> fold("12 Comments:"), fold("» Read more…"), fold("3条评论"), fold("Download MP3")
    ('{n} comments', 'read more', '{n}条评论', 'download mp3')
    """
    folded = caseless(text).strip(_TRAILING).lstrip(_LEADING)
    return _NUMBER.sub("{n}", folded) if _DIGIT.search(folded) else folded


def strip_marks(text: str) -> str:
    """Casefolded words without accents, joined by one blank: for comparing titles and names.

    >>> strip_marks("L’Été à Niš!")
    'l ete a nis'
    """
    if not text.isascii() and _COMPOSED.search(text):
        text = _marks().sub("", unicodedata.normalize("NFKD", text))
        if _ASTRAL.search(text):
            text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(_WORD.findall(text.casefold()))
