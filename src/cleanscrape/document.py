"""What a filter looks at and what it may say: the document, its blocks, decisions and claims.

All types here are frozen. A filter reads a `Document` and yields `Decision`s (about a block) and `Claim`s (about a field of the
article); it cannot change or delete anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import accumulate
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, overload


class Label(str, Enum):
    """What a block is. The values are stable: they stand in JSON and in fixtures.

    >>> Label("list-item") is Label.LIST_ITEM, Label.ICON.is_body, Label.QUOTE.is_body
    (True, False, True)
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LEAD = "lead"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT_TEXT = "alt-text"
    ICON = "icon"
    INTERFACE = "interface"
    NAVIGATION = "navigation"
    RELATED = "related"
    SHARE = "share"
    SUBSCRIBE = "subscribe"
    COMMENT = "comment"
    ADVERT = "advert"
    COOKIE = "cookie"
    BIO = "bio"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    HIDDEN = "hidden"
    DUPLICATE = "duplicate"
    BOILERPLATE = "boilerplate"

    is_body: bool
    """True for the kinds of block that make up the article's body."""

    # That of the value, in C; an enum's own is a function in Python, and labels are looked up thousands of times a page.
    __hash__ = str.__hash__

    def __str__(self) -> str:
        return str(self.value)


_BODY = frozenset({Label.PARAGRAPH, Label.HEADING, Label.LEAD, Label.LIST_ITEM, Label.QUOTE, Label.TABLE, Label.CODE})
for _label in Label:
    _label.is_body = _label in _BODY  # an attribute, not a property: it is asked for thousands of times a page


class Hint:
    """What a reader or splitter knew about a block beyond its words, as bits of one integer.

    Plain integers, not an `enum.IntFlag`: a page asks for these bits tens of thousands of times.

    >>> hints = Hint.HIDDEN | Hint.FORM
    >>> bool(hints & Hint.HIDDEN), bool(hints & Hint.SVG)
    (True, False)
    """

    SAME_LINE = 1  # goes on where the block before it stopped: a splitter cut the two apart
    HIDDEN = 2  # markup says that a reader does not see it
    IMAGE = 4  # the alternative text of an image
    CAPTION = 8  # inside a caption element or a container that calls itself one
    CREDIT = 16
    BYLINE = 32
    DATE = 64
    TITLE = 128
    NAVIGATION = 256
    FOOTER = 512
    ASIDE = 1024
    COMMENT = 2048
    RELATED = 4096
    SHARE = 8192
    SUBSCRIBE = 16384
    COOKIE = 32768
    ADVERT = 65536
    BIO = 131072
    TAGS = 262144
    ARTICLE = 524288  # inside an <article>, <main> or a container that calls itself the body
    HEADER = 1048576
    SVG = 2097152
    FORM = 4194304
    TABLE = 8388608
    FIGURE = 16777216
    ICON = 33554432  # an icon font's own element


EMBEDDED = "script"  # the path of text that stands only in the page's scripts
FRONT_MATTER = "meta"  # the tag of what a converter wrote above a page for machines


class Decision(NamedTuple):
    """One filter's opinion on one block. A named tuple: a page makes several hundred, and they cost a third of a dataclass's.

    Args:
        block: index of the block in `Document.blocks`.
        label: what the filter takes the block for.
        confidence: 0 (a hunch) to 1 (certain).
        reason: a stable code such as ``"icon-description"``.
        filter: name of the filter; the pipeline fills it in.
    """

    block: int
    label: Label
    confidence: float
    reason: str
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's value for one field of the article.

    Args:
        field: ``"title"``, ``"byline"``, ``"date"``, ``"modified"``, ``"caption"``, ``"language"``, ``"site_name"``, ``"url"`` …
        value: the value, of the type that the field has in `Article`.
        confidence: 0 to 1.
        source: where it was read: ``"text"``, ``"json-ld"``, ``"og"`` …
        block: index of the block it was read from, or None for metadata.
        also: indices of further blocks that the value was read from.
        filter: name of the filter or reader; the pipeline fills it in.
    """

    field: str
    value: Any
    confidence: float
    source: str = "text"
    block: int | None = None
    also: tuple[int, ...] = ()
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the document's text that is judged as one: a line, a paragraph, a menu item.

    Args:
        index: position among the document's blocks, from 0.
        start: offset of its first character in `Document.text`.
        end: offset after its last character.
        text: its words, white space collapsed and invisible characters dropped.
        tag: ``"p"``, ``"h2"``, ``"li"``, ``"img"`` … where markup (HTML or Markdown) said so, else ``""``.
        hints: see `Hint`.
        link_share: share of its characters that stand in links, 0 to 1.
        path: tag and class path of its container in HTML, else ``""``.
    """

    index: int
    start: int
    end: int
    text: str
    tag: str = ""
    hints: int = 0
    link_share: float = 0.0
    path: str = ""

    def mark(self, label: Label, confidence: float, reason: str) -> Decision:
        """Say what this block is.

        >>> Block(3, 0, 5, "Share").mark(Label.SHARE, 0.9, "share-words")
        Decision(block=3, label=<Label.SHARE: 'share'>, confidence=0.9, reason='share-words', filter='')
        """
        return Decision(self.index, label, confidence, reason)


