"""Features of what a block has in common with others: its path, its text, its words.

By steps that `cleanscrape.scoring.program` knows.
"""

from __future__ import annotations

import numpy as np

from ..program import Rows
from .characters import Floats, Ints
from .windows import group_sums, span_means

HEAD = 14  # characters at the beginning by which similar blocks are found
# Shares of words that are looked at in the blocks around and in those that follow, too.
_SPREAD = ("core words", "title words", "words of blocks before")
NEARBY = ((-3, 3), (0, 8))


def path_rows(paths: Ints, words: Floats, prose: Floats, links: Floats) -> Floats:
    """What `path_features` is about: for each block, what the blocks of its path hold.

    Their number, words, words of prose, words in links, and how many of them are prose.
    """
    rows = np.stack([np.ones(len(words)), words, prose, words * links, prose > 0])
    return group_sums(rows, paths, int(paths.max()) + 1)


def path_features(rows: Rows) -> dict[str, Floats]:
    """Features of all blocks with the same tag and class path."""
    many, held, prose, linked, of_prose = rows["paths"]
    return {
        "path's count": np.log1p(many) / 5,
        "path's words": held / np.maximum(1.0, rows["words"].sum()),
        "path's prose": prose / np.maximum(1.0, rows["prose"].sum()),
        "path's length": np.log1p(held / many) / 5,
        "path's linked": linked / np.maximum(1.0, held),
        "path's prose share": of_prose / many,
    }


def repeat_features(rows: Rows) -> dict[str, Floats]:
    """How often the block, or its beginning, stands on the page."""
    same, alike = rows["repeats"]
    return {
        "repeated": np.log(same) / 3,
        "repeated at all": (same > 1) * 1.0,
        "begins alike": np.log(alike) / 3,
    }


def shared_words_features(rows: Rows) -> dict[str, Floats]:
    """Which words a block has in common with the core of the page, its title and other blocks."""
    total, back, ahead, new = rows["shared words"]
    core, weights = rows["core"], total + 1e-3
    found = {
        "core words": rows["core words"],
        "title words": rows["title words"],
        "words of blocks before": back,
        "words of blocks after": ahead,
        "new words": new,
    }
    mean = (found["core words"] * core * weights).sum() / np.maximum(1e-9, (core * weights).sum())
    means = span_means(np.stack([found[name] for name in _SPREAD]), weights, NEARBY)
    for row, name in enumerate(_SPREAD):
        found |= {f"{name} around": means[0][row], f"{name} from here": means[1][row]}
    found["core words to core"] = found["core words around"] - mean
    return found
