"""Which element of an HTML page holds the article: the smallest one that holds most of the page's prose."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document

# An element holds the article as long as it has this share of the prose of the element around it.
SHARE = 0.7


def article_span(document: Document, prose: Sequence[float]) -> tuple[int, int] | None:
    """First and last block of the element that holds the article; None for text, and for a page without prose.

    Args:
        document: the page.
        prose: for each block the words that count, 0 for blocks that are no prose or known to be something else.
    """
    if not document.parents:
        return None
    weight = [0.0] * len(document.parents)
    for container, words in zip(document.containers, prose):
        weight[container] += words
    for container in range(len(weight) - 1, 0, -1):
        weight[document.parents[container]] += weight[container]
    heaviest: dict[int, int] = {}
    for container in range(1, len(weight)):
        parent = document.parents[container]
        if parent not in heaviest or weight[container] > weight[heaviest[parent]]:
            heaviest[parent] = container
    chosen = 0
    while chosen in heaviest and weight[heaviest[chosen]] >= SHARE * weight[chosen] > 0:
        chosen = heaviest[chosen]
    inside = _members(document, chosen)
    return (inside[0], inside[-1]) if weight[chosen] > 0 else None


def _members(document: Document, chosen: int) -> list[int]:
    """The blocks in the element or in one within it."""
    within = {chosen}
    for container in range(chosen + 1, len(document.parents)):
        if document.parents[container] in within:
            within.add(container)
    return [index for index, container in enumerate(document.containers) if container in within]
