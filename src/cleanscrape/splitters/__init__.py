"""Cutting blocks that hold several things. A splitter sees one block's text and names the offsets to cut at.

`DEFAULT` is the ordered table of built-ins. What a splitter cut is remembered (`Hint.SAME_LINE`): neighbours that turn out to be plain
paragraphs are joined again when the article is assembled, so that a cut too many does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ..document import Document, Hint, Splitter
from ..patterns.blanks import places
from .byline import BylineSplitter
from .caption import CaptionSplitter
from .headline import HeadlineSplitter
from .icons import IconSplitter
from .sentences import SentenceSplitter

DEFAULT: tuple[Splitter, ...] = (IconSplitter(), SentenceSplitter(), BylineSplitter(), CaptionSplitter())

# For a page without line breaks.
ONE_LINE: tuple[Splitter, ...] = (HeadlineSplitter(), IconSplitter(), SentenceSplitter(longest=200), BylineSplitter(), CaptionSplitter())

_Edges = tuple[list[int], list[int]]  # where the pieces of a block begin, and where it ends: in its text, and in its span

# The first four differ from piece to piece; `containers`, the last, is empty for text.
_COLUMNS = ("texts", "starts", "ends", "hints", "tags", "link_shares", "paths", "containers")


def cut(document: Document, splitters: Sequence[Splitter] = DEFAULT) -> Document:
    """The document with its blocks cut where the splitters say.

    Blocks whose text is not simply their cleaned span (Markdown syntax, preformatted code) are left whole.

    >>> from cleanscrape.readers.text import read_text
    >>> cut(read_text("By Jo Doe | 3 May 2024")).texts
    ('By Jo Doe |', '3 May 2024')
    """
    cuts: dict[int, _Edges] = {}
    for index, looking in sorted(_looking(document, splitters).items()):
        if document.hints[index] & Hint.CAPTION:  # what markup calls a caption is one, whatever dates and names are in it
            continue
        text = document.texts[index]
        offsets = _offsets(text, looking)
        if offsets:
            where = places(document.text[document.starts[index] : document.ends[index]], text, offsets)
            if where is not None:
                cuts[index] = offsets, where
    return _rebuilt(document, cuts) if cuts else document


def _looking(document: Document, splitters: Sequence[Splitter]) -> dict[int, list[Splitter]]:
    """For each block that may have to be cut the splitters that look at it: those that can tell name their blocks (`candidates`)."""
    found: dict[int, list[Splitter]] = {}
    for splitter in splitters:
        candidates = getattr(splitter, "candidates", None)
        for index in candidates(document) if candidates else range(len(document)):
            found.setdefault(index, []).append(splitter)
    return found


def _offsets(text: str, splitters: Sequence[Splitter]) -> list[int]:
    """Where the pieces of `text` begin, and its end; nothing where it is one piece.

    Each splitter looks at the pieces that the ones before it left.
    """
    edges = [0, len(text)]
    for splitter in splitters:
        if len(edges) == 2:  # nearly always
            found = [*splitter(text)]
        else:
            found = [left + offset for left, right in pairwise(edges) for offset in splitter(text[left:right])]
        if found:
            edges = sorted({*edges, *found})
    inside = [offset for offset in edges if 0 <= offset <= len(text)]
    return inside if len(inside) > 2 else []


def _rebuilt(document: Document, cuts: dict[int, _Edges]) -> Document:
    """The document with these blocks cut; what lies between two of them is copied as it is."""
    columns: tuple[list[Any], ...] = tuple([] for _ in _COLUMNS)
    old = [getattr(document, name) for name in _COLUMNS]
    moved: list[int] = []  # for each new block the old one
    last = 0
    for index in [*cuts, len(document)]:
        for column, values in zip(columns, old):
            column.extend(values[last:index])
        moved.extend(range(last, index))
        if index in cuts:
            for number, (text, start, end) in enumerate(_pieces(document, index, cuts[index])):
                hints = document.hints[index] | (Hint.SAME_LINE if number else 0)
                same = [values[index] for values in old[4:] if values]
                for column, value in zip(columns, (text, start, end, hints, *same)):
                    column.append(value)
                moved.append(index)
        last = index + 1
    first = {index: position for position, index in reversed([*enumerate(moved)])} if document.images else {}
    images = {first[index]: image for index, image in document.images.items() if index in first}
    changed: dict[str, Any] = dict(zip(_COLUMNS, map(tuple, columns)))
    return replace(document, **changed, images=images, memo={})


def _pieces(document: Document, index: int, edges: _Edges) -> Iterator[tuple[str, int, int]]:
    """The text, start and end of each piece of a block."""
    block, first = document.texts[index], document.starts[index]
    for (left, start), (right, end) in pairwise(zip(*edges)):
        text = block[left:right].strip()
        if text:
            span = document.text[first + start : first + end]
            yield text, first + start + len(span) - len(span.lstrip()), first + start + len(span.rstrip())
