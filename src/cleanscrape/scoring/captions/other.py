"""What looks like a caption and is something else."""

from __future__ import annotations

import re

from ...document import Document, Hint
from ...patterns.bylines import parse_byline
from ...patterns.credit_signs import credit_in
from ...patterns.names import is_name, strip_cue
from ...patterns.sentences import is_bulleted
from ...patterns.tags import HEADINGS
from ..page.links import is_linked
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from .line import Line

SOURCE = re.compile(
    r"""(?ix)
    \A (?: source | quelle | fuente | fonte | bron | źródło | источник | kaynak | kilde | källa )
    \s?:\s
    """
)
# What a caption does not begin with: the rest of a line, an entry of a menu.
CONTINUES = re.compile(r"[,;:|/&»]")
_LETTERS = 4  # of a caption; a duration has fewer ("03:07 Min.")
CREDIT_WORDS = 14.0  # words of the longest credit
_NO_CAPTIONS = HEADINGS | {"pre", "tr", "title", "button", "option"}


def is_credit_alone(document: Document, index: int) -> bool:
    """True for a line that is a credit without a caption: by its words, or by its markup."""
    if shapes(document.blocks).words[index] > CREDIT_WORDS or is_item(document, index):
        return False
    return credit_in(document.blocks, index) is not None or bool(
        document.blocks.hints[index] & trusted_hints(document) & Hint.CREDIT
    )


def is_other(line: Line) -> bool:
    """True for a credit, a link to another article, a heading, a byline, who is quoted."""
    if (
        line.hints & Hint.CREDIT
        or _names_quoted(line)
        or line.document.blocks.tags[line.index] in _NO_CAPTIONS
        or is_item(line.document, line.index)
    ):
        return True
    linked = is_linked(line.document.blocks, line.index) and not line.split
    if (line.hints & Hint.RELATED or linked) and not line.in_figure:
        return True
    return (
        bool(strip_cue(line.text)[0])
        and parse_byline(line.text) is not None
        and "(" not in line.text
    )


def _names_quoted(line: Line) -> bool:
    """True for the caption of a quotation in a figure: it says who is quoted."""
    document, index = line.document, line.index
    if not line.framed or line.above:
        return False
    figure = (
        other
        for other in range(max(0, index - 3), index)
        if document.blocks.hints[other] & Hint.FIGURE
    )
    return any(document.blocks.tags[other] == "blockquote" for other in figure)


def is_item(document: Document, index: int) -> bool:
    """True for an item of a list in Markdown.

    It is of the text, unless an image stands right above it.
    """
    return (
        document.source == "text"
        and document.blocks.tags[index] == "li"
        and not (index and document.blocks.hints[index - 1] & Hint.IMAGE)
    )


def says_nothing(line: Line) -> bool:
    """True for a line that is a credit, a name or a list item.

    Without a credit at its end it is no caption.
    """
    text = line.text
    if (
        line.split
        or _is_number(text)
        or credit_in(line.document.blocks, line.index)
        or SOURCE.match(text)
        or strip_cue(text)[0]
    ):
        return True
    if is_name(text) and not (_portrayed(line.document, text) and line.in_figure):
        return True
    return CONTINUES.match(text) is not None or (is_bulleted(text) and not line.hinted)


def _is_number(text: str) -> bool:
    return len(text) < 20 and text.isascii() and sum(map(str.isalpha, text)) < _LETTERS


def _portrayed(document: Document, text: str) -> bool:
    """True for a name that is not one of those who sign, as far as metadata knows.

    Under an image it says whom it shows.
    """
    signed = [
        name for claim in document.claims if claim.field == "byline" for name in claim.value.authors
    ]
    return bool(signed) and text not in signed
