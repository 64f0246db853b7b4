"""A line of icon labels, cut into one label a piece: a name, then its description."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Document
from ..patterns.dates import find_dates
from ..patterns.icons import OPENING, description_starts

_STOP = re.compile(r"[.!?]['\"’”)]{0,2}\s+(?=\S)")
# The name in front of a description that follows one without a full stop: words in capitals, as far
# back as they go.
_NAME = re.compile(r"(?:[^\Wa-z_][\w'’&-]{0,40}\s{1,3}){1,4}\Z")
_LEADING_NAME = re.compile(r"(?:[^\Wa-z_][\w'’&-]{0,40}\s{1,3}){1,4}\Z|\A(?:[\w'’&-]+\s+){1,3}\Z")
_BLANKS = re.compile(r"\s*")
_SHORTEST = 60  # characters
_SHORT_UNIT = 160  # characters; the longest of the example and of the research notes has 96


class IconSplitter:
    """Cut a line that describes three icons or more into one piece an icon.

    Args:
        least: how many descriptions make a line one of icon labels.

    >>> line = "Home An icon of a house. Menu An icon of three lines. Plus A mathematical sign. Close An icon of a cross."
    >>> [line[start : start + 5].strip() for start in IconSplitter()(line)]
    ['Menu', 'Plus', 'Close']
    """

    name = "icons"

    def __init__(self, least: int = 3) -> None:
        self.least = least

    def candidates(self, document: Document) -> list[int]:
        """The blocks that are long enough for two labels."""
        return [index for index, text in enumerate(document.blocks.texts) if len(text) > _SHORTEST]

    def __call__(self, text: str) -> Iterable[int]:
        if len(text) <= _SHORTEST or len(OPENING.findall(text)) < self.least:
            return ()
        starts = description_starts(text)
        if len(starts) < self.least:
            return ()
        cuts = {
            self._unit_start(text, before, start) for before, start in zip([-1, *starts], starts)
        }
        # Sentences between and shortly after the descriptions are labels that the grammar does not
        # know.
        begin, end = min(cuts), self._run_end(text, starts[-1])
        cuts.update(match.end() for match in _STOP.finditer(text, begin, end))
        cuts.add(end)
        for first, last in self._dates(text, starts[0], end):
            cuts = {offset for offset in cuts if not first < offset <= last} | {last}
        return [offset for offset in sorted(cuts) if 0 < offset < len(text)]

    @staticmethod
    def _dates(text: str, first: int, end: int) -> Iterable[tuple[int, int]]:
        """Where dates stand, blanks after them included, that are the page's own: no cut may go through them.

        They stand before the first description and after the last one.
        """
        for start, stop in ((max(0, first - _SHORT_UNIT), first), (end, end + _SHORT_UNIT)):
            for found in find_dates(text[start:stop]):
                last = start + found.end
                if text[last : last + 1].isalnum():  # the letter of a zone that begins a word
                    last = text.rfind(" ", 0, last)
                blanks = _BLANKS.match(text, last)
                yield start + found.start, blanks.end() if blanks else last

    @staticmethod
    def _unit_start(text: str, before: int, start: int) -> int:
        """Where the unit begins whose description begins at `start`; `before` is where the last description began, or -1."""
        stop = 0
        for match in _STOP.finditer(text, max(0, before, start - 80), start):
            stop = match.end()
        if stop:
            return stop
        name = (_NAME if before >= 0 else _LEADING_NAME).search(
            text, max(0, before, start - 60), start
        )
        return name.start() if name else start

    @staticmethod
    def _run_end(text: str, last: int) -> int:
        """After the last description, and after the short sentences that follow it on the line and begin like a label."""
        position = last
        for match in _STOP.finditer(text, last):
            if match.end() - position > _SHORT_UNIT:
                return position if position > last else len(text)
            position = match.end()
            if not re.match(
                r"(?:[\w'’&-]+ ){1,4}(?:An?|The|Two|Three|Used) ", text[position : position + 80]
            ):
                return position
        return len(text)
