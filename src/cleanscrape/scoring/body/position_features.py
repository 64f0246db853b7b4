"""Features of a block's position.

Features of the prose around it, and of its distance from the headline, from the prose span and from
what closes an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import chain

import numpy as np

from ...document import Decision, Document, Label
from ...verdict import first_of
from ..program import Rows
from .characters import Floats
from .columns import LABELS
from .tree import FARTHEST
from .windows import ahead, everywhere, passed

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
_CLOSER_NUMBERS = [[LABELS[label] for label in labels] for labels in _CLOSERS.values()]


def _log(values: Floats) -> Floats:
    result: Floats = np.log1p(np.maximum(0.0, values)) / 5
    return result


def prose_features(rows: Rows, size: float) -> dict[str, Floats]:
    """How much prose stands before and after each block, and how near."""
    prose, at = rows["prose"], rows["at"]
    total = np.maximum(1.0, prose.sum())
    until = np.cumsum(prose)
    before, after = until - prose, total - until
    flags = np.stack([(prose > 0) * 1.0])
    back, next_ = (np.minimum(30.0, away(flags, at)[0]) for away in (passed, ahead))
    logs = _log(np.stack([before, after, back, next_]))
    return {
        "prose before": before / total,
        "prose after": np.maximum(0.0, after) / total,
        "words before": logs[0],
        "words after": logs[1],
        "place": at / size,
        "to prose before": logs[2],
        "to prose after": logs[3],
        "between prose": (np.maximum(back, next_) <= 3) * 1.0,
    }


def span_features(rows: Rows, span: tuple[int, int] | None, size: int) -> dict[str, Floats]:
    """Whether a block is in a stretch, how far from its ends, and its share of the prose."""
    prose, at = rows["prose"], rows["at"]
    one, none = everywhere(1.0, at), everywhere(0.0, at)
    first, last = span or (size, -1)
    inside = (at >= first) & (at <= last)
    held = (prose * inside).sum() / np.maximum(1.0, prose.sum())
    until = np.cumsum(prose)
    later = none if span is None else np.maximum(0.0, until - until[last])
    return {
        "in span": inside * 1.0,
        "before span": one if span is None else _log(np.minimum(first - at, 60.0)),
        "after span": one if span is None else _log(np.minimum(at - last, 60.0)),
        "words after span": _log(later),
        "from span's start": inside * _log(np.minimum(at - first, 60.0)),
        "to span's end": inside * _log(np.minimum(last - at, 60.0)),
        "span's share": inside * held,
        "outside small span": ~inside * (1 - held),
        "span at all": none if span is None else one,
    }


def headline_block(document: Document, decided: Sequence[Decision | None]) -> int | None:
    """The block that the title filter marked; else the first h1."""
    title = first_of(decided, Label.TITLE)
    if title is None and "h1" in document.blocks.tags:
        return document.blocks.tags.index("h1")
    return title


def title_features(rows: Rows, title: int | None, is_marked: float) -> dict[str, Floats]:
    """How far the headline (`headline_block`) is, in blocks, words and elements.

    Args:
        rows: with ``nearness``, see `Tree.nearness`, where there is a headline.
        title: the headline's block.
        is_marked: 1 where a filter marked it.
    """
    prose, at = rows["prose"], rows["at"]
    if title is None:
        return dict.fromkeys(_TITLE, everywhere(0.0, at))
    until = np.cumsum(prose)
    away, nearer = rows["nearness"]
    return {
        "title known": everywhere(0.5 + 0.5 * is_marked, at),
        "before title": (at < title) * 1.0,
        "blocks from title": (at >= title) * _log(np.minimum(60.0, at - title)),
        "words from title": _log(until - until[title]),
        "elements to title": away / FARTHEST,
        "prose nearer title": _log(nearer),
        "share nearer title": nearer / np.maximum(1.0, prose.sum()),
    }


def closing_features(rows: Rows) -> dict[str, Floats]:
    """For each kind of what closes an article.

    Also how many there were since the article began.
    """
    until = np.cumsum(rows["prose"])
    label, own = rows["label"], 1 - rows["follows"]
    found = [reduce(np.add, [label == one for one in numbers]) for numbers in _CLOSER_NUMBERS]
    flags = np.stack([*found]) * own
    closing = flags * (until - rows["prose"] >= _OPENING)
    met = np.cumsum(closing, axis=1)
    before = np.exp2(passed(closing, until) / -_FADE)
    after = np.exp2(ahead(flags, until) / -_FADE)
    each = zip(np.log1p(met) / 3, np.minimum(1.0, met), before, after)
    return dict(zip(_CLOSER_NAMES, chain.from_iterable(each)))
