"""Claims that need the finished body: its direction, access, further pages, entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..document import Claim, Document, Label
from ..values import Paragraph
from .access import access_claims
from .direction import direction_claims
from .entries import entry_claims
from .pages import page_claims

__all__ = ["findings"]


def findings(
    document: Document,
    labels: Sequence[Label],
    paragraphs: Sequence[Paragraph],
    order: Sequence[int],
    ranked: Mapping[str, tuple[Claim, ...]],
) -> Iterator[Claim]:
    """What can be claimed once the body is known.

    Args:
        document: the page.
        labels: what each block is.
        paragraphs: the body.
        order: for each block the number of paragraphs before it.
        ranked: field to the claims on it so far, best first.
    """
    yield from direction_claims(paragraphs)
    yield from access_claims(document, labels, paragraphs, order, ranked)
    yield from page_claims(document, ranked)
    yield from entry_claims(document, labels, paragraphs, order, ranked)