_EMPTY: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A page as filters see it: one text, and blocks that cover all of it but white space.

    The blocks are kept as columns of equal length (`texts`, `starts`, `ends`, `tags`, `hints`, `link_shares`, `paths`), because a
    page has hundreds of them; `blocks` gives a view of each.

    Args:
        text: the source text with newlines normalised; for HTML the linearised text.
        containers: for each block of an HTML page the number of the element that holds it; ``()`` for text.
        parents: for each of these elements the number of the one around it, always smaller than its own; -1 for the outermost.
        images: block index to the image's address, for alt texts and captions.
        claims: what metadata and earlier filters claimed.
        decisions: what earlier filters decided, in order.
        language: ISO 639-1 code, or None.
        url: the page's address as the caller gave it, or None.
        source: ``"text"``, for Markdown too, or ``"html"``.
        reference: the moment that relative dates ("5 hours ago") count from, or None to leave them alone.
    """

    text: str = ""
    texts: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    hints: tuple[int, ...] = ()
    link_shares: tuple[float, ...] = ()
    paths: tuple[str, ...] = ()
    containers: tuple[int, ...] = ()
    parents: tuple[int, ...] = ()
    images: Mapping[int, str] = field(default_factory=lambda: _EMPTY)
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    language: str | None = None
    url: str | None = None
    source: str = "text"
    reference: datetime | None = None
    # What is derived from the columns alone is computed once and shared by all copies that the pipeline makes.
    memo: dict[str, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.texts)

    def block(self, index: int) -> Block:
        """The block at `index` (0 to ``len(document) - 1``)."""
        return Block(
            index,
            self.starts[index],
            self.ends[index],
            self.texts[index],
            self.tags[index],
            self.hints[index],
            self.link_shares[index],
            self.paths[index],
        )

    @property
    def blocks(self) -> Blocks:
        """All blocks in order, each made when asked for."""
        return Blocks(self)

    def having(self, sign: re.Pattern[str]) -> set[int]:
        r"""The blocks in whose text `sign` is found, by one scan of the page where a search in each block would cost ten times as much.

        Between two blocks stands a newline. A sign that is met often should go on to the end of its line: ``\d.*``.

        >>> document = Document(texts=("Rain", "3 May", "Snow in 2024"))
        >>> sorted(document.having(re.compile(r"\d.*")))
        [1, 2]
        """
        if "joined" not in self.memo:
            self.memo["joined"] = "\n".join(self.texts), [*accumulate((len(text) + 1 for text in self.texts), initial=0)]
        joined, starts = self.memo["joined"]
        return {bisect_right(starts, match.start()) - 1 for match in sign.finditer(joined)}

    def __getstate__(self) -> dict[str, Any]:
        state = {name: getattr(self, name) for name in self.__slots__ if name != "memo"}
        return {**state, "images": dict(self.images), "memo": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)


class Blocks(Sequence[Block]):
    """The blocks of a document as a sequence."""

    __slots__ = ("_document",)

    def __init__(self, document: Document) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        positions = range(len(self))[index]
        if isinstance(positions, range):
            return tuple(map(self._document.block, positions))
        return self._document.block(positions)


class Filter(Protocol):
    """What a filter is: a name, and a call that looks at the document and says what it sees."""

    @property
    def name(self) -> str: ...
    def __call__(self, document: Document) -> Iterable[Decision | Claim]: ...


class Splitter(Protocol):
    """What a splitter is: a name, and a call that says at which offsets to cut a block's text.

    One that can tell cheaply which blocks it may cut says so in a method ``candidates(document)``, which gives their indices; others are
    asked about every block.
    """

    @property
    def name(self) -> str: ...
    def __call__(self, text: str) -> Iterable[int]: ...
