"""How the other pages of a site weigh on the scorer's answer.

The weights are fixed, because the corpora that may train have hardly any site with ten pages. They
are log-odds that are added to the scorer's. They were chosen with `daniel-dev`,
`xmu-dev` and `wcxb-dev` in view (`python -m benchmarks.measure.memory`), so no corpus checks them.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..document import Document
from ..scoring.body.characters import Floats
from ..scoring.body.model import Score
from .evidence import Evidence

# What a text costs that stands on another page too, more for each doubling of the pages, and more
# for their share.
_REPEATED, _DOUBLED, _SHARED, _MOST = 2.0, 0.5, 3.0, 8.0
# What a container is worth that held body, or none, on so many other pages. Paths without a class
# ("ul/li") mean several containers of a page, and tell nothing.
_PATH, _PATH_MOST, _PATH_PAGES = 0.7, 3.0, 3
# What it costs to stand beside lines that stand after the body, or before it, on other pages.
_PLACE = {"html": 1.0, "text": 0.7}
_ANCHORS = 3  # of these lines on either side
_ANCHOR_SHARE = 0.15  # of the other pages that such a line is on; two at least
# Share of these on which such a line is outside the body. On text, lines from within a body count
# too: they say that this is no place before or after it.
_OUTSIDE = {"html": 0.5, "text": 0.0}
_ENOUGH = 8  # other pages from which what they say has its full weight
_LEAST, _EVEN = 0.02, 0.5


def weighed(document: Document, found: Evidence, score: Score) -> Score:
    """The scorer's answer with what the site's other pages say.

    It weighs as much as the site's pages are likely to be articles: the pages of a shop, a manual
    or a list are alike in their bodies too.

    Args:
        document: the page.
        found: what the other pages say.
        score: the scorer's answer.
    """
    added = _repeated(found) + _held(document, found) + _placed(document.source, found)
    odds = log_odds(score.probability) + weight(found) * added
    return replace(score, probability=1 / (1 + np.exp(-odds)))


def weight(found: Evidence) -> float:
    """How much the other pages weigh, 0 to 1."""
    return found.article * min(1.0, found.pages / _ENOUGH)


def log_odds(probability: Floats) -> Floats:
    """The log-odds of probabilities, those near 0 and 1 cut."""
    cut = np.clip(probability, 1e-5, 1 - 1e-5)
    result: Floats = np.log(cut / (1 - cut))
    return result


def _repeated(found: Evidence) -> Floats:
    cost = (
        _REPEATED
        + _DOUBLED * np.log2(np.maximum(1.0, found.seen))
        + _SHARED * found.seen / found.pages
    )
    return np.where(found.known & (found.seen > 0), -np.minimum(_MOST, cost), 0.0)


def _held(document: Document, found: Evidence) -> Floats:
    named = np.array(["." in path for path in document.blocks.paths], dtype=np.bool_)
    share = (found.path_body * found.path_pages + 0.5) / (found.path_pages + 1)
    worth = _PATH * np.clip(log_odds(share), -_PATH_MOST, _PATH_MOST)
    return np.where(named & (found.path_pages >= _PATH_PAGES), worth, 0.0)


def _placed(source: str, found: Evidence) -> Floats:
    """What the nearest lines above and below say that stand on other pages too."""
    common = found.known & (found.seen >= max(2.0, _ANCHOR_SHARE * found.pages))
    outside = found.before + found.after
    anchors = np.flatnonzero(common & (outside >= _OUTSIDE[source] * found.seen))
    size = len(found.seen)
    after, before = np.zeros(size), np.zeros(size)
    if not len(anchors):
        return after
    at = np.arange(size)
    above = np.searchsorted(anchors, at)
    below = np.searchsorted(anchors, at, side="right")
    counts = np.maximum(1.0, found.seen[anchors])
    says_after, says_before = found.after[anchors] / counts, found.before[anchors] / counts
    for step in range(_ANCHORS):
        after += _picked(says_after, above - 1 - step)
        before += _picked(says_before, below + step)
    chance = (1 - after / _ANCHORS) * (1 - before / _ANCHORS)
    return _PLACE[source] * np.minimum(0.0, log_odds(np.clip(chance, _LEAST, _EVEN)))


def _picked(values: Floats, at: NDArray[np.intp]) -> Floats:
    """The values at these indices; 0 beyond either end."""
    inside = (at >= 0) & (at < len(values))
    return np.where(inside, values[np.clip(at, 0, len(values) - 1)], 0.0)
