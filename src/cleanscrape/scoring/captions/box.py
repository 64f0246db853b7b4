"""A line below its image, alone with it in an element, between paragraphs."""

from __future__ import annotations

from ...document import Document, Hint
from ...patterns.dates import find_date
from ...patterns.roles import is_role
from ..page.shape import shapes
from .line import Found, Line
from .reasons import BOX

MIN_WORDS, _MAX_WORDS = 3, 45  # words
_ALT_WORDS = (
    3.0  # of an alternative text that describes an image; fewer are a logo's or a portrait's
)
_PARAGRAPH = 12.0  # words of the shortest paragraph around an image
_TAGS = frozenset({"p", "div"})
_PARAGRAPHS = frozenset({"p", "h2", "h3", "h4"})
_OTHERS = Hint.BIO | Hint.BYLINE | Hint.COMMENT | Hint.NAVIGATION | Hint.SHARE | Hint.ADVERT


def by_box(line: Line) -> Found | None:
    """A line below an image's alternative text, alone with it in an element amid prose.

    Without prose around it such an element is one of several cards, each with an image and a text.
    """
    document, index = line.document, line.index
    if (
        not (line.above and line.boxed)
        or not MIN_WORDS <= line.words <= _MAX_WORDS
        or document.blocks.tags[index] not in _TAGS
    ):
        return None
    if line.hints & _OTHERS or shapes(document.blocks).words[index - 1] < _ALT_WORDS:
        return None
    if is_role(line.text) or find_date(line.text) or line.text.endswith((":", "?")):
        return None
    if not line.place.leads(index, 0) or not _among_prose(document, index):
        return None
    return line.found(line.text, BOX)


def _among_prose(document: Document, index: int) -> bool:
    """True where prose in another kind of element follows, and some stands before the image."""
    before, after = index - 2, index + 1
    while after < len(document) and document.blocks.hints[after] & (Hint.CREDIT | Hint.SHARE):
        after += 1
    if before < 0 or after >= len(document):
        return False
    return all(
        _is_prose(document, other, document.blocks.paths[index]) for other in (before, after)
    )


def _is_prose(document: Document, index: int, path: str) -> bool:
    tag = document.blocks.tags[index]
    if document.blocks.paths[index] == path or tag not in _PARAGRAPHS:
        return False
    return tag != "p" or shapes(document.blocks).words[index] >= _PARAGRAPH
