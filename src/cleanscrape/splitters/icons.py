"""Cut a line of icon labels into labels, each with its name and description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..document import Document
from ..patterns.dates import find_dates
from ..patterns.icons import OPENED, OPENING, description_starts

_SENTENCE_END = re.compile(r"[.!?]['\"’”)]{0,2}\s+(?=\S)")
# The capitalised words before a description. They matter where the description before them has no
# full stop.
_NAME = re.compile(r"(?:[^\Wa-z_][\w'’&-]{0,40}\s{1,3}){1,4}\Z")
# At the beginning of the line, words of any case are a name too.
_LEADING_NAME = re.compile(rf"{_NAME.pattern}|\A(?:[\w'’&-]+\s+){{1,3}}\Z")
_LABEL_START = re.compile(r"(?:[\w'’&-]+ ){1,4}(?:An?|The|Two|Three|Used) ")
_SPACES = re.compile(r"\s*")
_MIN_CHARS = 60
_MAX_LABEL_CHARS = 160  # the longest in the example and the research notes has 96
_MAX_NAME_CHARS = 60
_MAX_NAME_DISTANCE = 80  # characters before a description in which a full stop is looked for


class IconSplitter:
    """Cut a line that describes three icons or more into one piece per icon.

    Args:
        min_descriptions: a line of icon labels has at least this many descriptions.

    >>> line = "Home An icon of a house. Menu An icon of three lines. Close An icon of a cross."
    >>> [line[start : start + 5].strip() for start in IconSplitter()(line)]
    ['Menu', 'Close']
    """

    name = "icons"

    def __init__(self, min_descriptions: int = 3) -> None:
        self.min_descriptions = min_descriptions

    def candidates(self, document: Document) -> list[int]:
        """The blocks that are long enough for two labels, with a word that begins a description."""
        texts = document.blocks.texts
        found = OPENED.blocks(document.blocks)
        return [index for index in sorted(found) if len(texts[index]) > _MIN_CHARS]

    def __call__(self, text: str) -> Iterable[int]:
        if len(text) <= _MIN_CHARS or len(OPENING.findall(text)) < self.min_descriptions:
            return ()
        starts = description_starts(text)
        if len(starts) < self.min_descriptions:
            return ()
        cuts = {_label_start(text, before, start) for before, start in zip([-1, *starts], starts)}
        # Sentences between the descriptions and right after them are labels that the grammar of
        # descriptions does not know.
        begin, end = min(cuts), _labels_end(text, starts[-1])
        cuts.update(match.end() for match in _SENTENCE_END.finditer(text, begin, end))
        cuts.add(end)
        for first, last in _dates_around(text, starts[0], end):
            cuts = {offset for offset in cuts if not first < offset <= last} | {last}
        return [offset for offset in sorted(cuts) if 0 < offset < len(text)]


def _dates_around(text: str, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the page's own dates with the spaces after them, which no cut may divide.

    They are before the first description, which begins at `first`, and after `end`, where the
    labels end.
    """
    for start, stop in ((max(0, first - _MAX_LABEL_CHARS), first), (end, end + _MAX_LABEL_CHARS)):
        for found in find_dates(text[start:stop]):
            last = start + found.end
            if text[last : last + 1].isalnum():  # the letter of a time zone that begins a word
                last = text.rfind(" ", 0, last)
            spaces = _SPACES.match(text, last)
            yield start + found.start, spaces.end() if spaces else last


def _label_start(text: str, before: int, start: int) -> int:
    """Where the label begins whose description begins at `start`.

    `before` is where the previous description began, or -1.
    """
    label_start = 0
    for match in _SENTENCE_END.finditer(text, max(0, before, start - _MAX_NAME_DISTANCE), start):
        label_start = match.end()
    if label_start:
        return label_start
    pattern = _NAME if before >= 0 else _LEADING_NAME
    name = pattern.search(text, max(0, before, start - _MAX_NAME_CHARS), start)
    return name.start() if name else start


def _labels_end(text: str, last: int) -> int:
    """Where the labels end: after the last description, and short sentences that begin like labels.

    `last` is where the last description begins.
    """
    position = last
    for match in _SENTENCE_END.finditer(text, last):
        if match.end() - position > _MAX_LABEL_CHARS:
            return position if position > last else len(text)
        position = match.end()
        if not _LABEL_START.match(text, position, position + 80):
            return position
    return len(text)
