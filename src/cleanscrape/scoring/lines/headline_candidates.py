"""The lines of a page that may be the headline, with what their features ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cached_property

from ...document import Decision, Document, Hint, Label
from ...lexicons import strip_marks
from ..page.prose_span import prose_span
from ..page.shape import Shapes, plain, shapes
from ..page.signs import line_signs
from .headline_words import ProseWords

_MAX_LINES_ABOVE = 60
_MAX_REPEATS = 8  # times that a page says its headline at most
_CELL = " | "  # between the cells of a row
_MENU = 3  # marks between cells from which a line is a menu, not a headline with the site's name
_CLOCK = re.compile(r"[\[(]?\d{1,2}[:.]\d{2}(?!\d)")  # at the head of a message
_MOST_AFTER = 12  # blocks after a line that it is judged by
_CUED_CHARS = 100  # characters; a longer line that begins with a cue is no byline
_CONTINUES = (
    ",",
    ";",
    "，",
    "；",
    "،",
)  # what ends with one of these is half of a sentence, or a line of verse


class Line:
    """A line that may be the headline, with what its features ask.

    Args:
        page: the page it stands on.
        index: its block.
        share: share of its longer words that the body uses too.
        matches: their number.
    """

    __slots__ = (
        "above",
        "after",
        "before",
        "best",
        "first",
        "hints",
        "index",
        "matches",
        "page",
        "share",
        "tag",
        "text",
        "words",
    )

    def __init__(self, page: Page, index: int, share: float, matches: int) -> None:
        blocks = page.document.blocks
        self.page: Page = page
        self.index: int = index
        self.share: float = share
        self.matches: int = matches
        self.text: str = blocks.texts[index]
        self.tag: str = blocks.tags[index]
        self.hints: int = blocks.hints[index]
        self.words: float = page.shape.words[index]
        self.above: int = page.start - index  # blocks before the body
        self.after: range = range(
            index + 1, min(len(blocks), max(page.start + 1, index + 4), index + _MOST_AFTER)
        )
        self.before: str = blocks.texts[index - 1] if index else ""
        self.best: bool = False  # of all lines that may be the headline
        self.first: bool = False

    @property
    def folded(self) -> str:
        """Its text without case, accents and punctuation."""
        return self.page.folded[self.index]

    def has_date(self, others: Container[int]) -> bool:
        """True where one of these blocks is a date."""
        return any(map(others.__contains__, self.page.dates))

    def has_cue(self, others: Container[int]) -> bool:
        """True where one of these blocks begins as a byline does."""
        return any(map(others.__contains__, self.page.cues))

    def sentences_below(self) -> int:
        """Sentences between it and the body."""
        end = min(self.after.stop, self.page.start)
        return sum(self.page.shape.ends[self.index + 1 : end])

    def leads_prose(self) -> bool:
        """True where the next block is prose."""
        prose = self.page.shape.prose
        return self.index + 1 < len(prose) and prose[self.index + 1] > 0


def candidates(document: Document, decided: Sequence[Decision | None]) -> list[Line]:
    """The lines that may be the headline.

    They are open lines of 2 to 40 words before the body, or within its first three blocks.
    """
    return Page(document, decided).candidates()


class Page:
    """A page as its headline is looked for."""

    def __init__(self, document: Document, decided: Sequence[Decision | None]) -> None:
        self.document: Document = document
        self.shape: Shapes = shapes(document.blocks)
        self.signs = line_signs(document.blocks)
        self.labels = [decision.label if decision else None for decision in decided]
        span = prose_span(document, decided)
        self.start: int = span[0] if span else min(len(document), 8)
        self.words = ProseWords(document, span)
        self.folded = [
            folded if len(text) < 300 else ""
            for text, folded in zip(document.blocks.texts, plain(document.blocks))
        ]
        self.counts = Counter(self.folded)
        self.known = {
            strip_marks(claim.value): claim.confidence
            for claim in document.claims
            if claim.field == "title"
        }

    @cached_property
    def dates(self) -> list[int]:
        """The blocks that are dates."""
        return [index for index, label in enumerate(self.labels) if label is Label.DATE]

    @cached_property
    def cues(self) -> list[int]:
        """The blocks that begin as a byline does, of those that may follow a headline."""
        texts = self.document.blocks.texts
        last = min(len(texts), self.start + 2 + _MOST_AFTER)
        return [
            index
            for index in range(last)
            if len(texts[index]) < _CUED_CHARS and self.signs.has_cue(index)
        ]

    def candidates(self) -> list[Line]:
        """The lines that may be the headline, the last one first."""
        found = [
            Line(self, index, *self.words.overlap(self.folded[index]))
            for index in self._open_lines()
        ]
        best = max((line.share for line in found), default=0.0)
        for line in found:
            line.best = line.share == best > 0
        if found:
            found[-1].first = True
        return found

    def _open_lines(self) -> Iterator[int]:
        """The blocks of a headline's length, from the body's first ones backwards."""
        words, tags, opened = self.shape.words, self.document.blocks.tags, 0
        for index in range(min(self.start + 2, len(self.document) - 1), -1, -1):
            if self._is_taken(index) or self._is_excluded(index):
                continue
            opened += index < self.start
            if opened > _MAX_LINES_ABOVE:
                return
            is_word = words[index] == 1 and len(self.folded[index]) > 3
            if 1 < words[index] <= 40 or (is_word and tags[index] == "h1"):
                yield index

    def _is_taken(self, index: int) -> bool:
        """True for what a filter took for something else."""
        blocks = self.document.blocks
        return self.labels[index] is not None and (
            blocks.tags[index] != "h1" or bool(blocks.hints[index] & Hint.HIDDEN)
        )

    def _is_excluded(self, index: int) -> bool:
        """True for what can be no headline: half a sentence, a row of cells, a refrain."""
        text, folded = self.document.blocks.texts[index], self.folded[index]
        return (
            text.endswith(_CONTINUES)
            or (self.counts[folded] > _MAX_REPEATS and folded != "")
            or (_CELL in text and self._is_row(index))
            or (not text[:1].isalpha() and self._is_message(index))
        )

    def _is_row(self, index: int) -> bool:
        """True for cells that are the row of a table.

        Markup says so, or the line above or below has cells too.
        """
        blocks = self.document.blocks
        if blocks.texts[index].count(_CELL) >= _MENU and not blocks.tags[index]:
            return True
        near = (blocks.texts[other] for other in (index - 1, index + 1) if 0 <= other < len(blocks))
        return blocks.tags[index] == "tr" or (
            not blocks.tags[index] and any(_CELL in text for text in near)
        )

    def _is_message(self, index: int) -> bool:
        """True for a line that begins with a time of day as the next one does: a chat."""
        texts = self.document.blocks.texts[index : index + 2]
        return len(texts) == 2 and all(map(_CLOCK.match, texts))

    def known_as_title(self, folded: str) -> float:
        """How surely metadata calls the line the title.

        A line that metadata's title begins or ends with counts half.
        """
        if folded in self.known:
            return self.known[folded]
        if len(folded) < 12:
            return 0.0
        return max(
            (
                confidence / 2
                for title, confidence in self.known.items()
                if title.startswith(folded) or title.endswith(folded)
            ),
            default=0.0,
        )
