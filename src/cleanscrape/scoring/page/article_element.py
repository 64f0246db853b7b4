"""Find the element of an HTML page that contains the article.

It is the smallest one that contains most of the page's prose.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Document
from ..kernel import compiled

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
    parents, containers = document.blocks.parents, document.blocks.containers
    chosen = heaviest_element(parents, containers, prose, SHARE)
    return None if chosen is None else extent(parents, containers, chosen)


@compiled
def heaviest_element(
    parents: Sequence[int], containers: Sequence[int], words: Sequence[float], share: float
) -> int | None:
    """From the root down, the last element that holds this share of the words in the one around it.

    None where there are no words.

    Args:
        parents: of each element.
        containers: the element of each block.
        words: of each block.
        share: above one half.
    """
    weight = [0.0] * len(parents)
    for container, held in zip(containers, words):
        weight[container] += held
    heaviest: dict[int, int] = {}  # of the elements directly in each
    for element in range(len(weight) - 1, 0, -1):
        if weight[element]:
            above = parents[element]
            weight[above] += weight[element]
            if weight[element] >= weight[heaviest.get(above, element)]:
                heaviest[above] = element
    chosen = 0
    while chosen in heaviest and weight[heaviest[chosen]] >= share * weight[chosen] > 0:
        chosen = heaviest[chosen]
    return chosen if weight[chosen] > 0 else None


@compiled
def extent(parents: Sequence[int], containers: Sequence[int], element: int) -> tuple[int, int]:
    """First and last block in an element.

    In it are the blocks whose elements come after it and before the first that is not within it.

    Args:
        parents: of each element.
        containers: the element of each block.
        element: one that holds blocks.
    """
    end = next(
        (other for other in range(element + 1, len(parents)) if parents[other] < element),
        len(parents),
    )
    within = [index for index, held in enumerate(containers) if element <= held < end]
    return within[0], within[-1]
