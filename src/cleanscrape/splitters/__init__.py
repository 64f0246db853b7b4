"""Cutting blocks that hold several things. A splitter sees one block's text and names the offsets to cut at.

`DEFAULT` is the ordered table of built-ins. What a splitter cut is remembered (`Hint.SAME_LINE`): neighbours that turn out to be plain
paragraphs are joined again when the article is assembled, so that a cut too many does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Document, Hint, Splitter
from .byline import BylineSplitter
from .caption import CaptionSplitter
from .icons import IconSplitter
from .sentences import SentenceSplitter

DEFAULT: tuple[Splitter, ...] = (IconSplitter(), SentenceSplitter(), BylineSplitter(), CaptionSplitter())

# For a page without line breaks.
ONE_LINE: tuple[Splitter, ...] = (IconSplitter(), SentenceSplitter(longest=200), BylineSplitter(), CaptionSplitter())


def cut(document: Document, splitters: Sequence[Splitter] = DEFAULT) -> Document:
    """The document with its blocks cut where the splitters say.

    Blocks whose text is not simply their span (Markdown syntax, preformatted code) are left whole.

    >>> from cleanscrape.readers.text import read_text
    >>> cut(read_text("By Jo Doe | 3 May 2024")).texts
    ('By Jo Doe |', '3 May 2024')
    """
    cuts: dict[int, list[int]] = {}
    for index, text in enumerate(document.texts):
        if document.hints[index] & Hint.CAPTION:  # what markup calls a caption is one, whatever dates and names are in it
            continue
        offsets = _offsets(text, splitters)
        if offsets and document.text[document.starts[index] : document.ends[index]].strip() == text:
            cuts[index] = offsets
    return _rebuilt(document, [*_pieces(document, cuts)]) if cuts else document


def _offsets(text: str, splitters: Sequence[Splitter]) -> list[int]:
    """All cuts in `text`: each splitter looks at the pieces that the ones before it left."""
    edges = [0, len(text)]
    for splitter in splitters:
        if len(edges) == 2:  # nearly always
            found = [*splitter(text)]
        else:
            found = [left + offset for left, right in pairwise(edges) for offset in splitter(text[left:right])]
        if found:
            edges = sorted({*edges, *found})
    return [offset for offset in edges if 0 < offset < len(text)] if len(edges) > 2 else []


def _pieces(document: Document, cuts: dict[int, list[int]]) -> Iterator[tuple[int, str, int, int]]:
    """The index of the block, text, start and end of each piece."""
    for index, text in enumerate(document.texts):
        start, end = document.starts[index], document.ends[index]
        if index not in cuts:
            yield index, text, start, end
            continue
        span = document.text[start:end]
        lead = len(span) - len(span.lstrip())
        edges = [0, *cuts[index], len(text)]
        for left, right in pairwise(edges):
            piece = text[left:right]
            stripped = piece.strip()
            if stripped:
                begin = start + lead + left + len(piece) - len(piece.lstrip())
                yield index, stripped, begin, begin + len(stripped)


def _rebuilt(document: Document, pieces: list[tuple[int, str, int, int]]) -> Document:
    origin = [piece[0] for piece in pieces]
    hints = [
        document.hints[index] | (Hint.SAME_LINE if position and origin[position - 1] == index else 0)
        for position, index in enumerate(origin)
    ]
    first = {index: position for position, index in reversed([*enumerate(origin)])}
    return replace(
        document,
        texts=tuple(piece[1] for piece in pieces),
        starts=tuple(piece[2] for piece in pieces),
        ends=tuple(piece[3] for piece in pieces),
        tags=tuple(document.tags[index] for index in origin),
        hints=tuple(hints),
        link_shares=tuple(document.link_shares[index] for index in origin),
        paths=tuple(document.paths[index] for index in origin),
        containers=tuple(document.containers[index] for index in origin) if document.containers else (),
        images={first[index]: image for index, image in document.images.items() if index in first},
        memo={},
    )
