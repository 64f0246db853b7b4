"""The article's images and embeds, and what else the page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..addresses import resolve_address
from ..document import Document, Hint, Label
from ..facts import Medium
from ..origins import Origin
from ..values import Caption, Embed, Image, Unlisted
from .kinds import kind_of
from .reasons import Surroundings, why_not
from .sources import best_address, pixels

# Blocks above the body that an opening image may stand in, where the page has no title.
_HEAD_BLOCKS = 8


class Judged(NamedTuple):
    """A medium, and why the article does not list it: None where it does."""

    medium: Medium
    kind: str
    address: str
    before: int
    caption: int | None
    reason: str | None


class Destinations(NamedTuple):
    """Where the blocks of a page went.

    Args:
        fields: for a block of the article the field that it stands in.
        order: for each block the number of paragraphs before it.
        paragraphs: the number of all paragraphs.
    """

    fields: Mapping[int, str]
    order: Sequence[int]
    paragraphs: int

    def before(self, block: int) -> int:
        """The number of paragraphs before a block."""
        return self.order[block] if block < len(self.order) else self.paragraphs


@dataclass(frozen=True, slots=True)
class Listing:
    """Sorts out the media of a page.

    Args:
        document: the page.
        labels: of each block.
        destinations: where the blocks went.
        captions: those of the article.
    """

    document: Document
    labels: Sequence[Label]
    destinations: Destinations
    captions: Sequence[Caption]

    def listed(self) -> tuple[tuple[Image, ...], tuple[Embed, ...]]:
        """The article's images and embeds."""
        images: list[Image] = []
        embeds: list[Embed] = []
        for medium, kind, address, before, caption, reason in self._judged(may_be_listed=True):
            if reason is not None:
                continue
            origin = self._origin(medium)
            if kind == "image":
                alt = " ".join(medium.attributes.get("alt", "").split()) or None
                sides = pixels(medium, "width"), pixels(medium, "height")
                images.append(Image(address, alt, *sides, before, caption, origin))
            else:
                embeds.append(Embed(kind, address, _title(medium), before, origin))
        return tuple(images), tuple(embeds)

    def unlisted(self) -> tuple[Unlisted, ...]:
        """What else the page shows, and why the article does not list it."""
        return tuple(
            Unlisted(kind, address, reason, before, self._origin(medium))
            for medium, kind, address, before, _, reason in self._judged()
            if reason is not None
        )

    def _origin(self, medium: Medium) -> Origin | None:
        return self.document.origin_at(medium.origin)

    def _judged(self, may_be_listed: bool = False) -> Iterator[Judged]:
        """The page's media with an address, in order.

        Args:
            may_be_listed: leave out those that cannot be listed, whatever their address is; most
                media of a page stand outside of its article.
        """
        document = self.document
        if not document.blocks.media:
            return
        first, last = _extent(self.destinations.fields)
        described = {
            address: number
            for number, caption in reversed([*enumerate(self.captions)])
            if (address := resolve_address(document, caption.image))
        }
        seen: set[str] = set()
        for medium in document.blocks.media:
            is_inside = first <= medium.block <= last + 1
            if may_be_listed and (medium.hints & Hint.HIDDEN or not (is_inside or described)):
                continue
            address = resolve_address(document, best_address(medium))
            if address is None:
                continue
            caption = _caption(document, medium, address, described)
            label = _label(document, medium, self.labels)
            reason = why_not(medium, address, Surroundings(is_inside, caption is not None, label))
            if reason is None and address in seen:
                reason = "same-address"
            elif reason is None:
                seen.add(address)
            kind, before = kind_of(medium, address), self.destinations.before(medium.block)
            yield Judged(medium, kind, address, before, caption, reason)


def _extent(fields: Mapping[int, str]) -> tuple[int, int]:
    """The first and the last block between which the article's images stand."""
    body = [block for block, field in fields.items() if field in ("paragraphs", "captions")]
    if not body:
        return 0, -2
    titles = [block for block, field in fields.items() if field == "title" and block < min(body)]
    return (max(titles) if titles else min(body) - _HEAD_BLOCKS), max(body)


def _caption(
    document: Document, medium: Medium, address: str, described: Mapping[str, int]
) -> int | None:
    """The index of the medium's caption: that of its best address, or of another one."""
    if not described or address in described:
        return described.get(address)
    others = (medium.attributes.get(key) for key in ("data-src", "src"))
    addresses = (resolve_address(document, other) or "" for other in others)
    return next((described[other] for other in addresses if other in described), None)


def _label(document: Document, medium: Medium, labels: Sequence[Label]) -> Label | None:
    """The label of the block that is the medium's alternative text."""
    alt = " ".join(medium.attributes.get("alt", "").split())
    block = medium.block
    if alt and block < len(labels) and document.blocks.texts[block] == alt:
        return labels[block]
    return None


def _title(medium: Medium) -> str | None:
    attributes = medium.attributes
    title = attributes.get("title") or attributes.get("aria-label") or ""
    return " ".join(title.split()) or None
