"""Words that pages use around their articles: data files ``<category>/<language>.txt`` and a cached loader.

A file holds one phrase a line, in the form that `fold` gives; ``#`` opens a comment. ``{n}`` stands
for a number, ``…`` at the end for "and so on" (the phrase is a beginning), ``…`` at the start for
"anything before" (the phrase is an ending); it can stand nowhere else. All languages are looked up
together: a page's language is often unknown, and pages mix languages.
"""

from __future__ import annotations

from .fold import BEYOND_LATIN, caseless, fold, strip_marks
from .phrases import Phrases, load, words
from .scripts import unspaced

__all__ = [
    "BEYOND_LATIN",
    "Phrases",
    "caseless",
    "fold",
    "load",
    "strip_marks",
    "unspaced",
    "words",
]
