"""Features for the page type: the headline, the text below it, and the labels of a page."""

from __future__ import annotations

from functools import lru_cache
from math import log1p

import numpy as np

from ...document import Document
from .characters import Floats
from .columns import columns
from .features import Features

_NEAR = (6, 8)  # blocks above and below the headline that may have its date and byline
_HEAD = 12  # blocks between the headline and the text
_GAP = 4  # blocks between two paragraphs of the text
_LONG = 5  # words of a real headline; fewer are the name of a section
_LINKED = 0.5  # share of its characters in links from which a block is a link
# How often these are on the page; the names of their columns.
_COUNTED = (
    *(f"said {label}" for label in ("date", "byline", "comment", "related")),
    *(f"tag {tag}" for tag in ("h1", "h2", "h3", "h4")),
)
_NAMES = tuple(f"{name.split()[1]}s" for name in _COUNTED)
_NEAR_HEADLINE = ("dates", "bylines")


def layout_features(document: Document, page: Features) -> dict[str, float]:
    """Named features of a page."""
    title, words = page.title, page.words
    prose, blocks = page.prose, document.blocks
    length, count = _text(page)
    headline = 0.0 if title is None else float(words[title])
    every, total = max(1.0, float(prose.sum())), max(1.0, float(words.sum()))
    many = int(np.count_nonzero(prose))
    found: dict[str, float] = {
        "headline words": log1p(headline) / 3,
        "headline is long": headline >= _LONG,
        "headline in title": _is_in_title(document, title),
        "headline place": (title or 0) / len(words),
        "text words": log1p(length) / 7,
        "text blocks": log1p(count) / 4,
        "text mean": log1p(length / max(1, count)) / 5,
        "text of prose": length / every,
        "text of page": length / total,
        "prose blocks": log1p(many) / 5,
        "prose mean": log1p(every / max(1, many)) / 5,
        "linked blocks": np.count_nonzero(columns(blocks).links > _LINKED) / len(words),
    }
    flags = page.matrix.T[_rows(page.names)]
    for name, many, row in zip(_NAMES, flags.sum(axis=1).tolist(), flags):
        found[name] = log1p(many) / 4
        if name in _NEAR_HEADLINE:
            near = title is not None and bool(_around(row, title).any())
            found[f"{name[:-1]} near headline"] = near
    return {name: float(value) for name, value in found.items()}


@lru_cache(maxsize=8)
def _rows(names: tuple[str, ...]) -> list[int]:
    return [names.index(name) for name in _COUNTED]


def _is_in_title(document: Document, title: int | None) -> bool:
    """True where the page's <title> contains the headline."""
    blocks = document.blocks
    if title is None or blocks.tags[title] == "title" or "title" not in blocks.tags:
        return False
    text = blocks.texts[title]
    return len(text) > _GAP and text in blocks.texts[blocks.tags.index("title")]


def _around(values: Floats, title: int) -> Floats:
    above, below = _NEAR
    return values[max(0, title - above) : title + below]


def _text(page: Features) -> tuple[float, int]:
    """Words and blocks of the prose that follows the headline without a long gap."""
    length, count, gap = 0.0, 0, 0
    if page.title is None:
        return length, count
    for words in page.prose[page.title + 1 :].tolist():
        if words > 0:
            length, count, gap = length + words, count + 1, 0
            continue
        gap += 1
        if gap > (_GAP if count else _HEAD):
            break
    return length, count
