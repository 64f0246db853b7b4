"""The captions of an article, with their places among its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..addresses import resolved
from ..document import Claim, Document, Label
from ..facts import Mark
from ..values import Caption


def captions_of(
    document: Document,
    claims: tuple[Claim, ...],
    labels: list[Label],
    order: list[int],
    fields: dict[int, str],
) -> tuple[Caption, ...]:
    """The captions that are claimed and whose blocks are labelled so, in order.

    Args:
        document: the page.
        claims: the captions that were found.
        labels: what each block is.
        order: for each block the number of paragraphs before it.
        fields: block to the field it goes to; the blocks of captions are entered.
    """
    found: dict[int, Caption] = {}
    for claim in claims:
        index = claim.block
        if index is None or index in fields or labels[index] is not Label.CAPTION:
            continue
        fields[index] = "captions"
        fields.update(
            (other, "captions") for other in claim.other_blocks if not labels[other].is_body
        )
        marks = _caption_marks(document, claim.value.raw, sorted((index, *claim.other_blocks)))
        origin = document.origin(index)
        found[index] = replace(claim.value, before=order[index], marks=marks, origin=origin)
    return tuple(found[index] for index in sorted(found))


def _caption_marks(document: Document, raw: str, indices: Sequence[int]) -> tuple[Mark, ...]:
    """The marks of a caption that was read from these blocks, with offsets into its text."""
    found: list[Mark] = []
    position = 0
    for index in indices:
        text = document.blocks.texts[index]
        start = raw.find(text, position)
        if start >= 0:
            found += (mark.shift(start) for mark in document.blocks.marks.get(index, ()))
            position = start + len(text)
    return resolved(document, found)
