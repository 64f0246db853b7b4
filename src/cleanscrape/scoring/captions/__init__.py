"""How a line is read as a caption: one recogniser a file.

`RECOGNISERS` is the order in which they are asked; the first that knows the line decides.
"""

from __future__ import annotations

from collections.abc import Callable

from ...document import Document
from ..page.article_position import ArticlePosition
from .alt import by_alt
from .box import by_box
from .candidates import candidates
from .credit import by_credit
from .credit_line import by_credit_above, by_credit_below
from .cue import by_cue
from .images import in_figure, in_gallery
from .line import Found, Line
from .markup import by_figure, by_markup
from .other import is_credit_alone, is_other, says_nothing

__all__ = [
    "RECOGNISERS",
    "Found",
    "Line",
    "candidates",
    "in_figure",
    "in_gallery",
    "is_credit_alone",
    "read_caption",
]

Recogniser = Callable[[Line], "Found | None"]
RECOGNISERS: tuple[Recogniser, ...] = (
    by_credit_below,
    by_credit_above,
    by_figure,
    by_markup,
    by_cue,
    by_alt,
    by_box,
)


def read_caption(document: Document, index: int, place: ArticlePosition) -> Found | None:
    """The block as a caption; None where it is none."""
    line = Line(document, index, place)
    if not line.may_be_caption or is_other(line):
        return None
    found = by_credit(line)
    if found or says_nothing(line):
        return found
    return next(filter(None, (recognise(line) for recognise in RECOGNISERS)), None)
