"""The address of a paragraph: that of its page with a text fragment."""

from __future__ import annotations

from collections.abc import Iterator

from ..fragments import EDGE, directive, edges
from ..labels import Label
from ..values import Paragraph
from .readable import Readable

_UNSEEN = frozenset({Label.HIDDEN, Label.ALT_TEXT})  # what a browser does not find
_MAX_WORDS = 64  # at the beginning of a paragraph that begins like something else


def link_to(article: Readable, paragraph: Paragraph) -> str | None:
    """The address at which a browser scrolls to the paragraph; None where there is none.

    Args:
        article: it has the page's address.
        paragraph: one of its paragraphs.
    """
    if article.url is None or paragraph.kind == "math":
        return None
    page = _flat("\n".join(_texts(article)))
    words = EDGE
    start, end = edges(paragraph.text, paragraph.marks)
    while page.count(_flat(start)) > 1 and end and words < _MAX_WORDS:
        words *= 2
        start, end = edges(paragraph.text, paragraph.marks, words)
    if not start:
        return None
    prefix = _prefix(article, paragraph) if page.count(_flat(start)) > 1 else ""
    address, _, anchor = article.url.partition("#")
    anchor = anchor.partition(":~:")[0]
    return f"{address}#{anchor}{directive(start, end, prefix)}"


def _texts(article: Readable) -> Iterator[str]:
    if article.account:
        return (piece.text for piece in article.account)
    return (paragraph.text for paragraph in article.paragraphs)


def _prefix(article: Readable, paragraph: Paragraph) -> str:
    """The last words that a reader sees before a paragraph whose text stands elsewhere, too."""
    text = _flat(paragraph.text)
    alike = [one for one in article.paragraphs if _flat(one.text) == text]
    number = next((at for at, one in enumerate(alike) if one is paragraph), 0)
    before = ""
    for piece in article.account:
        if piece.label in _UNSEEN:
            continue
        if piece.field == "paragraphs" and _flat(piece.text) == text:
            if not number:
                start, end = edges(before)
                return end or start
            number -= 1
        before = piece.text
    return ""


def _flat(text: str) -> str:
    """A text as browsers compare it."""
    return " ".join(text.split()).casefold()
