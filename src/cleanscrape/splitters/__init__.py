"""Cutting blocks that hold several things. A splitter sees one block's text and names the offsets to cut at.

`DEFAULT` is the ordered table of built-ins. What a splitter cut is remembered (`Hint.SAME_LINE`):
neighbours that turn out to be plain paragraphs are joined again when the article is assembled, so
that a cut too many does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Document, Hint, Part, Splitter
from ..patterns.spaces import source_offsets
from .byline import BylineSplitter
from .caption import CaptionSplitter
from .headline import HeadlineSplitter
from .icons import IconSplitter
from .sentences import SentenceSplitter

DEFAULT: tuple[Splitter, ...] = (
    IconSplitter(),
    SentenceSplitter(),
    BylineSplitter(),
    CaptionSplitter(),
)

# For a page without line breaks.
ONE_LINE: tuple[Splitter, ...] = (
    HeadlineSplitter(),
    IconSplitter(),
    SentenceSplitter(max_chars=200),
    BylineSplitter(),
    CaptionSplitter(),
)


def cut(document: Document, splitters: Sequence[Splitter] = DEFAULT) -> Document:
    """The document with its blocks cut where the splitters say.

    Blocks whose text is not simply their cleaned span (Markdown syntax, preformatted code) are left
    whole.

    >>> from cleanscrape.readers.text import read_text
    >>> cut(read_text("By Jo Doe | 3 May 2024")).blocks.texts
    ('By Jo Doe |', '3 May 2024')
    """
    pieces: dict[int, list[Part]] = {}
    for index, looking in sorted(_looking(document, splitters).items()):
        if (
            document.blocks.hints[index] & Hint.CAPTION
        ):  # what markup calls a caption is one, whatever dates and names are in it
            continue
        text = document.blocks.texts[index]
        offsets = _offsets(text, looking)
        if offsets:
            where = source_offsets(
                document.text[document.blocks.starts[index] : document.blocks.ends[index]],
                text,
                offsets,
            )
            if where is not None:
                pieces[index] = [*_pieces(document, index, offsets, where)]
    return replace(document, blocks=document.blocks.split(pieces)) if pieces else document


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
            found = [
                left + offset
                for left, right in pairwise(edges)
                for offset in splitter(text[left:right])
            ]
        if found:
            edges = sorted({*edges, *found})
    inside = [offset for offset in edges if 0 <= offset <= len(text)]
    return inside if len(inside) > 2 else []


def _pieces(
    document: Document, index: int, edges: list[int], source_edges: list[int]
) -> Iterator[Part]:
    """The pieces of a block: between `edges` of its text, which are `source_edges` of its span."""
    block, first = document.blocks.texts[index], document.blocks.starts[index]
    for (left, start), (right, end) in pairwise(zip(edges, source_edges)):
        text = block[left:right].strip()
        if text:
            span = document.text[first + start : first + end]
            yield Part(
                text,
                first + start + len(span) - len(span.lstrip()),
                first + start + len(span.rstrip()),
            )
