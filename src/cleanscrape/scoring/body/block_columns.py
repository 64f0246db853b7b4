"""The columns about each block and its place on the page."""

from __future__ import annotations

import numpy as np

from ..program import Figures, Rows
from .block_features import (
    AUTHOR_NAMES,
    decision_features,
    markup_features,
    text_features,
    text_marks,
)
from .characters import Floats
from .position_features import closing_features, prose_features, span_features, title_features
from .shared_features import path_features, repeat_features, shared_words_features
from .tree import tree_features
from .windows import everywhere, shifted, span_sum

_OWN = ("length", "prose", "in span", "said out")  # what is multiplied by figures of the page


def block_columns(rows: Rows, figures: Figures) -> dict[str, Floats]:
    """The columns about each block and its place.

    Only steps that `cleanscrape.scoring.program` knows may be taken here.

    Args:
        rows: what is known of the blocks.
        figures: ``size``, the number of blocks; ``trusted``, see `trusted_hints`; ``title``, the
            headline's block, and whether it was ``title marked``, where there is one; ``first`` and
            ``last``, the prose span, where there is one; and those of `Tree.figures`.
    """
    size = figures["size"]
    span = (figures["first"], figures["last"]) if "first" in figures else None
    columns = text_features(rows) | text_marks(rows["last"])
    length = columns["length"]
    columns |= {name: rows[name] for name in AUTHOR_NAMES}
    columns |= markup_features(rows, figures["trusted"], length) | decision_features(rows, length)
    columns |= prose_features(rows, size) | span_features(rows, span, size)
    columns |= title_features(rows, figures.get("title"), figures.get("title marked", 0.0))
    columns |= closing_features(rows)
    columns |= path_features(rows) | repeat_features(rows) | tree_features(rows, figures)
    columns |= shared_words_features(rows)
    for name in AUTHOR_NAMES:
        columns[f"{name} late"] = columns[name] * columns["prose before"] ** 4
    columns["long lines around"] = span_sum(columns["from 15"], -6, 6) / 13
    columns["heads prose"] = columns["under 10"] * shifted(columns["prose"], 1)
    columns["short between prose"] = columns["heads prose"] * shifted(columns["prose"], -1)
    return columns | _page(columns, rows, size)


def _page(columns: Rows, rows: Rows, size: float) -> dict[str, Floats]:
    """The page as a whole, the same for each block, and its products with the block's length."""
    words, open_ = rows["words"], rows["open"]
    total, left = np.maximum(1.0, words.sum()), np.maximum(1.0, (words * open_).sum())
    held = (words * (columns["prose"] > 0) * open_).sum() / left
    inside = (columns["in span"] * rows["prose"]).sum() / left
    figures = {
        "page blocks": np.log1p(size) / 6,
        "page words": np.log1p(total) / 8,
        "page prose": held,
        "page span": inside,
        "page linked": (words * columns["linked"]).sum() / total,
        "page out": (words * (1 - open_)).sum() / total,
        "page mean length": np.log1p(total / size) / 5,
        "page same line": columns["hint same line"].sum() / size,
    }
    found = {name: everywhere(value, words) for name, value in figures.items()}
    own = np.stack([columns[name] for name in _OWN])
    for name in ("page prose", "page span"):
        found |= zip((f"{name} × {other}" for other in _OWN), own * figures[name])
    return found
