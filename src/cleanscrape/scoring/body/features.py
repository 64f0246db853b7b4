"""The features of all blocks of a page, as one matrix with named columns.

The same code for HTML and for text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...document import Decision, Document
from ..page.prose_span import prose_span
from ..page.shape import shapes
from .block_features import (
    author_features,
    decision_features,
    markup_features,
    text_features,
    text_marks,
)
from .characters import Floats, Ints, characters
from .cohesion import Cohesion
from .columns import numbered, said
from .position_features import (
    closing_features,
    headline_block,
    prose_features,
    span_features,
    title_features,
)
from .tree import Tree
from .windows import group_sum, shifted, span_means, span_sum

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
_OWN = ("length", "prose", "in span", "said out")  # what is multiplied by figures of the page


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
    shape = shapes(document.blocks)
    words = np.asarray(shape.words, dtype=np.float64)
    links = np.asarray(document.blocks.link_shares, dtype=np.float64)
    chars = characters(document.blocks.texts)
    columns = text_features(shape, chars, links) | text_marks(chars.last)
    length = columns["length"]
    columns |= author_features(document)
    stands = said(decided)
    columns |= markup_features(document, length) | decision_features(stands, length)
    open_ = 1 - columns["said out"]
    prose = np.asarray(shape.prose, dtype=np.float64) * open_ * (1 - links)
    span = prose_span(document, decided)
    tree = Tree(document, np.minimum(prose, 100.0) + 5 * (prose > 0), words, words * links)
    title = headline_block(document, decided)
    columns |= prose_features(prose) | span_features(span, prose)
    columns |= title_features(decided, title, prose, tree) | closing_features(stands, prose)
    paths = numbered(document.blocks.paths)
    columns |= _path_features(paths, words, prose, links) | _repeats(document, shape.folded)
    columns |= tree.features()
    cohesion = Cohesion(chars.words, len(words))
    columns |= _cohesion_features(
        cohesion, _core(span, prose), columns["said title"] + columns["tag title"]
    )
    for name in ("names author", "begins with author"):
        columns[f"{name} late"] = columns[name] * columns["prose before"] ** 4
    columns["long lines around"] = span_sum(columns["from 15"], -6, 6) / 13
    columns["heads prose"] = columns["under 10"] * shifted(columns["prose"], 1)
    columns["short between prose"] = columns["heads prose"] * shifted(columns["prose"], -1)
    columns |= _page(columns, words, prose, open_)
    matrix = np.concatenate([np.array([*columns.values()]), *_around(columns, words)])
    names = (*columns, *_AROUND)
    return Features(names, matrix.T, words, prose, title, paths, tree, cohesion, len(columns))


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


def _around(columns: dict[str, Floats], words: Floats) -> list[Floats]:
    """What stands around a block: rows of values, in the order of `_AROUND`."""
    signals = np.stack([columns[name] for name in _SIGNALS])
    means = span_means(signals, np.minimum(words, 60.0) + 1, _SPANS)
    return [*means, *(shifted(signals[:_SINGLE], by) for by in _NEXT)]


def _page(
    columns: dict[str, Floats], words: Floats, prose: Floats, open_: Floats
) -> dict[str, Floats]:
    """The page as a whole, the same for each block, and its products with the block's length."""
    size, total = len(words), max(1.0, float(words.sum()))
    held = float((words * (columns["prose"] > 0) * open_).sum()) / max(
        1.0, float((words * open_).sum())
    )
    inside = float((columns["in span"] * prose).sum()) / max(1.0, float((words * open_).sum()))
    figures = {
        "page blocks": np.log1p(size) / 6,
        "page words": np.log1p(total) / 8,
        "page prose": held,
        "page span": inside,
        "page linked": float((words * columns["linked"]).sum()) / total,
        "page out": float((words * (1 - open_)).sum()) / total,
        "page mean length": np.log1p(total / size) / 5,
        "page same line": float(columns["hint same line"].mean()),
    }
    rows = np.repeat([*figures.values()], size).reshape(-1, size)
    found: dict[str, Floats] = dict(zip(figures, rows))
    own = np.stack([columns[name] for name in _OWN])
    for name in ("page prose", "page span"):
        found |= zip((f"{name} × {other}" for other in _OWN), own * figures[name])
    return found
