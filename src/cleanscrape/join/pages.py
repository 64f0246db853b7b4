"""The pages' parts put together, their indices and offsets counted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar

from ..article import Article
from ..document import Claim, Label
from ..facts import Mark
from ..values import (
    Caption,
    Embed,
    Entry,
    Image,
    Paragraph,
    Piece,
    Post,
    Removed,
    Unlisted,
)  # fmt: skip
from .repeats import pieces_of

REPEATED = "repeated-on-page"
"""The reason of what another page of the joined article has too."""

_LABEL = Label.DUPLICATE
Spanned = TypeVar("Spanned", Post, Entry)


@dataclass(frozen=True)
class Shift:
    """How the indices of a page change.

    Args:
        before: for each paragraph of the page the number of paragraphs before it in the joined
            article, and for the end likewise.
    """

    before: Sequence[int]

    def at(self, index: int) -> int:
        """The new index of a place in the page's paragraphs."""
        return self.before[min(max(index, 0), len(self.before) - 1)]

    def spans(self, parts: Sequence[Spanned]) -> list[Spanned]:
        """Posts or entries, their paragraphs counted in the joined article.

        One that is all repeats keeps an empty span.
        """
        return [
            replace(part, paragraphs=(self.at(part.paragraphs[0]), self.at(part.paragraphs[1])))
            if part.paragraphs
            else part
            for part in parts
        ]


def extent(page: Article) -> int:
    """The length of a page's text, as far as its account tells."""
    ends = [piece.end for piece in page.account[-1:]]
    return max([*ends, *(piece.end for piece in page.removed)], default=0)


def shifted_claim(claim: Claim, blocks: int, shift: Shift) -> Claim:
    """A claim whose blocks and entries are counted in the joined article.

    Args:
        claim: a page's.
        blocks: the number of blocks on the pages before it.
        shift: how the page's indices change.
    """
    if claim.field == "entries":
        claim = replace(claim, value=tuple(shift.spans(claim.value)))
    if claim.block is None:
        return claim
    other_blocks = tuple(index + blocks for index in claim.other_blocks)
    return replace(claim, block=claim.block + blocks, other_blocks=other_blocks)


