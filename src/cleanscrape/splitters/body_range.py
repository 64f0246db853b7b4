"""Find the body of a page roughly. Only outside of it, a byline and a date may share a line."""

from __future__ import annotations

from ..document import Document
from ..patterns.prose_gain import best_span, cost
from ..patterns.word_counts import counted

_MIN_SENTENCE_CHARS = 40  # of a line of prose that ends like a sentence
_MIN_PARAGRAPH_CHARS = 150  # of a line of prose with any end
# Prose after which the body has begun. Less may be a standfirst with a byline below it. With 40 and
# 2 the byline is lost on 2 of 128 flattened news pages, with these values on none
# (`python -m benchmarks.measure.text --shapes wet --worst 40 authors`).
_MIN_BODY_WORDS = 80.0
_MIN_BODY_PARAGRAPHS = 3


def blocks_in_body(document: Document) -> range:
    r"""The blocks within the body, without its first paragraphs; empty for a page of little prose.

    The body is the run of blocks with the most words of prose; each other block in it costs some
    words. This is coarser than what the filters do, which know titles and menus by then. The first
    paragraphs are left out, because they may be a standfirst with a byline below it.

    >>> from cleanscrape.readers.text import read_text
    >>> prose = "It rained all day, and the river rose above the old bridge. " * 2
    >>> blocks_in_body(read_text("By Jo Doe 3 May 2024\n" + "\n".join([prose] * 8)))
    range(5, 9)
    """
    blocks = document.blocks
    prose = [
        words if size >= _MIN_PARAGRAPH_CHARS or (ends and size >= _MIN_SENTENCE_CHARS) else 0.0
        for size, words, ends in zip(map(len, blocks.texts), *counted(blocks))
    ]
    costs = {tag: cost(tag) for tag in {*blocks.tags}}
    span = best_span([words or -costs[tag] for words, tag in zip(prose, blocks.tags)])
    if span is None:
        return range(0)
    first, last = span
    return range(_after_standfirst(prose, first, last), last + 1)


def _after_standfirst(prose: list[float], first: int, last: int) -> int:
    """The first block of the run that has more prose before it than a standfirst has."""
    words, paragraphs = 0.0, 0
    for index in range(first, last + 1):
        if words >= _MIN_BODY_WORDS and paragraphs >= _MIN_BODY_PARAGRAPHS:
            return index
        words += prose[index]
        paragraphs += prose[index] > 0
    return last + 1
