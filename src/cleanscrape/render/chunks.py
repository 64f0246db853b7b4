"""The body in pieces of a limited size, along its headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..facts import Mark
from ..outputs import Chunk
from ..patterns.sentences import boundaries
from ..values import Paragraph
from .readable import Readable
from .spans import split_marks, tidy

_GAP = 2  # characters between two paragraphs of `Article.text`


class _Part(NamedTuple):
    """A paragraph or a part of one: its number, and its span in the text of the body."""

    paragraph: int
    start: int
    end: int
    marks: tuple[Mark, ...]


def chunks(article: Readable, max_chars: int) -> Iterator[Chunk]:
    r"""The body as chunks of at most `max_chars` characters.

    A heading begins a chunk. Within a section, paragraphs share a chunk as long as they fit. One
    that is longer than a chunk is cut at the ends of sentences, else between words, else anywhere.

    Raises:
        ValueError: `max_chars` is less than 1.

    >>> from cleanscrape import Article, Paragraph
    >>> body = Paragraph("Rain", "heading", 2), Paragraph("It rained. It poured.")
    >>> [(chunk.text, chunk.headings) for chunk in chunks(Article(paragraphs=body), 16)]
    [('Rain\n\nIt rained.', ('Rain',)), ('It poured.', ('Rain',))]
    """
    if max_chars < 1:
        raise ValueError(f"max_chars must be 1 or more, not {max_chars}")
    text = article.text
    for headings, parts in _sections(article.paragraphs):
        for group in _packed(text, parts, max_chars):
            yield _chunk(article, text, headings, group)


def _sections(
    paragraphs: Sequence[Paragraph],
) -> Iterator[tuple[tuple[str, ...], list[_Part]]]:
    """The path of headings and the paragraphs of each section.

    Headings in a row are one section.
    """
    path: list[tuple[int, str]] = []
    parts: list[_Part] = []
    position = 0
    was_heading = True
    for number, paragraph in enumerate(paragraphs):
        is_heading = paragraph.kind == "heading"
        if is_heading and not was_heading:
            yield tuple(name for _, name in path), parts
            parts = []
        if is_heading:
            level = paragraph.level or 2
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, paragraph.text))
        end = position + len(paragraph.text)
        inside = (mark.cut(0, end - position) for mark in paragraph.marks)
        parts.append(_Part(number, position, end, tuple(mark for mark in inside if mark)))
        position = end + _GAP
        was_heading = is_heading
    if parts:
        yield tuple(name for _, name in path), parts


def _packed(text: str, parts: Sequence[_Part], max_chars: int) -> Iterator[list[_Part]]:
    """The parts in groups that fit into a chunk."""
    group: list[_Part] = []
    for part in parts:
        room = max_chars - (part.start - group[0].start) if group else max_chars
        pieces = [part] if part.end - part.start <= room else [*_cut(text, part, room, max_chars)]
        for piece in pieces:
            if group and piece.end - group[0].start > max_chars:
                yield group
                group = []
            if piece.start < piece.end:
                group.append(piece)
    if group:
        yield group


def _cut(text: str, part: _Part, room: int, max_chars: int) -> Iterator[_Part]:
    """A paragraph in parts that fit: whole where it fits into a chunk of its own.

    Args:
        text: that of the body.
        part: the paragraph.
        room: characters that the chunk before it has left.
        max_chars: those of an empty chunk.
    """
    if part.end - part.start <= max_chars:
        yield part
        return
    words = text[part.start : part.end]
    spans = [*_spans(words, room, max_chars)]
    for (start, end), marks in zip(spans, split_marks(tidy(words, part.marks), spans)):
        yield _Part(part.paragraph, part.start + start, part.start + end, marks)


def _spans(words: str, room: int, max_chars: int) -> Iterator[tuple[int, int]]:
    """Where to cut a long paragraph; the first part may have to fit into less room."""
    sentences = [*boundaries(words)]
    start = 0
    if not (sentences and sentences[0] <= room):
        room = max_chars  # no sentence fits below what is above
    while start < len(words):
        edge = start + room
        if edge >= len(words):
            edge = len(words)
        else:
            at = bisect_right(sentences, edge) - 1
            edge = (
                sentences[at] if at >= 0 and sentences[at] > start else _between(words, start, edge)
            )
        end = start + len(words[start:edge].rstrip())
        if end > start:
            yield start, end
        start = edge
        room = max_chars


def _between(words: str, start: int, edge: int) -> int:
    """The end of the last word before `edge`, or `edge` where one word is longer."""
    at = words.rfind(" ", start + 1, edge + 1)
    return at + 1 if at > start else edge


def _chunk(
    article: Readable, text: str, headings: tuple[str, ...], group: Sequence[_Part]
) -> Chunk:
    start, end = group[0].start, group[-1].end
    marks = tuple(mark.shift(part.start - start) for part in group for mark in part.marks)
    span = group[0].paragraph, group[-1].paragraph + 1
    return Chunk(text[start:end], headings, start, end, span, marks, article.confidence)
