"""Bringing a text into the form in which the lexicons hold their phrases."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[km]?\b")
_TRAILING = " :.!?…»›>→|•·*"
_LEADING = " |•·*»›>→-–—"
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text casefolded, numbers replaced by ``{n}``, with no punctuation at its ends that menus and headings vary.

    >>> fold("12 Comments:"), fold("» Read more…")
    ('{n} comments', 'read more')
    """
    folded = text.casefold().strip(_TRAILING).lstrip(_LEADING)
    return _NUMBER.sub("{n}", folded) if any(map(str.isdigit, folded)) else folded


def strip_marks(text: str) -> str:
    """Casefolded words without accents, joined by one blank: for comparing titles and names.

    >>> strip_marks("L’Été à Niš!")
    'l ete a nis'
    """
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(_WORD.findall(text.casefold()))
