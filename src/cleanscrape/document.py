"""What a filter gets and yields: the document with its blocks, decisions and claims.

All types here are frozen. A filter reads a `Document` and yields `Decision`s (about a block) and
`Claim`s (about a field of the article); it cannot change or delete anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from .attributes import Pickled
from .blocks import Block, Part
from .labels import EMBEDDED, FRONT_MATTER, Decision, Hint, Label
from .origins import Origin, Selections, SourceTree, origin_from
from .table import BlockTable, derived
from .table.search import holding, matching

__all__ = [
    "EMBEDDED",
    "FRONT_MATTER",
    "Block",
    "BlockTable",
    "Claim",
    "Decision",
    "Document",
    "Filter",
    "Hint",
    "Label",
    "Part",
    "Splitter",
    "derived",
]


@dataclass(frozen=True, slots=True)
class Claim(Pickled):
    """One source's value for one field of the article.

    Args:
        field: ``"title"``, ``"byline"``, ``"date"``, ``"modified"``, ``"caption"``, ``"language"``,
            ``"site_name"``, ``"url"`` …
        value: the value, of the type that the field has in `Article`.
        confidence: 0 to 1.
        source: where it was read: ``"text"``, ``"json-ld"``, ``"og"`` …
        block: index of the block it was read from, or None for metadata.
        other_blocks: indices of further blocks that the value was read from.
        filter: name of the filter or reader; the pipeline fills it in.
    """

    field: str
    value: Any
    confidence: float
    source: str = "text"
    block: int | None = None
    other_blocks: tuple[int, ...] = ()
    filter: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A page as filters see it: one text, and blocks that cover all of it except white space.

    Args:
        text: the source text with newlines normalised; for HTML the linearised text.
        blocks: the spans of the text that get labels, as a table.
        claims: what metadata and earlier filters claimed.
        decisions: what earlier filters decided, in order.
        language: ISO 639-1 code, or None.
        url: the page's address as the caller gave it, or None.
        base: the address that the page's links are relative to, as its ``<base>`` says, or None.
        tree: the elements of an HTML page as its parser found them, or None.
        source: ``"text"``, for Markdown too, or ``"html"``.
        reference: the moment that relative dates ("5 hours ago") count from, or None to leave them
            alone.
        selected: each XPath that `read` was given, with what it chose of the page.
    """

    text: str = ""
    blocks: BlockTable = field(default_factory=BlockTable)
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    language: str | None = None
    url: str | None = None
    source: str = "text"
    reference: datetime | None = None
    base: str | None = None
    tree: SourceTree | None = None
    selected: Selections = ()

    def __len__(self) -> int:
        return len(self.blocks)

    def adding(self, decisions: Iterable[Decision], claims: Iterable[Claim]) -> Document:
        """The document with further decisions and claims behind its own.

        >>> from cleanscrape import read
        >>> document = read("Share")
        >>> said = document.blocks[0].mark(Label.SHARE, 0.9, "share-words")
        >>> document.adding([said], []).decisions == (said,)
        True
        """
        # In a third of the time of `dataclasses.replace`, which each filter would take.
        return Document(
            self.text,
            self.blocks,
            (*self.claims, *claims),
            (*self.decisions, *decisions),
            self.language,
            self.url,
            self.source,
            self.reference,
            self.base,
            self.tree,
            self.selected,
        )

    def blocks_matching(self, pattern: re.Pattern[str]) -> frozenset[int]:
        r"""Indices of the blocks in whose text `pattern` is found.

        One scan of the whole page, once for each pattern: a search in each block would cost ten
        times as much. Between two blocks stands a newline. A pattern that matches often should
        match up to the end of the line: ``\d.*``.

        >>> from cleanscrape.testing import build
        >>> sorted(build("Rain", "3 May", "Snow in 2024").blocks_matching(re.compile(r"\d.*")))
        [1, 2]
        """
        return matching(self.blocks, pattern)

    def origin(self, block: int) -> Origin | None:
        r"""Where the block of this index came from; None where that is not known.

        >>> from cleanscrape import read
        >>> read("<h1>Rain</h1>\n<p>It rained.").origin(1)
        Origin(line=2, path='html > body > p')
        """
        return self.origin_at(self.blocks.origins[block])

    def origin_at(self, number: int) -> Origin | None:
        """The origin that a number of `BlockTable.origins` or `Medium.origin` stands for."""
        return origin_from(self.tree)(number)

    def blocks_with(self, words: tuple[str, ...]) -> frozenset[int]:
        """Indices of the blocks whose text, in small letters, holds one of these words.

        Cheaper than a pattern: each word is looked for in the whole page at once.

        Args:
            words: in small letters and without line breaks.

        >>> from cleanscrape.testing import build
        >>> sorted(build("Rain", "5 hours AGO", "Yesterday").blocks_with(("ago", "yesterday")))
        [1, 2]
        """
        return holding(self.blocks, words)


class Filter(Protocol):
    """What a filter is: a name, and a call that looks at the document and says what it sees."""

    @property
    def name(self) -> str: ...
    def __call__(self, document: Document) -> Iterable[Decision | Claim]: ...


class Splitter(Protocol):
    """What a splitter is: a name, and a call that says at which offsets to cut a block's text.

    A splitter that can tell cheaply which blocks it may cut has a method ``candidates(document)``
    that returns their indices. Others are called for every block.
    """

    @property
    def name(self) -> str: ...
    def __call__(self, text: str) -> Iterable[int]: ...
