"""What blocks are called, as numbers: the tags, paths, texts and labels of a page as arrays."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...document import BlockTable, Decision, Label, derived
from ...verdict import is_excluded
from ..arrays import floats, integers
from ..kernel import compiled
from ..page.after_heading import CODES
from ..page.shape import shapes
from .characters import Floats, Ints

# The place of each label in the columns that are about labels.
LABELS: Mapping[Label, int] = {label: number for number, label in enumerate(Label)}


class Said(NamedTuple):
    """What stands for each block, as columns.

    Args:
        label: its number in `LABELS`, -1 where no filter said anything.
        sure: the confidence, 0 where no filter said anything.
        follows: 1 where the decision speaks of a heading above the block, not of the block itself.
    """

    label: Ints
    sure: Floats
    follows: Floats


class Columns(NamedTuple):
    """What is known of each block in numbers, as arrays that nobody may change.

    Args:
        words: see `cleanscrape.scoring.page.shape.Shapes`.
        ends: 1 where the block ends as a sentence does.
        prose: see `Shapes`.
        links: share of the block's characters that are in links.
        hints: see `cleanscrape.document.Hint`.
    """

    words: Floats
    ends: Floats
    prose: Floats
    links: Floats
    hints: Ints


@derived
def columns(blocks: BlockTable) -> Columns:
    r"""The columns of a page, made once.

    >>> from cleanscrape import read
    >>> columns(read("Share\nThe river rose in the night.").blocks).words.tolist()
    [1.0, 6.0]
    """
    shape = shapes(blocks)
    found = Columns(
        floats(shape.words),
        floats(shape.ends),
        floats(shape.prose),
        floats(blocks.link_shares),
        integers(blocks.hints),
    )
    for column in found:
        column.setflags(write=False)
    return found


def said(decided: Sequence[Decision | None]) -> Said:
    """The columns of some decisions.

    >>> said([None, Decision(1, Label.BIO, 0.6, "after-bio")]).sure.tolist()
    [0.0, 0.6]
    """
    return Said(*decisions(decided, LABELS, CODES))


@compiled
def decisions(
    decided: Sequence[Decision | None], labels: Mapping[Label, int], reasons: Container[str]
) -> tuple[Ints, Floats, Floats]:
    """For each decision the number of its label, its confidence, and whether it has such a reason.

    -1, 0 and 0 where there is none.

    Args:
        decided: the decisions.
        labels: numbers of the labels.
        reasons: the reasons that are asked about.
    """
    found = [
        (labels[one.label], one.confidence, one.reason in reasons) if one else (-1, 0.0, False)
        for one in decided
    ]
    label, sure, follows = np.array(found, dtype=np.float64).reshape(-1, 3).T
    return label.astype(np.int64), sure, follows


@compiled
def open_blocks(decided: Sequence[Decision | None]) -> NDArray[np.bool_]:
    """Which blocks no decision takes out of the body.

    >>> open_blocks([None, Decision(1, Label.BIO, 0.6, "after-bio")]).tolist()
    [True, False]
    """
    return np.array([not is_excluded(decision) for decision in decided], dtype=np.bool_)


@compiled
def beginning(texts: Sequence[str], beginnings: tuple[str, ...]) -> list[int]:
    """The places of the texts that begin with one of some others.

    >>> beginning(("Jo Roe writes", "It rained"), ("Jo Roe", "Al Roe"))
    [0]
    """
    return [index for index, text in enumerate(texts) if text.startswith(beginnings)]


@compiled
def coded(values: Sequence[str], codes: Mapping[str, int], other: int) -> Ints:
    """The code of each value, `other` for one that has none.

    >>> coded(("p", "li"), {"li": 4}, -1).tolist()
    [-1, 4]
    """
    return np.array([codes.get(value, other) for value in values], dtype=np.int64)


@compiled
def repeats(folded: Sequence[str], texts: Sequence[str], head: int) -> Floats:
    """Two rows: how many blocks have the same folded text, and how many begin alike.

    Args:
        folded: the texts that are compared whole; one that is empty is like no other.
        texts: the texts whose beginnings are compared.
        head: characters of a beginning.

    >>> repeats(("rain", "", ""), ("Rain", "Rain, snow", "Ice"), 4).tolist()
    [[1.0, 1.0, 1.0], [2.0, 2.0, 1.0]]
    """
    whole, heads = numbered(folded), numbered([text[:head] for text in texts])
    same = np.where([not text for text in folded], 1, np.bincount(whole)[whole])
    return np.stack([same, np.bincount(heads)[heads]]) * 1.0


@compiled
def numbered(values: Sequence[str]) -> Ints:
    """Each value as a number: 0 for the first and those that are the same, 1 for the next one.

    >>> numbered(("a", "b", "a")).tolist()
    [0, 1, 0]
    """
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)
