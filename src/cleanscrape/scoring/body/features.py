"""The features of all blocks of a page, as one matrix with named columns.

The same code for HTML and for text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from ...document import Decision, Document, Label
from ..page.prose_span import prose_span
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from ..program import Figures, Rows, matrix_of
from .block_columns import block_columns
from .block_features import IS_OUT, author_features, is_headline, tag_numbers, text_rows
from .characters import Floats, Ints, characters
from .cohesion import Cohesion
from .columns import LABELS, columns, numbered, repeats, said
from .position_features import headline_block
from .shared_features import HEAD, path_rows
from .tree import Tree
from .windows import shifted, span_means

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


def features(document: Document, decided: Sequence[Decision | None]) -> Features:
    """All features of the first stage.

    Args:
        document: the page, at least one block.
        decided: the winning decisions so far (`cleanscrape.verdict.verdicts`).
    """
    blocks, size, known = document.blocks, len(document), columns(document.blocks)
    chars = characters(blocks.texts)
    cohesion = Cohesion(chars.words, size)
    stands, tag = said(decided), tag_numbers(blocks)
    open_ = 1 - IS_OUT[stands.label]
    prose = known.prose * open_ * (1 - known.links)
    span = prose_span(document, decided)
    core = _core(span, prose)
    tree = Tree(
        document, np.minimum(prose, 100.0) + 5 * (prose > 0), known.words, known.words * known.links
    )
    paths = numbered(blocks.paths)
    rows: dict[str, Any] = text_rows(known, chars) | author_features(document)
    rows |= {"tag": tag, "hints": known.hints, **stands._asdict()}
    rows |= {
        "prose": prose,
        "open": open_,
        "at": np.arange(size, dtype=np.float64),
        "paths": path_rows(paths, known.words, prose, known.links),
        "repeats": repeats(shapes(blocks).folded, blocks.texts, HEAD),
        "tree": tree.rows(),
        "shared words": cohesion.shares,
        "core": core,
        "core words": cohesion.with_core(core, 2.0),
        "title words": cohesion.with_core(is_headline(stands.label, tag)),
    }
    figures: dict[str, float] = {"size": size, "trusted": trusted_hints(document)} | tree.figures()
    if span:
        figures |= {"first": span[0], "last": span[1]}
    title = headline_block(document, decided)
    if title is not None:
        rows["nearness"] = tree.nearness(title, prose)
        is_marked = stands.label[title] == LABELS[Label.TITLE]
        figures |= {"title": title, "title marked": float(is_marked)}
    names, matrix = matrix_of(_columns, rows, figures)
    about = len(names) - len(_AROUND)
    return Features(names, matrix.T, known.words, prose, title, paths, tree, cohesion, about)


def _core(span: tuple[int, int] | None, prose: Floats) -> Floats:
    core = np.zeros(len(prose))
    if span:
        core[span[0] : span[1] + 1] = prose[span[0] : span[1] + 1] > 0
    return core


def _columns(rows: Rows, figures: Figures) -> dict[str, Floats]:
    """The columns about each block, and what stands around it; see `block_columns`."""
    found = block_columns(rows, figures)
    signals = [found[name] for name in _SIGNALS]
    means = span_means(np.stack(signals), np.minimum(rows["words"], 60.0) + 1, _SPANS)
    around = chain(*means, *([shifted(row, by) for row in signals[:_SINGLE]] for by in _NEXT))
    return found | dict(zip(_AROUND, around))
