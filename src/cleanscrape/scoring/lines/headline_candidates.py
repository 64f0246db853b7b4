"""The lines of a page that may be the headline, with what their features ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...document import Decision, Document, Hint, Label
from ...lexicons import strip_marks
from ...patterns.names import strip_cue
from ...patterns.sentences import count_words
from ..page.prose_span import prose_span
from ..page.shape import Shapes, plain, shapes

_MAX_LINES_ABOVE = 60
_MAX_REPEATS = 8  # times that a page says its headline at most
_CELL = " | "  # between the cells of a row
_MENU = 3  # marks between cells from which a line is a menu, not a headline with the site's name
_CLOCK = re.compile(r"[\[(]?\d{1,2}[:.]\d{2}(?!\d)")  # at the head of a message
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
        self.after: range = range(
            index + 1, min(len(blocks), max(page.start + 1, index + 4), index + 12)
        )
        self.before: str = blocks.texts[index - 1] if index else ""
        self.best: bool = False  # of all lines that may be the headline
        self.first: bool = False

    @property
    def folded(self) -> str:
        """Its text without case, accents and punctuation."""
        return self.page.folded[self.index]

    def has_date(self, others: Sequence[int]) -> bool:
        """True where one of these blocks is a date."""
        return any(self.page.labels[other] is Label.DATE for other in others)

    def has_cue(self, others: Sequence[int]) -> bool:
        """True where one of these blocks begins as a byline does."""
        return any(_cued(self.page.document.blocks.texts[other]) for other in others)

    def sentences_below(self) -> int:
        """Sentences between it and the body."""
        return sum(self.page.shape.ends[other] for other in self.after if other < self.page.start)

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
        self.labels = [decision.label if decision else None for decision in decided]
        span = prose_span(document, decided)
        self.start: int = span[0] if span else min(len(document), 8)
        body = document.blocks.texts[span[0] : span[1] + 1] if span else ()
        self.body = _vocabulary(document, span) if span else frozenset()
        self.pairs = (
            frozenset(text[at : at + 2] for text in self.body for at in range(len(text) - 1))
            if _unspaced(body)
            else None
        )
        self.folded = [
            folded if len(text) < 300 else ""
            for text, folded in zip(document.blocks.texts, plain(document.blocks))
        ]
        self.counts: dict[str, int] = {}
        for text in self.folded:
            self.counts[text] = self.counts.get(text, 0) + 1
        self.known = {
            strip_marks(claim.value): claim.confidence
            for claim in document.claims
            if claim.field == "title"
        }

    def candidates(self) -> list[Line]:
        """The lines that may be the headline, the last one first."""
        found = [
            Line(self, index, *self._overlap(self.folded[index])) for index in self._open_lines()
        ]
        best = max((line.share for line in found), default=0.0)
        for line in found:
            line.best = line.share == best > 0
        if found:
            found[-1].first = True
        return found

    def _open_lines(self) -> Iterator[int]:
        """The blocks of a headline's length, from the body's first ones backwards."""
        shape, opened = self.shape, 0
        for index in range(min(self.start + 2, len(self.document) - 1), -1, -1):
            if self._is_excluded(index):
                continue
            opened += index < self.start
            if opened > _MAX_LINES_ABOVE:
                return
            is_word = shape.words[index] == 1 and len(self.folded[index]) > 3
            if 1 < shape.words[index] <= 40 or (
                is_word and self.document.blocks.tags[index] == "h1"
            ):
                yield index

    def _is_excluded(self, index: int) -> bool:
        """True for what can be no headline.

        It is half a sentence, a row of cells, a refrain, or what a filter took for something else.
        """
        document = self.document
        if self.folded[index] and self.counts[self.folded[index]] > _MAX_REPEATS:
            return True
        if (
            document.blocks.texts[index].endswith(_CONTINUES)
            or self._is_row(index)
            or self._is_message(index)
        ):
            return True
        return self.labels[index] is not None and (
            document.blocks.tags[index] != "h1" or bool(document.blocks.hints[index] & Hint.HIDDEN)
        )

    def _is_row(self, index: int) -> bool:
        """True for a row of a table: markup says so, or the line above or below has cells too."""
        blocks = self.document.blocks
        cells = blocks.texts[index].count(_CELL)
        if not cells:
            return False
        if cells >= _MENU and not blocks.tags[index]:
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

    def _overlap(self, folded: str) -> tuple[float, int]:
        """The share and number of the line's longer words that the body uses too.

        Of its pairs of characters without blanks.
        """
        if self.pairs is not None:
            joined = folded.replace(" ", "")
            found = sum(joined[at : at + 2] in self.pairs for at in range(len(joined) - 1))
            return found / max(1, len(joined) - 1), found // 3
        tokens = [token for token in folded.split() if len(token) > 3] or folded.split()
        matches = sum(token in self.body for token in tokens)
        return matches / max(1, len(tokens)), matches


def _vocabulary(document: Document, span: tuple[int, int]) -> frozenset[str]:
    """The folded words of the first 8,000 characters of the prose span."""
    found: set[str] = set()
    room = 8_000
    for text, folded in zip(
        document.blocks.texts[span[0] : span[1] + 1], plain(document.blocks)[span[0] :]
    ):
        if room <= 0:
            break
        found.update((folded if len(text) <= room else strip_marks(text[:room])).split())
        room -= len(text) + 1
    return frozenset(found)


def _unspaced(texts: Sequence[str]) -> bool:
    sample = " ".join(texts[:5])[:500]
    return count_words(sample) > 2 * (sample.count(" ") + 1)


@lru_cache(maxsize=4096)
def _cued(text: str) -> bool:
    return len(text) < 100 and bool(strip_cue(text)[0])
