"""Plain text to blocks: a block is a line, or the lines that a sentence was broken into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from ..document import BlockTable, Document
from ..patterns.language import guess
from ..patterns.spaces import normalize_space

_NEWLINES = re.compile(r"\r\n?")
_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
_OPEN_END = re.compile(r"[\w,;’'\"”)–—-]\s*\Z")
_CONTINUES = re.compile(r"\s*(?:[,;:.!?’”)\]»]|[^\W\d_])")
_VERSE = 75  # characters; a longer line is no verse
_BULLET = re.compile(r"\s*(?:[•·◦▪‣●○*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_STOP = re.compile(r"[.!?…。！？؟।]['\"’”»)\]]{0,3}\s*\Z")
# Breaks for one line that ends a sentence. Prose in pieces, the 385 such pages of six corpora, has
# 4.1 at most; lists and chats without full stops have no such line.
_BREAKS_A_STOP = 6
_GAP = re.compile(r"(?<!\s)\s+(?=[,;:.!?’”)\]»。，、！？；：](?:\s|$))")
_NO_BLANK_BEFORE = re.compile(r"[,;:.!?’”)\]»。，、！？；：]")


def normalise(raw: str) -> str:
    r"""The text with Windows and old Mac newlines turned into ``\n``; nothing else changes, so offsets stay meaningful.

    >>> normalise("a\r\nb\rc")
    'a\nb\nc'
    """
    return _NEWLINES.sub("\n", raw) if "\r" in raw else raw


def read_text(text: str, *, url: str | None = None, reference: datetime | None = None) -> Document:
    r"""A plain text whose newlines are normalised, as a document of lines.

    Where lines break in the middle of sentences (one text node a line, the shape that
    ``get_text("\n")`` makes), they are joined.
    """
    spans = [match.span() for match in _LINE.finditer(text)]
    spans = [(start, end) for start, end in spans if not text[start:end].isspace()]
    if _broken(text, spans):
        spans = list(_joined(text, spans))
    return from_spans(text, spans, url, reference)


def from_spans(
    text: str, spans: list[tuple[int, int]], url: str | None, reference: datetime | None
) -> Document:
    """A document without markup whose blocks are these spans of `text`; spans without a visible character are left out."""
    starts, ends, texts = [], [], []
    for start, end in spans:
        span = text[start:end]
        words = normalize_space(_GAP.sub(_unbroken, span) if "\n" in span else span)
        if words:
            starts.append(start)
            ends.append(end)
            texts.append(words)
    blocks = BlockTable(tuple(texts), tuple(starts), tuple(ends))
    return Document(text, blocks, language=guess(text), url=url, reference=reference)


def _unbroken(gap: re.Match[str]) -> str:
    """Nothing where a line was broken before a mark, else the blanks as they stood."""
    return "" if "\n" in gap[0] else gap[0]


def _adjacent(spans: list[tuple[int, int]], index: int) -> bool:
    """True where the line at `index` follows the one before it with no empty line between."""
    return spans[index][0] - spans[index - 1][1] <= 1


def _lower(text: str, start: int, end: int) -> bool:
    """True where the line begins as the middle of a sentence does: a lower-case letter or closing punctuation."""
    match = _CONTINUES.match(text, start, end)
    return match is not None and (not match[0][-1].isalpha() or match[0][-1].islower())


def _open(text: str, start: int, end: int) -> bool:
    """True where the line does not end as a sentence does."""
    return _OPEN_END.search(text, max(start, end - 8), end) is not None


def _broken(text: str, spans: list[tuple[int, int]]) -> bool:
    """True where the page is one text node a line: three breaks within sentences at least, and one for ten lines.

    Menus in lower case also look broken, so only breaks with a line of five words on one side
    count; so do verses, none of which is as long as the pieces of prose are; and so do lists and
    chats, where no line ends a sentence.
    """
    breaks = longest = 0
    for index in range(1, len(spans)):
        if not _adjacent(spans, index):
            continue
        (start, end), (next_start, next_end) = spans[index - 1], spans[index]
        if _open(text, start, end) and _lower(text, next_start, next_end):
            breaks += text.count(" ", start, end) >= 4 or text.count(" ", next_start, next_end) >= 4
            longest = max(longest, end - start, next_end - next_start)
    if breaks < 3 or longest <= _VERSE or breaks * 10 < len(spans) * 0.3:
        return False
    return (
        sum(_STOP.search(text, max(start, end - 8), end) is not None for start, end in spans)
        * _BREAKS_A_STOP
        >= breaks
    )


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans with those joined that are one sentence: b goes on a, or a is open and the line after b goes on."""
    start, end = spans[0]
    for index in range(1, len(spans)):
        if _adjacent(spans, index) and _goes_on(text, spans, index):
            end = spans[index][1]
        else:
            yield start, end
            start, end = spans[index]
    yield start, end


def _goes_on(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    before, line = spans[index - 1], spans[index]
    if _BULLET.match(text, *line):
        return False
    if not _open(text, *before):
        return _NO_BLANK_BEFORE.match(text, line[0]) is not None
    if _lower(text, *line):
        return True
    # A link in capitals: "He met / Jo Roe / on Monday." The line before must look like a sentence's
    # beginning.
    prose = text.count(" ", *before) >= 3 or text[before[1] - 1] == " " or text[line[0]] == " "
    after = spans[index + 1] if index + 1 < len(spans) and _adjacent(spans, index + 1) else None
    if (
        after
        and prose
        and text.count(" ", *line) < 8
        and _lower(text, *after)
        and _open(text, *line)
    ):
        return True
    return text[before[1] - 1] == " " and text.count(" ", *before) >= 3
