"""Which blocks stand outside of the body: above it, where bylines and dates are glued together, or below it."""

from __future__ import annotations

from ..document import Document
from ..patterns.sentences import count_words, ends_sentence

_SENTENCE = 40  # characters from which a line that ends as a sentence does is prose …
_PARAGRAPH = 150  # … and from which any line is
_COST = 6.0  # words that a line costs which is none; the figure of `scoring.page.prose_span`
_STRUCTURE_COST = 1.0
_STRUCTURE = frozenset({"h2", "h3", "h4", "h5", "h6", "li", "tr", "pre", "blockquote", "dt", "dd"})
# Words and paragraphs of prose from which the body has begun: less is a standfirst, under which a
# byline may stand. With 40 and 2 the byline is lost on 2 of 128 flattened news pages, with these on
# none (`python -m benchmarks.measure.text --shapes wet --worst 40 authors`).
_BEGUN = 80.0
_PARAGRAPHS = 3


def inside(document: Document) -> range:
    r"""The blocks within the body, where nothing is front matter: empty for a page of little prose.

    The body is the stretch of blocks with the most words of prose, less what stands between them.
    The rule is coarser than that of the filters, which know titles and menus by then. The body has
    begun after a few paragraphs that are longer than a standfirst.

    >>> from cleanscrape.readers.text import read_text
    >>> prose = "It rained all day, and the river rose above the old bridge, which nobody in the village had seen before in spring."
    >>> inside(read_text("By Jo Doe 3 May 2024\n" + "\n".join([prose] * 8)))
    range(5, 9)
    """
    prose = [*map(_prose, document.blocks.texts)]
    best = total = 0.0
    start = first = 0
    last = -1
    for index, (words, tag) in enumerate(zip(prose, document.blocks.tags)):
        if total <= 0:
            total, start = 0.0, index
        total += words or -(_STRUCTURE_COST if tag in _STRUCTURE else _COST)
        if total > best:
            best, first, last = total, start, index
    return range(_begun(prose, first, last), last + 1)


def _begun(prose: list[float], first: int, last: int) -> int:
    """The first block of the run before which two blocks of prose stand and as many words as no standfirst has."""
    words, paragraphs = 0.0, 0
    for index in range(first, last + 1):
        if words >= _BEGUN and paragraphs >= _PARAGRAPHS:
            return index
        words += prose[index]
        paragraphs += prose[index] > 0
    return last + 1


def _prose(text: str) -> float:
    """The words of a text that reads like prose, else 0."""
    size = len(text)
    return (
        count_words(text)
        if size >= _PARAGRAPH or (size >= _SENTENCE and ends_sentence(text))
        else 0.0
    )
