"""Find the element of an HTML page that contains the article.

It is the smallest one that contains most of the page's prose.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...document import BlockTable, Document, derived

# An element holds the article as long as it has this share of the prose of the element around it.
SHARE = 0.7


def article_span(document: Document, prose: Sequence[float]) -> tuple[int, int] | None:
    """First and last block of the element that holds the article.

    None for text, and for a page without prose.

    Args:
        document: the page.
        prose: for each block the words that count, 0 for blocks that are no prose or known to be
            something else.
    """
    if not document.blocks.parents:
        return None
    parents, weight = document.blocks.parents, [0.0] * len(document.blocks.parents)
    for container, words in zip(document.blocks.containers, prose):
        weight[container] += words
    for container in range(len(weight) - 1, 0, -1):
        if weight[container]:
            weight[parents[container]] += weight[container]
    children = _children(document.blocks)
    chosen = 0
    while chosen in children:
        heaviest = max(children[chosen], key=weight.__getitem__)
        if not weight[heaviest] >= SHARE * weight[chosen] > 0:
            break
        chosen = heaviest
    return _extent(document, chosen) if weight[chosen] > 0 else None


@derived
def _children(blocks: BlockTable) -> dict[int, list[int]]:
    """For each element the elements directly in it."""
    found: dict[int, list[int]] = {}
    for container, parent in enumerate(blocks.parents[1:], 1):
        found.setdefault(parent, []).append(container)
    return found


def _extent(document: Document, chosen: int) -> tuple[int, int]:
    """First and last block in the element.

    In it are the blocks whose elements come after it and before the first that is not within it.
    """
    parents, containers = document.blocks.parents, document.blocks.containers
    end = next(
        (other for other in range(chosen + 1, len(parents)) if parents[other] < chosen),
        len(parents),
    )
    first = next(index for index, container in enumerate(containers) if chosen <= container < end)
    last = next(
        index for index in range(len(containers) - 1, -1, -1) if chosen <= containers[index] < end
    )
    return first, last
