"""A byline before and after it was read, with what its features ask."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from math import log1p

from ...document import Decision, Document, Hint, Label
from ...lexicons import strip_marks
from ...patterns.bylines import has_late_cue
from ...patterns.names import is_name, strip_cue
from ...patterns.outlets import is_outlet
from ...values import Byline
from ...verdict import first_of
from ..page.prose_span import prose_span
from ..page.shape import plain, shapes
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
        self.span = prose_span(document, decided) or (min(len(document), 8), len(document))
        self.mask = trusted_hints(document)
        title = first_of(decided, Label.TITLE)
        self.title = -1 if title is None else title
        self.counts = Counter(document.blocks.texts)
        self.sample = f" {document.text[:_SAMPLE]} ".replace("\n", " ")
        self._written = {
            strip_marks(name): name
            for claim in document.claims
            if claim.field == "byline" and claim.confidence >= _TRUSTED
            for name in claim.value.authors
        }
        self.known = {*self._written}
        self.known_words = sorted({word for name in self.known for word in name.split()})

    def named(self, byline: Byline) -> Byline:
        """The byline without a cue that no list has, in front of a name that metadata gives.

        "Na Asha Mwinyi" where metadata says "Asha Mwinyi".
        """
        authors = []
        for name in byline.authors:
            cue, _, rest = strip_marks(name).partition(" ")
            is_cued = len(cue) <= _MAX_CUE_CHARS and " " in rest
            authors.append(self._written.get(rest, name) if is_cued else name)
        return replace(byline, authors=tuple(dict.fromkeys(authors)))


class Place:
    """A line that may be a byline, with what its features ask before it is read.

    Args:
        page: the page it stands on.
        block: the block it begins in.
    """

    def __init__(self, page: BylinePage, block: int) -> None:
        blocks = page.document.blocks
        self.page: BylinePage = page
        self.block: int = block
        self.text: str = blocks.texts[block]
        self.tag: str = blocks.tags[block]
        self.hints: int = blocks.hints[block] & page.mask
        self.cue: str = strip_cue(self.text)[0]
        self.cued: bool = bool(self.cue) or has_late_cue(self.text)
        self.near: list[Label | None] = [
            *page.labels[max(0, block - 2) : block],
            *page.labels[block + 1 : block + 3],
        ]

    @cached_property
    def names_known(self) -> bool:
        """True where it, or what may go on with it below, has a word of the names in metadata."""
        if not self.page.known_words:
            return False
        texts = plain(self.page.document.blocks)[self.block : self.block + MOST_BELOW + 1]
        text = "\n".join(texts)
        return any(word in text for word in self.page.known_words)

    def blocks_before_prose(self) -> int:
        """Blocks between it and the article's prose.

        0 or less where it does not stand before it.
        """
        return self.page.span[0] - self.block

    def blocks_after_prose(self) -> int:
        """Blocks between the article's prose and it; 0 or less where it does not stand after it."""
        return self.block - self.page.span[1]

    def inside(self) -> bool:
        """True within the article's prose."""
        return self.page.span[0] <= self.block <= self.page.span[1]

    def depth(self) -> float:
        """Blocks to the nearer end of the article's prose, as a logarithm; 0 outside."""
        first, last = self.page.span
        return log1p(min(self.block - first, last - self.block)) if self.inside() else 0.0

    def below_title(self) -> float:
        """Blocks below the headline, as a logarithm."""
        title = self.page.title
        return log1p(self.block - title) if 0 <= title < self.block else 0.0

    def portrait(self) -> bool:
        """True below an image."""
        return self.block > 0 and bool(self.page.document.blocks.hints[self.block - 1] & Hint.IMAGE)

    def crowd(self) -> float:
        """Share of short lines, dates apart, among the six blocks around."""
        words = shapes(self.page.document.blocks).words
        around = (
            other
            for other in range(self.block - 3, self.block + 4)
            if other != self.block and 0 <= other < len(words)
        )
        return (
            sum(words[other] <= 4 and self.page.labels[other] is not Label.DATE for other in around)
            / 6
        )


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
