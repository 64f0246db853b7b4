"""Find the element of an HTML page that contains the article.

It is the smallest one that contains most of the page's prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...document import BlockTable, derived
from ..arrays import integers

Ints = NDArray[np.int64]

# An element holds the article as long as it has this share of the prose of the element around it.
SHARE = 0.7


class Elements(NamedTuple):
    """The elements of a page as arrays that nobody may change; empty for text.

    Args:
        own: the element of each block.
        parents: of each element, smaller than its own number.
    """

    own: Ints
    parents: Ints


@derived
def elements(blocks: BlockTable) -> Elements:
    """The elements of a page, made once."""
    found = Elements(integers(blocks.containers), integers(blocks.parents))
    for column in found:
        column.setflags(write=False)
    return found


def article_span(
    own: Sequence[int], parents: Sequence[int], prose: Sequence[float], share: float
) -> tuple[int, int] | None:
    """First and last block of the element that holds the article.

    None for text, and for a page without prose.

    Args:
        own: see `Elements`.
        parents: likewise.
        prose: for each block the words that count, 0 for blocks that are no prose or known to be
            something else.
        share: of the prose of the element around it, above one half, which the element holds.
    """
    chosen = heaviest_element(parents, own, prose, share) if parents else None
    return None if chosen is None else extent(parents, own, chosen)


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
