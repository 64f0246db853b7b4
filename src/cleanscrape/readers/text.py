"""Plain text to blocks. A block is one line, or the lines that a sentence was broken into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from ..document import BlockTable, Document
from ..late_patterns import late_pattern
from ..patterns.language import guess
from ..patterns.spaces import normalize_space
from ..patterns.subtitles import spoken
from .addresses import bare_links
from .sentence_lines import TAIL, is_bullet, is_unfinished, joined, starts_mid_sentence
from .wrapped import unwrapped, wrap_width

_NEWLINES = re.compile(r"\r\n?")
_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
_MAX_VERSE_CHARS = 75  # a longer line is prose
_SENTENCE_END = late_pattern(r"[.!?…。！？؟।]['\"’”»)\]]{0,3}\s*\Z")
# Breaks within sentences per line that ends a sentence. The 385 pages of six corpora whose prose is
# in pieces have 4.1 at most. Lists and chats without full stops have no line that ends a sentence.
_MAX_BREAKS_PER_END = 6
_MIN_BREAKS = 3
_MIN_BREAK_SHARE = 0.03  # of all lines
_GAP_BEFORE_MARK = re.compile(r"(?<!\s)\s+(?=[,;:.!?’”)\]»。，、！？；：](?:\s|$))")
_CLOSING_MARK = re.compile(r"[,;:.!?’”)\]»。，、！？；：]")


def normalise(raw: str) -> str:
    r"""The text with ``\n`` for Windows and old Mac newlines. Nothing else is changed.

    >>> normalise("a\r\nb\rc")
    'a\nb\nc'
    """
    return _NEWLINES.sub("\n", raw) if "\r" in raw else raw


def read_text(text: str, *, url: str | None = None, reference: datetime | None = None) -> Document:
    r"""A document of the lines of a plain text.

    Lines are joined where a program broke them at a fixed width, and where the page has one text
    node per line, as ``get_text("\n")`` writes it: such lines break in the middle of sentences.

    Args:
        text: plain text with normalised newlines (see `normalise`).
        url: the page's address, if known.
        reference: the moment that relative dates count from.

    >>> read_text("Rain\n\nIt rained.").blocks.texts
    ('Rain', 'It rained.')
    """
    spans = [match.span() for match in _LINE.finditer(text)]
    spans = [(start, end) for start, end in spans if not text[start:end].isspace()]
    if said := spoken(text, spans):
        spans = said
    elif width := wrap_width(text, spans):
        spans = [*unwrapped(text, spans, width)]
    elif _is_broken(text, spans):
        spans = [*_join_sentences(text, spans)]
    return from_spans(text, spans, url, reference)


def from_spans(
    text: str, spans: list[tuple[int, int]], url: str | None, reference: datetime | None
) -> Document:
    """A document without markup whose blocks are these spans of `text`.

    Spans without a visible character are left out. Addresses in the text are marked as links.
    """
    starts, ends, texts = [], [], []
    for start, end in spans:
        span = text[start:end]
        words = normalize_space(_GAP_BEFORE_MARK.sub(_unbroken, span) if "\n" in span else span)
        if words:
            starts.append(start)
            ends.append(end)
            texts.append(words)
    marks = {
        number: tuple(links)
        for number, words in (enumerate(texts) if "://" in text else ())
        if "://" in words and (links := bare_links(words))
    }
    blocks = BlockTable(tuple(texts), tuple(starts), tuple(ends), marks=marks)
    return Document(text, blocks, language=guess(text), url=url, reference=reference)


def _unbroken(gap: re.Match[str]) -> str:
    """The empty text where a line was broken before a mark, else the spaces unchanged."""
    return "" if "\n" in gap[0] else gap[0]


def _adjacent(spans: list[tuple[int, int]], index: int) -> bool:
    """True where no empty line separates the line at `index` from the one before it."""
    return spans[index][0] - spans[index - 1][1] <= 1


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """True where the line ends with a full stop or another final mark."""
    return _SENTENCE_END.search(text, max(start, end - TAIL), end) is not None


def _is_broken(text: str, spans: list[tuple[int, int]]) -> bool:
    """True where the page has one text node per line, so that lines break within sentences.

    Other pages look broken too, and are excluded. Menus in lower case: only breaks beside a line of
    five words count. Verses: none is as long as a piece of prose. Lists and chats: no line ends a
    sentence.
    """
    breaks = longest = 0
    for index in range(1, len(spans)):
        if not _adjacent(spans, index):
            continue
        (start, end), (next_start, next_end) = spans[index - 1], spans[index]
        if is_unfinished(text, start, end) and starts_mid_sentence(text, next_start, next_end):
            breaks += text.count(" ", start, end) >= 4 or text.count(" ", next_start, next_end) >= 4
            longest = max(longest, end - start, next_end - next_start)
    if breaks < _MIN_BREAKS or longest <= _MAX_VERSE_CHARS:
        return False
    if breaks < len(spans) * _MIN_BREAK_SHARE:
        return False
    ends = sum(_ends_sentence(text, start, end) for start, end in spans)
    return breaks <= ends * _MAX_BREAKS_PER_END


def _join_sentences(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with those of one sentence joined."""
    return joined(spans, lambda index: _adjacent(spans, index) and _continues(text, spans, index))


def _continues(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """True where the line at `index` continues the sentence of the line before it."""
    before, line = spans[index - 1], spans[index]
    if is_bullet(text, *line):
        return False
    if not is_unfinished(text, *before):
        return _CLOSING_MARK.match(text, line[0]) is not None
    if starts_mid_sentence(text, *line) or _is_link_in_sentence(text, spans, index):
        return True
    return text[before[1] - 1] == " " and text.count(" ", *before) >= 3


def _is_link_in_sentence(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """True for a short line in capitals within a sentence: "He met / Jo Roe / on Monday."."""
    if index + 1 >= len(spans) or not _adjacent(spans, index + 1):
        return False
    before, line, after = spans[index - 1 : index + 2]
    # The line before must look like the beginning of a sentence.
    if text.count(" ", *before) < 3 and text[before[1] - 1] != " " and text[line[0]] != " ":
        return False
    if text.count(" ", *line) >= 8:
        return False
    return starts_mid_sentence(text, *after) and is_unfinished(text, *line)