class JoinedPages:
    """What the pages have given so far."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.captions: list[Caption] = []
        self.images: list[Image] = []
        self.embeds: list[Embed] = []
        self.comments: list[Post] = []
        self.posts: list[Post] = []
        self.entries: list[Entry] = []
        self.unlisted: list[Unlisted] = []
        self.account: list[Piece] = []
        self._removed: list[Removed] = []
        self._groups = 0
        self._anchors: set[str] = set()
        self._captions: dict[tuple[str, str | None], int] = {}
        self._seen: set[Any] = set()  # images, embeds and comments

    def add(self, page: Article, number: int, offset: int, kept: range) -> Shift:
        """Add a page.

        Args:
            page: it.
            number: its own, from 0.
            offset: where its text begins in that of all pages.
            kept: the paragraphs that are no repeats.
        """
        size = len(page.paragraphs)
        counts = accumulate((index in kept for index in range(size)), initial=0)
        shift = Shift([len(self.paragraphs) + count for count in counts])
        names = self._renamed(page.paragraphs, number)
        groups = self._groups
        for paragraph in page.paragraphs:
            self._groups = max(self._groups, groups + (paragraph.group or 0))
        self.paragraphs += (_placed(page.paragraphs[index], groups, names) for index in kept)
        dropped = {"paragraphs": {index for index in range(size) if index not in kept}}
        captions = self._add_captions(page, shift, names)
        dropped["captions"] = {index for index, (_, is_new) in enumerate(captions) if not is_new}
        self._add_media(page, shift, [index for index, _ in captions])
        self.comments += self._new(page.comments)
        self.posts += shift.spans(page.posts)
        self.entries += shift.spans(page.entries)
        self._add_account(page, offset, dropped)
        return shift

    def fields(self) -> dict[str, Any]:
        """The parts of the joined article by their names."""
        names = ("paragraphs", "captions", "images", "embeds", "comments", "posts", "entries")
        return {name: tuple(getattr(self, name)) for name in names}

    def removed(self) -> tuple[Removed, ...]:
        """What is in no field, in the order of the text."""
        return tuple(sorted(self._removed, key=lambda piece: piece.start))

    def _renamed(self, paragraphs: Sequence[Paragraph], number: int) -> dict[str, str]:
        """New names for the notes of a page that an earlier page has names for."""
        own = {part.anchor for part in paragraphs if part.anchor}
        names = {anchor: f"{anchor}-page-{number + 1}" for anchor in own & self._anchors}
        self._anchors |= {names.get(anchor, anchor) for anchor in own}
        return names

    def _add_captions(
        self, page: Article, shift: Shift, names: dict[str, str]
    ) -> list[tuple[int, bool]]:
        """The new index of each of the page's captions, and whether it is a new one."""
        found = []
        for caption in page.captions:
            key = (caption.raw or caption.text, caption.image)
            is_new = key not in self._captions
            if is_new:
                self._captions[key] = len(self.captions)
                before, marks = shift.at(caption.before), _pointed(caption.marks, names)
                self.captions.append(replace(caption, before=before, marks=marks))
            found.append((self._captions[key], is_new))
        return found

    def _add_media(self, page: Article, shift: Shift, captions: Sequence[int]) -> None:
        for image in page.images:
            before = shift.at(image.before)
            known = image.caption is not None and image.caption < len(captions)
            caption = captions[image.caption] if known and image.caption is not None else None
            if self._is_new(("image", image.address)):
                self.images.append(replace(image, before=before, caption=caption))
            else:
                self._repeated("image", image.address, before)
        for embed in page.embeds:
            before = shift.at(embed.before)
            if self._is_new((embed.kind, embed.address)):
                self.embeds.append(replace(embed, before=before))
            else:
                self._repeated(embed.kind, embed.address, before)
        self.unlisted += (
            replace(medium, before=shift.at(medium.before)) for medium in page.unlisted
        )

    def _repeated(self, kind: str, address: str, before: int) -> None:
        self.unlisted.append(Unlisted(kind, address, REPEATED, before))

    def _new(self, comments: Sequence[Post]) -> list[Post]:
        return [comment for comment in comments if self._is_new(("comment", comment))]

    def _is_new(self, key: Any) -> bool:
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def _add_account(self, page: Article, offset: int, dropped: dict[str, set[int]]) -> None:
        """The page's account, its repeats as removed."""
        repeated: set[int] = set()  # pieces
        parts: dict[str, Sequence[Paragraph | Caption]] = {
            "paragraphs": page.paragraphs,
            "captions": page.captions,
        }
        for field, indices in dropped.items():
            at = [n for n, piece in enumerate(page.account) if piece.field == field]
            pieces = [page.account[n] for n in at]
            held = pieces_of([_words(part) for part in parts[field]], pieces) if indices else []
            for index in sorted(indices):
                own = [pieces[position] for position in held[index]]
                repeated.update(at[position] for position in held[index])
                part = parts[field][index]
                span = (own[0].start, own[-1].end) if own else (extent(page),) * 2
                self._removed.append(_repeat(part, span, offset))
        self._removed += (
            replace(piece, start=piece.start + offset, end=piece.end + offset)
            for piece in page.removed
        )
        for number, piece in enumerate(page.account):
            piece = replace(piece, start=piece.start + offset, end=piece.end + offset)  # noqa: PLW2901
            if number in repeated:
                piece = replace(piece, field="removed", label=_LABEL)  # noqa: PLW2901
            self.account.append(piece)


def _words(part: Paragraph | Caption) -> str:
    """The words of a part as they stand in the page."""
    return (part.raw or part.text) if isinstance(part, Caption) else part.text


def _repeat(part: Paragraph | Caption, span: tuple[int, int], offset: int) -> Removed:
    """A part that another page has too; its page's text begins at `offset`."""
    start, end = span[0] + offset, span[1] + offset
    return Removed(_words(part), _LABEL, REPEATED, "join", 1.0, start, end, part.marks, part.origin)


def _placed(paragraph: Paragraph, groups: int, names: dict[str, str]) -> Paragraph:
    """A paragraph with the group and the names of notes that it has in the joined article."""
    return replace(
        paragraph,
        marks=_pointed(paragraph.marks, names),
        group=None if paragraph.group is None else paragraph.group + groups,
        anchor=names.get(paragraph.anchor, paragraph.anchor) if paragraph.anchor else None,
    )


def _pointed(marks: tuple[Mark, ...], names: dict[str, str]) -> tuple[Mark, ...]:
    if not names:
        return marks
    return tuple(
        mark._replace(target=names.get(mark.target, mark.target))
        if mark.kind == "note" and mark.target
        else mark
        for mark in marks
    )
