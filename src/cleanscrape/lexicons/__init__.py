"""Words that pages use around their articles, as data files, and a cached loader for them.

The files are ``<category>/<language>.txt``. A file contains one phrase per line, in the form that
`fold` returns. ``#`` starts a comment, and ``{n}`` stands for a number. A phrase that ends with
``…`` matches the beginning of a text. A phrase that starts with ``…`` matches the end of a text.
``…`` is allowed in no other place.

All languages are looked up together: a page's language is often unknown, and pages mix languages.
"""

from __future__ import annotations

from .fold import BEYOND_LATIN, caseless, fold, folded, lower_in_place, strip_marks
from .phrases import Phrases, load, words
from .scripts import unspaced
from .signs import Signs, Words, choice

__all__ = [
    "BEYOND_LATIN",
    "Phrases",
    "Signs",
    "Words",
    "caseless",
    "choice",
    "fold",
    "folded",
    "load",
    "lower_in_place",
    "strip_marks",
    "unspaced",
    "words",
]
