"""A byline before and after it was read, with what its features ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from ...document import Decision, Document, Hint, Label
from ...lexicons import strip_marks
from ...patterns.names import is_name, strip_cue
from ...patterns.outlets import is_outlet
from ...values import Byline
from ...verdict import first_of
from ..page.prose_span import prose_span
from ..page.shape import plain, shapes
from ..page.signs import line_signs
from ..page.trusted_hints import trusted_hints
from .byline_reading import MOST_BELOW

_TRUSTED = (
    0.4  # confidence from which the authors that metadata names are held against those of a line
)
_MAX_CUE_CHARS = 3  # characters of a cue that is told by the name behind it
_MENTIONS = 20  # of a name that are looked at
_SAMPLE = 60_000  # characters in which words are looked up in lower case


class BylinePage:
    """What the features of bylines ask of a page.

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
    """

    def __init__(self, document: Document, decided: Sequence[Decision | None]) -> None:
        self.document = document
        self.labels = [decision.label if decision else None for decision in decided]
        self.signs = line_signs(document.blocks)
        self.span = prose_span(document, decided) or (min(len(document), 8), len(document))
        self.mask = trusted_hints(document)
        title = first_of(decided, Label.TITLE)
        self.title = -1 if title is None else title
        self._written = {
            strip_marks(name): name
            for claim in document.claims
            if claim.field == "byline" and claim.confidence >= _TRUSTED
            for name in claim.value.authors
        }
        self.known = {*self._written}
        self.known_words = sorted({word for name in self.known for word in name.split()})

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each text stands on the page."""
        return Counter(self.document.blocks.texts)

    @cached_property
    def sample(self) -> str:
        """The text in which words are looked up in lower case."""
        return f" {self.document.text[:_SAMPLE]} ".replace("\n", " ")

    @cached_property
    def naming(self) -> list[int]:
        """The blocks with a word of the names in metadata, in order."""
        page = "\n".join(plain(self.document.blocks))
        return sorted({block for word in self.known_words for block in _blocks_with(page, word)})

    def named(self, byline: Byline) -> Byline:
        """The byline without a cue that no list has, in front of a name that metadata gives.

        "Na Asha Mwinyi" where metadata says "Asha Mwinyi".
        """
        if not self._written:
            return byline
        authors = []
        for name in byline.authors:
            cue, _, rest = strip_marks(name).partition(" ")
            is_cued = len(cue) <= _MAX_CUE_CHARS and " " in rest
            authors.append(self._written.get(rest, name) if is_cued else name)
        return replace(byline, authors=tuple(dict.fromkeys(authors)))


def _blocks_with(page: str, word: str) -> Iterator[int]:
    """The lines of a text that have this word, or begin of one, in them."""
    line = end = 0
    while (at := page.find(word, end)) >= 0:
        line += page.count("\n", end, at)
        yield line
        end = page.find("\n", at)
        if end < 0:
            return


class Place:
    """A line that may be a byline, with what its features ask before it is read.

    Args:
        page: the page it stands on.
        block: the block it begins in.
    """

    def __init__(self, page: BylinePage, block: int) -> None:
        blocks = page.document.blocks
        first, last = page.span
        self.page: BylinePage = page
        self.block: int = block
        self.text: str = blocks.texts[block]
        self.tag: str = blocks.tags[block]
        self.hints: int = blocks.hints[block] & page.mask
        self.cue: str = strip_cue(self.text)[0] if page.signs.has_cue(block) else ""
        self.cued: bool = bool(self.cue) or page.signs.has_late_cue(block)
        # Where it stands, in blocks: before the article's prose, from the nearer end within it
        # (-1 outside), and after it.
        self.before: int = max(0, first - block)
        self.after: int = max(0, block - last)
        self.depth: int = -1 if self.before or self.after else min(block - first, last - block)
        # Blocks below the headline; less than 0 above it.
        self.below_title: int = block - page.title if page.title >= 0 else 0
        near = [*page.labels[max(0, block - 2) : block], *page.labels[block + 1 : block + 3]]
        self.near_date: bool = Label.DATE in near
        self.near_title: bool = Label.TITLE in near

    @cached_property
    def names_known(self) -> bool:
        """True where it, or what may go on with it below, has a word of the names in metadata."""
        if not self.page.known_words:
            return False
        naming = self.page.naming
        at = bisect_left(naming, self.block)
        return at < len(naming) and naming[at] <= self.block + MOST_BELOW

    def may_be_cued(self) -> bool:
        """False where neither words nor markup say that it is a byline (`BylineCandidate.cued`)."""
        return (
            self.cued
            or self.hints & Hint.BYLINE != 0
            or self.page.signs.is_bulleted(self.block)  # a cue may be behind it
        )

    @property
    def repeated(self) -> bool:
        """True where its text stands on the page again."""
        return self.page.counts[self.text] > 1

    def portrait(self) -> bool:
        """True below an image."""
        return self.block > 0 and bool(self.page.document.blocks.hints[self.block - 1] & Hint.IMAGE)

    def crowd(self) -> float:
        """Share of short lines, dates apart, among the six blocks around."""
        words, labels = shapes(self.page.document.blocks).words, self.page.labels
        first, end = max(0, self.block - 3), min(self.block + 4, len(words))
        short = [
            other
            for other in range(first, end)
            if words[other] <= 4 and labels[other] is not Label.DATE and other != self.block
        ]
        return len(short) / 6


class Line(Place):
    """A byline where it was read, with what its features ask.

    Args:
        page: the page it stands on.
        byline: what was read.
        block: the block it begins in.
        other_blocks: the further blocks it was read from.
    """

    def __init__(
        self, page: BylinePage, byline: Byline, block: int, other_blocks: tuple[int, ...]
    ) -> None:
        super().__init__(page, block)
        blocks = page.document.blocks
        self.byline: Byline = byline
        self.other_blocks = other_blocks
        self.author: str = byline.authors[0]
        self.is_person: bool = is_name(self.author)
        below = (other_blocks[-1] if other_blocks else block) + 1
        self.below: str = blocks.texts[below] if below < len(blocks) else ""
        self.names: set[str] = {strip_marks(name) for name in byline.authors}

    def left_over(self) -> float:
        """Characters that are neither cue nor names nor role, up to 40."""
        said = sum(map(len, self.byline.authors)) + len(self.byline.role or "") + len(self.cue)
        return min(1.0, max(0, len(self.byline.text) - said) / 40)

    @cached_property
    def ordinary_words(self) -> float:
        """Share of the names' words that the page also writes in lower case."""
        words = [
            word.strip(".,'’")
            for name in self.byline.authors
            if not is_outlet(name)
            for word in name.split()
        ]
        return sum(
            word[:1].isupper() and f" {word.lower()} " in self.page.sample for word in words
        ) / max(1, len(words))

    @cached_property
    def elsewhere(self) -> tuple[bool, bool]:
        """Whether the first author's name stands elsewhere.

        Below the body it begins a biography; it may also describe an image.
        """
        document = self.page.document
        text, blocks = document.text, document.blocks
        after = portrayed = False
        at = text.find(self.author)
        for _ in range(_MENTIONS):
            if at < 0:
                break
            other = bisect_right(blocks.starts, at) - 1
            if other != self.block and blocks.texts[other] != self.text:
                image = bool(blocks.hints[other] & Hint.IMAGE)
                portrayed |= image
                after |= other > self.page.span[1] and not image
            at = text.find(self.author, at + 1)
        return after, portrayed
