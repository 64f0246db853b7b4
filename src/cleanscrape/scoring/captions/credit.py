"""A line that ends in its credit."""

from __future__ import annotations

import re

from ...document import Hint
from ...patterns.credits import strip_file_mark
from ...values import Caption
from .line import Found, Line, without_cue
from .other import CONTINUES
from .reasons import CREDIT

_WORDS = re.compile(r"[^\W\d_]{2}.*[^\W\d_]{2}|[^\W\d_a-z]{2}")  # two words, or a name
# Words of the longest line with a credit that is a caption without an image, where markup would
# show one.
_UNPICTURED = 35.0
_SIGN_OFF = 20.0  # words; a longer text that ends in a bare agency is a paragraph of its story


def by_credit(line: Line) -> Found | None:
    """A line that ends in its credit: "A flooded road (Jo Roe/Reuters)"."""
    split = line.split
    if not split or _WORDS.search(split[0]) is None or CONTINUES.match(split[0]):
        return None
    if not line.hinted and _signed_story(split, line.words):
        return None
    pictured = (
        line.hints & (Hint.CAPTION | Hint.FIGURE) or line.above or line.document.source == "text"
    )
    if not pictured and line.words > _UNPICTURED:
        return None
    caption = Caption(
        strip_file_mark(without_cue(split[0])), split[1], line.alt, line.image, line.text
    )
    return Found(caption, line.above, CREDIT)


def _signed_story(split: tuple[str, str], words: float) -> bool:
    """A paragraph that ends in its agency: "… the ministry said. (AP)"."""
    return (
        words > _SIGN_OFF
        and split[0].endswith((".", "”", '"'))
        and " " not in split[1]
        and "/" not in split[1]
    )
