"""The article's images and embeds, and what else the page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..addresses import resolve_address
from ..document import Document, Label
from ..facts import Medium
from ..values import Caption, Embed, Image, Unlisted
from .kinds import kind_of
from .reasons import Surroundings, why_not
from .sources import best_address, pixels

# Blocks above the body that an opening image may stand in, where the page has no title.
_HEAD_BLOCKS = 8


class Listing(NamedTuple):
    """What a page shows besides its text."""

    images: tuple[Image, ...]
    embeds: tuple[Embed, ...]
    unlisted: tuple[Unlisted, ...]


NOTHING = Listing((), (), ())


class Places(NamedTuple):
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


def list_media(
    document: Document, labels: Sequence[Label], places: Places, captions: Sequence[Caption]
) -> Listing:
    """Sort out the media of a page.

    Args:
        document: the page.
        labels: of each block.
        places: where the blocks went.
        captions: those of the article.
    """
    if not document.blocks.media:
        return NOTHING
    first, last = _extent(places.fields)
    described = {
        address: number
        for number, caption in reversed([*enumerate(captions)])
        if (address := resolve_address(document, caption.image))
    }
    images: list[Image] = []
    embeds: list[Embed] = []
    unlisted: list[Unlisted] = []
    seen: set[str] = set()
    for medium in document.blocks.media:
        address = resolve_address(document, best_address(medium))
        if address is None:
            continue
        before, origin = places.before(medium.block), document.origin_at(medium.origin)
        kind = kind_of(medium, address)
        caption = _caption(document, medium, address, described)
        around = Surroundings(
            first <= medium.block <= last + 1, caption is not None, _label(document, medium, labels)
        )
        reason = why_not(medium, address, around)
        if reason is None and address in seen:
            reason = "same-address"
        if reason is not None:
            unlisted.append(Unlisted(kind, address, reason, before, origin))
            continue
        seen.add(address)
        if kind == "image":
            image = _image(medium, address, before, caption)
            images.append(replace(image, origin=origin))
        else:
            embeds.append(Embed(kind, address, _title(medium), before, origin))
    return Listing(tuple(images), tuple(embeds), tuple(unlisted))


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


def _image(medium: Medium, address: str, before: int, caption: int | None) -> Image:
    alt = " ".join(medium.attributes.get("alt", "").split()) or None
    return Image(address, alt, pixels(medium, "width"), pixels(medium, "height"), before, caption)


def _title(medium: Medium) -> str | None:
    attributes = medium.attributes
    title = attributes.get("title") or attributes.get("aria-label") or ""
    return " ".join(title.split()) or None
