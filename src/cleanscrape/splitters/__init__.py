"""Cut blocks that hold several things.

A splitter gets one block's text and yields the offsets to cut at.

`BUILT_IN` is the ordered table of built-ins. Pieces keep a mark (`Hint.SAME_LINE`): neighbours that
turn out to be plain paragraphs are joined again when the article is assembled, so an extra cut does
no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Document, Hint, Part, Splitter
from ..errors import blame
from ..patterns.spaces import source_offsets
from .byline import BylineSplitter
from .caption import CaptionSplitter
from .headline import HeadlineSplitter
from .icons import IconSplitter
from .sentences import SentenceSplitter

BUILT_IN = (HeadlineSplitter, IconSplitter, SentenceSplitter, BylineSplitter, CaptionSplitter)
ALL: tuple[Splitter, ...] = tuple(make() for make in BUILT_IN)


def suited(splitters: Sequence[Splitter], one_line: bool) -> tuple[Splitter, ...]:
    """The splitters for a page with line breaks, or for one that has lost them.

    A splitter with a method ``suited(one_line)`` returns its replacement for that kind of page, or
    None; others serve both kinds.

    >>> [splitter.name for splitter in suited(ALL, one_line=False)]
    ['icons', 'sentences', 'byline', 'caption']
    """
    found = [part.suited(one_line) if hasattr(part, "suited") else part for part in splitters]
    return tuple(part for part in found if part is not None)


DEFAULT = suited(ALL, one_line=False)


def cut(document: Document, splitters: Sequence[Splitter] = DEFAULT) -> Document:
    """The document with its blocks cut where the splitters say.

    A block is left whole if its text is not simply its cleaned span (emphasis and links of Markdown
    aside), as for code and images.

    >>> from cleanscrape.readers.text import read_text
    >>> cut(read_text("By Jo Doe | 3 May 2024")).blocks.texts
    ('By Jo Doe |', '3 May 2024')
    """
    pieces: dict[int, list[Part]] = {}
    for index, looking in sorted(_looking(document, splitters).items()):
        if (
            document.blocks.hints[index] & Hint.CAPTION
        ):  # a caption by its markup is not cut, whatever dates and names are in it
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
    """For each block that may have to be cut, the splitters that are called for it.

    Some splitters say which blocks these are (`candidates`).
    """
    found: dict[int, list[Splitter]] = {}
    for splitter in splitters:
        for index in _candidates(splitter, document):
            found.setdefault(index, []).append(splitter)
    return found


def _candidates(splitter: Splitter, document: Document) -> Iterable[int]:
    try:
        candidates = getattr(splitter, "candidates", None)
        return list(candidates(document)) if candidates else range(len(document))
    except Exception as error:
        blame(error, f"splitter {splitter.name!r}")
        raise


def _offsets(text: str, splitters: Sequence[Splitter]) -> list[int]:
    """Where the pieces of `text` begin, and its end; empty if it is one piece.

    Each splitter gets the pieces that the splitters before it made.
    """
    edges = [0, len(text)]
    for splitter in splitters:
        try:
            if len(edges) == 2:  # nearly always
                found = [*splitter(text)]
            else:
                pieces = pairwise(edges)
                found = [start + cut for start, end in pieces for cut in splitter(text[start:end])]
        except Exception as error:
            blame(error, f"splitter {splitter.name!r}")
            raise
        if found:
            edges = sorted({*edges, *found})
    if len(edges) == 2:
        return []
    inside = [offset for offset in edges if 0 <= offset <= len(text)]
    return inside if len(inside) > 2 else []


def _pieces(
    document: Document, index: int, edges: list[int], source_edges: list[int]
) -> Iterator[Part]:
    """The pieces of a block: between `edges` of its text, which are `source_edges` of its span.

    Syntax that stands alone between two edges belongs to the piece after it.
    """
    block, first = document.blocks.texts[index], document.blocks.starts[index]
    syntax: int | None = None  # where it begins
    for (left, begin), (right, end) in pairwise(zip(edges, source_edges)):
        start = begin if syntax is None else syntax
        text = block[left:right].strip()
        span = document.text[first + start : first + end]
        syntax = None if text or span.isspace() else start
        if text:
            yield Part(
                text,
                first + start + len(span) - len(span.lstrip()),
                first + start + len(span.rstrip()),
            )
