"""Features of a block's position.

Features of the prose around it, and of its distance from the headline, from the prose span and from
what closes an article.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...document import Decision, Document, Label
from ...verdict import first_of
from .characters import Floats
from .columns import LABELS, Said
from .tree import FARTHEST, Tree
from .windows import since

_OPENING = 60.0  # words of prose after which a heading of links or comments can close the article
_FADE = 60.0  # words of prose after which such a heading has lost half of its weight
_CLOSERS = {
    "related": (Label.RELATED,),
    "comment": (Label.COMMENT,),
    "share": (Label.SHARE, Label.SUBSCRIBE),
    "bio": (Label.BIO, Label.TAGS),
    "foot": (Label.COPYRIGHT, Label.COOKIE, Label.NAVIGATION),
    "date": (Label.DATE, Label.BYLINE),
}
_TITLE = (
    "title known", "before title", "blocks from title", "words from title", "elements to title",
    "prose nearer title", "share nearer title",
)  # fmt: skip
_CLOSER_NAMES = tuple(
    f"{name} {what}" for name in _CLOSERS for what in ("met", "ever met", "before", "after")
)
# A row a closer, a column a label; the last column is for blocks of which nobody said anything.
_IS_CLOSER = np.array(
    [[label in labels for label in LABELS] + [False] for labels in _CLOSERS.values()],
    dtype=np.float64,
)


def _log(values: Floats) -> Floats:
    result: Floats = np.log1p(np.maximum(0.0, values)) / 5
    return result


def prose_features(prose: Floats) -> dict[str, Floats]:
    """How much prose stands before and after each block, and how near."""
    total = max(1.0, float(prose.sum()))
    until = np.cumsum(prose)
    before, after = until - prose, total - until
    at = np.arange(len(prose), dtype=np.float64)
    flags = (prose > 0)[None] * 1.0
    back = np.minimum(30.0, since(flags, at)[0])
    ahead = np.minimum(30.0, since(flags[:, ::-1].copy(), at)[0, ::-1])
    logs = _log(np.stack([before, after, back, ahead]))
    return {
        "prose before": before / total,
        "prose after": np.maximum(0.0, after) / total,
        "words before": logs[0],
        "words after": logs[1],
        "place": at / max(1, len(prose)),
        "to prose before": logs[2],
        "to prose after": logs[3],
        "between prose": (np.maximum(back, ahead) <= 3) * 1.0,
    }


def span_features(span: tuple[int, int] | None, prose: Floats) -> dict[str, Floats]:
    """Whether a block is in a stretch, how far from its ends, and its share of the prose."""
    size = len(prose)
    at = np.arange(size, dtype=np.float64)
    first, last = span or (size, -1)
    inside = (at >= first) & (at <= last)
    held = float(prose[inside].sum()) / max(1.0, float(prose.sum()))
    until = np.cumsum(prose)
    later = np.maximum(0.0, until - until[last]) if span else np.zeros(size)
    return {
        "in span": inside * 1.0,
        "before span": _log(np.minimum(first - at, 60)) if span else np.ones(size),
        "after span": _log(np.minimum(at - last, 60)) if span else np.ones(size),
        "words after span": _log(later),
        "from span's start": inside * _log(np.minimum(at - first, 60)),
        "to span's end": inside * _log(np.minimum(last - at, 60)),
        "span's share": inside * held,
        "outside small span": ~inside * (1 - held),
        "span at all": np.full(size, float(span is not None)),
    }


def headline_block(document: Document, decided: Sequence[Decision | None]) -> int | None:
    """The block that the title filter marked; else the first h1."""
    title = first_of(decided, Label.TITLE)
    if title is None and "h1" in document.blocks.tags:
        return document.blocks.tags.index("h1")
    return title


def title_features(
    decided: Sequence[Decision | None], title: int | None, prose: Floats, tree: Tree
) -> dict[str, Floats]:
    """How far the headline (`headline_block`) is, in blocks, words and elements."""
    size = len(prose)
    if title is None:
        return dict.fromkeys(_TITLE, np.zeros(size))
    at = np.arange(size, dtype=np.float64)
    until = np.cumsum(prose)
    said = decided[title]
    marked = said is not None and said.label is Label.TITLE
    return {
        "title known": np.full(size, 1.0 if marked else 0.5),
        "before title": (at < title) * 1.0,
        "blocks from title": (at >= title) * _log(np.minimum(60, at - title)),
        "words from title": _log(until - until[title]),
        **_shared_with_title(tree.levels(title), prose, at > title),
    }


def _shared_with_title(
    levels: Floats, prose: Floats, below: NDArray[np.bool_]
) -> dict[str, Floats]:
    """How near a block is in the tree, against the prose, and against that below the headline."""
    at = levels.astype(np.int64)
    held = np.bincount(at, weights=prose * below, minlength=FARTHEST + 1)
    nearer = np.concatenate([[0.0], np.cumsum(held)])[at]
    return {
        "elements to title": levels / FARTHEST,
        "prose nearer title": _log(nearer),
        "share nearer title": nearer / max(1.0, float(prose.sum())),
    }


def closing_features(stands: Said, prose: Floats) -> dict[str, Floats]:
    """For each kind of what closes an article.

    Also how many there were since the article began.
    """
    until = np.cumsum(prose)
    flags = _IS_CLOSER[:, stands.label] * (1 - stands.follows)
    closing = flags * (until - prose >= _OPENING)
    met = np.cumsum(closing, axis=1)
    back = since(closing, until)
    ahead = since(flags[:, ::-1].copy(), -until[::-1])[:, ::-1]
    before, after = np.exp2(np.stack([back, ahead]) / -_FADE)
    rows = np.stack([np.log1p(met) / 3, np.minimum(1.0, met), before, after], axis=1)
    return dict(zip(_CLOSER_NAMES, rows.reshape(len(_CLOSER_NAMES), -1)))
