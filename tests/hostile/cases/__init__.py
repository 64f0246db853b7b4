"""Hostile inputs as data: a name, a page or how to build it, and what must come of it.

Every expectation was thought out by hand.
"""

from . import characters, dates, encodings, hidden, markup, metadata, places, structure
from .case import Hostile

CASES: tuple[Hostile, ...] = tuple(
    case
    for table in (encodings, characters, structure, metadata, dates, places, markup, hidden)
    for case in table.CASES
)
