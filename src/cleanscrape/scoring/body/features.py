"""The features of all blocks of a page, as one matrix with named columns.

The same code for HTML and for text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ...document import Decision, Document, Label
from ..page.prose_span import prose_span
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from ..program import matrix_of
from .block_columns import block_columns
from .block_features import (
    IS_OUT,
    author_features,
    is_headline,
    markup_rows,
    text_rows,
)
from .characters import Floats, Ints, characters
from .cohesion import Cohesion
from .columns import LABELS, numbered, said
from .position_features import headline_block, title_rows
from .tree import Tree
from .windows import group_sum, shifted, span_means

_HEAD = 14  # characters at the beginning by which similar blocks are found
_SIGNALS = (
    "length",
    "prose",
    "ends",
    "linked",
    "said out",
    "tag p",
    "tag li",
    "capitals",
    "repeated at all",
    "digits",
)
_SINGLE = 7  # of these, the values of single neighbours are features too
_NEXT = (-2, -1, 1, 2)
_SPANS = ((-4, -1), (1, 4), (-12, -1), (1, 12))
_AROUND = (
    *(f"{name} from {first} to {last}" for first, last in _SPANS for name in _SIGNALS),
    *(f"{name} at {by}" for by in _NEXT for name in _SIGNALS[:_SINGLE]),
)
# Shares of words that are looked at in the blocks around and in those that follow, too.
_SPREAD = ("core words", "title words", "words of blocks before")
_NEARBY = ((-3, 3), (0, 8))


class Features(NamedTuple):
    """The feature matrix of a page, and intermediate results that later stages need.

    Args:
        names: of the columns.
        matrix: a row for each block.
        words: of each block.
        prose: words of each block, 0 if it is not prose; links do not count.
        title: the headline's block, or None.
        paths: a number for the tag and class path of each block.
        tree: the elements of the page.
        cohesion: the words that blocks share.
        block_columns: how many columns, from the first on, are about the block itself and its
            place; the others are about its neighbours.
    """

    names: tuple[str, ...]
    matrix: Floats
    words: Floats
    prose: Floats
    title: int | None
    paths: Ints
    tree: Tree
    cohesion: Cohesion
    block_columns: int

    def column(self, name: str) -> Floats:
        """The column of a feature."""
        return self.matrix[:, self.names.index(name)]


def features(document: Document, decided: Sequence[Decision | None]) -> Features:
    """All features of the first stage.

    Args:
        document: the page, at least one block.
        decided: the winning decisions so far (`cleanscrape.verdict.verdicts`).
    """
    shape, size = shapes(document.blocks), len(document)
    words = np.asarray(shape.words, dtype=np.float64)
    links = np.asarray(document.blocks.link_shares, dtype=np.float64)
    chars = characters(document.blocks.texts)
    stands = said(decided)
    rows = text_rows(shape, chars, links) | author_features(document) | markup_rows(document)
    rows |= stands._asdict()
    open_ = 1 - IS_OUT[stands.label]
    prose = rows["reads like prose"] * open_ * (1 - links)
    span = prose_span(document, decided)
    tree = Tree(document, np.minimum(prose, 100.0) + 5 * (prose > 0), words, words * links)
    title = headline_block(document, decided)
    rows |= {"prose": prose, "open": open_, "at": np.arange(size, dtype=np.float64)}
    figures: dict[str, float] = {"size": size, "trusted": trusted_hints(document)}
    if span:
        figures |= {"first": span[0], "last": span[1]}
    if title is not None:
        rows |= title_rows(tree, title, prose)
        is_marked = stands.label[title] == LABELS[Label.TITLE]
        figures |= {"title": title, "title marked": float(is_marked)}
    paths = numbered(document.blocks.paths)
    ready = _path_features(paths, words, prose, links) | _repeats(document, shape.folded)
    ready |= tree.features()
    cohesion = Cohesion(chars.words, size)
    head = is_headline(stands.label, rows["tag"])
    ready |= _cohesion_features(cohesion, _core(span, prose), head)
    names, matrix = matrix_of(block_columns, rows, figures, ready, below=len(_AROUND))
    matrix[len(names) :] = _around(matrix[_signals(names)], words)
    return Features(
        (*names, *_AROUND), matrix.T, words, prose, title, paths, tree, cohesion, len(names)
    )


@lru_cache(maxsize=8)
def _signals(names: tuple[str, ...]) -> list[int]:
    return [names.index(name) for name in _SIGNALS]


def _path_features(paths: Ints, words: Floats, prose: Floats, links: Floats) -> dict[str, Floats]:
    """Features of all blocks with the same tag and class path."""
    count = int(paths.max()) + 1
    one = np.ones(len(words))
    many, held = group_sum(one, paths, count), group_sum(words, paths, count)
    return {
        "path's count": np.log1p(many) / 5,
        "path's words": held / max(1.0, float(words.sum())),
        "path's prose": group_sum(prose, paths, count) / max(1.0, float(prose.sum())),
        "path's length": np.log1p(held / many) / 5,
        "path's linked": group_sum(words * links, paths, count) / np.maximum(1.0, held),
        "path's prose share": group_sum((prose > 0) * 1.0, paths, count) / many,
    }


def _repeats(document: Document, folded: Sequence[str]) -> dict[str, Floats]:
    """How often the block, or its beginning, stands on the page."""
    whole = numbered(folded)
    same = np.where([not text for text in folded], 1, np.bincount(whole)[whole])
    heads = numbered([text[:_HEAD] for text in document.blocks.texts])
    same_log, alike_log = np.log([same, np.bincount(heads)[heads]]) / 3
    return {
        "repeated": same_log,
        "repeated at all": (same > 1) * 1.0,
        "begins alike": alike_log,
    }


def _core(span: tuple[int, int] | None, prose: Floats) -> Floats:
    core = np.zeros(len(prose))
    if span:
        core[span[0] : span[1] + 1] = prose[span[0] : span[1] + 1] > 0
    return core


def _cohesion_features(cohesion: Cohesion, core: Floats, head: Floats) -> dict[str, Floats]:
    back, ahead = cohesion.nearby()
    found = {
        "core words": cohesion.with_core(core, 2.0),
        "title words": cohesion.with_core(head),
        "words of blocks before": back,
        "words of blocks after": ahead,
        "new words": cohesion.new(),
    }
    weights = cohesion.total + 1e-3
    mean = float((found["core words"] * core * weights).sum()) / max(
        1e-9, float((core * weights).sum())
    )
    means = span_means(np.stack([found[name] for name in _SPREAD]), weights, _NEARBY)
    for row, name in enumerate(_SPREAD):
        found |= {f"{name} around": means[0, row], f"{name} from here": means[1, row]}
    found["core words to core"] = found["core words around"] - mean
    return found


def _around(signals: Floats, words: Floats) -> Floats:
    """What stands around a block: rows of values, in the order of `_AROUND`.

    Args:
        signals: the rows of `_SIGNALS`.
        words: of each block.
    """
    means = span_means(signals, np.minimum(words, 60.0) + 1, _SPANS)
    return np.concatenate([*means, *(shifted(signals[:_SINGLE], by) for by in _NEXT)])
