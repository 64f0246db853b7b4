"""Where each block went, and why; and the fields of an article that can wait."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..document import Claim, Decision, Document, Label
from ..findings import findings
from ..later import later
from ..media.listing import Destinations, Listing
from ..reasons import Reason
from ..resolve import best_value, rank
from ..threads.comments import Comment, comments_of
from ..threads.posts import posts_of
from ..threads.regions import may_have_comments
from ..values import Caption, Embed, Entry, Image, Paragraph, Piece, Post, Removed, Unlisted
from .pieces import PackedLedger, Pieces

if TYPE_CHECKING:
    from ..scoring.body.why import Why

UNDECIDED = Reason(
    "undecided", Label.PARAGRAPH, 0.0, "nobody said anything of the block; it stays in the body"
)
_UNDECIDED = UNDECIDED.mark(-1)._replace(filter="assemble")

# What a comment says of these is not said of the article above it, if there is one: a thread read
# as text may have its first post among the comments.
OF_ARTICLE = ("date", "modified")
_MIN_CHARS_ABOVE = 200


@dataclass(frozen=True, eq=False)
class DocumentLedger:
    """The account of an article, worked out from its document when somebody asks for it.

    So are the fields of the article that many do not ask for.

    Args:
        document: the page.
        decided: what stands for each of its blocks.
        labels: what each block is.
        claimed: field to the claims on it, best first.
        placed: for a block of the article the field that it stands in; comments are not in it.
        paragraphs: the body.
        order: for each block the number of paragraphs before it.
        captions: those of the article.
    """

    document: Document
    decided: Sequence[Decision | None]
    labels: Sequence[Label]
    claimed: Mapping[str, tuple[Claim, ...]]
    placed: Mapping[int, str]
    paragraphs: tuple[Paragraph, ...]
    order: Sequence[int]
    captions: tuple[Caption, ...]

    @later
    def _media(self) -> Listing:
        destinations = Destinations(self.placed, self.order, len(self.paragraphs))
        return Listing(self.document, self.labels, destinations, self.captions)

    @later
    def _listed(self) -> tuple[tuple[Image, ...], tuple[Embed, ...]]:
        return self._media.listed()

    @property
    def images(self) -> tuple[Image, ...]:
        """The article's pictures, in order."""
        return self._listed[0]

    @property
    def embeds(self) -> tuple[Embed, ...]:
        """The videos and so on of the article, in order."""
        return self._listed[1]

    @later
    def unlisted(self) -> tuple[Unlisted, ...]:
        """The images and frames of the page that are none of the article's, in order."""
        return self._media.unlisted()

    @later
    def posts(self) -> tuple[Post, ...]:
        """The posts of a thread."""
        return posts_of(self.document, self.labels, self.order, self.paragraphs)

    @later
    def _comments(self) -> Sequence[Comment]:
        if not may_have_comments(self.document, self.decided) or self.posts:
            return ()
        return comments_of(self.document, self.decided, self.placed)

    @property
    def comments(self) -> tuple[Post, ...]:
        """What readers wrote below the article."""
        return tuple(comment.post for comment in self._comments)

    @later
    def fields(self) -> Mapping[int, str]:
        """For a block of the article the field that it stands in."""
        written = ((block, "comments") for comment in self._comments for block in comment.blocks)
        return {**self.placed, **dict(written)}

    @later
    def ranked(self) -> Mapping[str, tuple[Claim, ...]]:
        """Field to the claims on it, best first, without what comments say of the article."""
        written = {block for comment in self._comments for block in comment.blocks}
        above = self.paragraphs[: self.order[min(written)]] if written else ()
        if sum(len(paragraph.text) for paragraph in above) < _MIN_CHARS_ABOVE:
            return self.claimed
        ranked = {**self.claimed}
        for name in OF_ARTICLE:
            claims = ranked.pop(name, ())
            ranked |= rank(claim for claim in claims if claim.block not in written)
        return ranked

    @later
    def evidence(self) -> Mapping[str, tuple[Claim, ...]]:
        """Field to all claims on it, best first; those that need the finished body, too."""
        ranked = self.ranked
        found = [*findings(self.document, self.labels, self.paragraphs, self.order, ranked)]
        names = dict.fromkeys(claim.field for claim in found)
        return {
            **ranked,
            **rank([*(claim for name in names for claim in ranked.get(name, ())), *found]),
        }

    @property
    def access(self) -> str | None:
        """Whether the article is free to read."""
        return self._text("access")

    @property
    def direction(self) -> str | None:
        """Which way the body is written."""
        return self._text("direction")

    @property
    def next_page(self) -> str | None:
        """The address of the article's next page."""
        return self._text("next_page")

    @property
    def previous_page(self) -> str | None:
        """The address of the page before it."""
        return self._text("previous_page")

    def _text(self, field: str) -> str | None:
        value: str | None = best_value(self.evidence, field)
        return value

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of a live blog."""
        return best_value(self.evidence, "entries") or ()

    @property
    def texts(self) -> Sequence[str]:
        """The texts of all blocks, without Markdown syntax."""
        return self.document.blocks.texts

    @later
    def _pieces(self) -> Pieces:
        decided = [decision or _UNDECIDED for decision in self.decided]
        return Pieces.of(self.document, decided, self.fields)

    @later
    def removed(self) -> tuple[Removed, ...]:
        """The blocks that are in no field, in order."""
        return self._pieces.removed()

    @later
    def account(self) -> tuple[Piece, ...]:
        """Every block, in order, with the field it went to.

        Joined, their texts are the document's text up to white space.
        """
        return self._pieces.account()

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedLedger, (self._pieces, dict(self.evidence), self.unlisted)

    def why(self, start: int, /) -> tuple[str, ...]:
        """The features that decided on the block at `start`, if the scorer decided."""
        index = bisect_left(self.document.blocks.starts, start)
        return self._why(index, self.decided[index]) if index < len(self.decided) else ()

    @later
    def _why(self) -> Why:
        from ..scoring.body.why import Why  # only this needs NumPy here

        return Why(self.document)
