"""The threshold of each block: from which probability it is body.

It is the same for all, except in a few places where more is known than the scorer knows.

All of these are neutral in word F1 on the developers' corpora (±.0003); they decide about single
lines that readers would miss or be puzzled by (`python -m benchmarks.measure.bodies`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...document import Decision, Document, Label
from ...patterns.tags import HEADINGS, SET_APART
from ...verdict import first_of
from ..page.links import is_linked
from ..page.places import places_of
from ..page.shape import shapes
from .characters import Floats
from .columns import beginning
from .text_thresholds import lines_within, tables

# A sentence between the headline and the body is a standfirst; some of the annotators left it out,
# so the scorer is unsure of it.
LEAD = 0.2
_HEADLINE_NEXT = 0.1  # the same for a line of eight words or more right below the headline
_MAX_BLOCKS_TO_BODY = 10  # blocks from the headline to the body
# What begins with an author's name is a biography more often than not.
BIOGRAPHY = 0.6
# A line of a few words above the first paragraph that is not a heading is mostly a counter or a
# category.
METADATA = 0.7
_METADATA_MAX_WORDS = 5.0
NEVER = 2.0  # the page's <title> is not its body, even if there is nothing else
# A defined term is a few words and looks like a label, but belongs to its definition.
TERM = 0.0
ITEM = 0.3  # an item of a list of which the item above or below is body
# Links above the headline are a menu, even on a short page, where each line has more weight.
MENU = 0.9
_MAX_BLOCKS_ABOVE_HEADLINE = 15  # blocks above the headline
# A short line that is all link, outside lists and tables, is a button. So is a short line that ends
# the body; a heading there belongs to what follows the body.
BUTTON = ENDING = 0.7
_ENDING_MAX_WORDS = 2.0  # words of a line without a link that cannot be the end of a text
_NO_BUTTONS = SET_APART | HEADINGS
# A note in brackets right below the body ("(1 euro = …)", "(with files from …)") continues it.
NOTE = 0.08
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"))


def block_thresholds(
    document: Document,
    decided: Sequence[Decision | None],
    probability: Floats,
    threshold: float,
    clean: float,
) -> Floats:
    """For each block the probability from which it is body.

    Args:
        document: the page.
        decided: the winning decision on each block so far.
        probability: the scorer's answers.
        threshold: the threshold everywhere else.
        clean: from this share of its undecided words in the body, a text counts as clean.
    """
    thresholds = np.full(len(document), threshold)
    for index in places_of("title", document.blocks.tags):
        thresholds[index] = NEVER
    _authors(document, thresholds)
    body = probability >= thresholds
    kept, places = body.tolist(), np.flatnonzero(body).tolist()
    if not places:
        return thresholds
    _metadata(document, places, thresholds)
    _terms(document, decided, kept, thresholds)
    _items(document, decided, kept, places, thresholds)
    _menus(document, decided, thresholds)
    if document.source == "html":
        _buttons(document, places, thresholds)
        _endings(document, places, thresholds)
    _note(document, decided, places[-1] + 1, thresholds)
    _leads(document, decided, places, thresholds)
    if document.source == "text":
        tables(document, decided, kept, thresholds)
        lines_within(document, decided, places, clean, thresholds)
    return thresholds


def _authors(document: Document, thresholds: Floats) -> None:
    claims = (claim.value for claim in document.claims if claim.field == "byline")
    names = tuple(
        sorted(
            {name for value in claims for name in getattr(value, "authors", ()) if len(name) > 5}
        )
    )[:12]
    for index in beginning(document.blocks.texts, names) if names else ():
        thresholds[index] = max(thresholds[index], BIOGRAPHY)


def _metadata(document: Document, places: Sequence[int], thresholds: Floats) -> None:
    shape = shapes(document.blocks)
    for index in places:
        if shape.prose[index] or shape.words[index] >= _METADATA_MAX_WORDS:
            break
        if not document.blocks.tags[index].startswith(("h", "dt")):
            thresholds[index] = max(thresholds[index], METADATA)


def _terms(
    document: Document, decided: Sequence[Decision | None], kept: Sequence[bool], thresholds: Floats
) -> None:
    """A term is body if its definition is."""
    tags = document.blocks.tags
    for index in places_of("dt", tags):
        if tags[index + 1 : index + 2] == ("dd",) and kept[index + 1] and decided[index] is None:
            thresholds[index] = min(thresholds[index], TERM)


def _items(
    document: Document,
    decided: Sequence[Decision | None],
    kept: Sequence[bool],
    places: Sequence[int],
    thresholds: Floats,
) -> None:
    """An item is body if the items above and below it in the same list are."""
    tags, containers, last = document.blocks.tags, document.blocks.containers, len(document) - 1
    for place in places if containers else ():
        if tags[place] != "li":
            continue
        for index in (max(0, place - 1), min(last, place + 1)):  # itself at an end: it is kept
            is_open = decided[index] is None and not kept[index] and tags[index] == "li"
            if is_open and containers[index] == containers[place]:
                thresholds[index] = min(thresholds[index], ITEM)


def _menus(document: Document, decided: Sequence[Decision | None], thresholds: Floats) -> None:
    """A row of links above a headline that stands near the top is a menu.

    Links further up on a long page may be entries of a list.
    """
    title = first_of(decided, Label.TITLE) or 0
    for index in range(title if title <= _MAX_BLOCKS_ABOVE_HEADLINE else 0):
        if is_linked(document.blocks, index):
            thresholds[index] = max(thresholds[index], MENU)


def _buttons(document: Document, places: Sequence[int], thresholds: Floats) -> None:
    words, tags = shapes(document.blocks).words, document.blocks.tags
    for index in places:
        is_short = words[index] < _METADATA_MAX_WORDS and tags[index] not in _NO_BUTTONS
        if is_short and is_linked(document.blocks, index):
            thresholds[index] = max(thresholds[index], BUTTON)


def _endings(document: Document, places: Sequence[int], thresholds: Floats) -> None:
    """Headings and single words below the last text of the body."""
    shape, tags = shapes(document.blocks), document.blocks.tags
    for index in reversed(places):
        few = shape.words[index] <= _ENDING_MAX_WORDS and not shape.prose[index]
        if not (tags[index] in HEADINGS or (few and tags[index] not in SET_APART)):
            break
        thresholds[index] = max(thresholds[index], ENDING)


def _note(
    document: Document, decided: Sequence[Decision | None], below: int, thresholds: Floats
) -> None:
    if below < len(document) and decided[below] is None:
        text = document.blocks.texts[below]
        if any(text.startswith(opens) and text.endswith(closes) for opens, closes in _BRACKETS):
            thresholds[below] = min(thresholds[below], NOTE)


def _leads(
    document: Document,
    decided: Sequence[Decision | None],
    places: Sequence[int],
    thresholds: Floats,
) -> None:
    title = first_of(decided, Label.TITLE)
    if title is None:
        return
    begin = next((index for index in places if index > title), title)
    shape = shapes(document.blocks)
    for index in range(title + 1, begin) if begin - title <= _MAX_BLOCKS_TO_BODY else ():
        if decided[index] is None and shape.prose[index]:
            thresholds[index] = min(thresholds[index], LEAD)
        if decided[index] is None and index == title + 1 and shape.words[index] >= 8:
            thresholds[index] = min(thresholds[index], _HEADLINE_NEXT)
