"""Features of the page as a whole, as one row of named columns.

They distinguish an article from a thread, a shop's page, a list or a manual.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log1p
from urllib.parse import urlsplit

import numpy as np

from ...document import Document
from .characters import Floats
from .features import Features
from .layout_features import layout_features

# Words of an address that say what a page is; whole words, so that a name of a site counts only
# where it is such a word itself.
_ADDRESS = {
    "article": "article articles blog blogs best guide how news post posts story tips top what why",
    "forum": "comments community discussion discussions forum forums question questions "
    "showthread t thread threads topic topics viewtopic",
    "product": "dp item itm p pd product products sku",
    "collection": "b browse c cat categories category collection collections shop store",
    "listing": "archive directory jobs list listing listings search tag tags",
    "documentation": "api doc docs documentation latest learn manual reference tutorial wiki",
    "service": "about consulting department pricing repair services solution solutions",
}
_KIND_OF_WORD = {word: kind for kind, words in _ADDRESS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
_MAX_ADDRESS_CHARS = 2_000  # characters of an address that are examined
# Parts of class names; how many blocks' paths have them.
_CLASSES = (
    "post",
    "message",
    "thread",
    "repl",
    "comment",
    "product",
    "price",
    "card",
    "grid",
    "item",
    "prose",
    "code",
    "content",
    "entry",
    "select/option",
)
_FIELDS = ("title", "byline", "date", "modified", "section", "tags", "image")


def page_features(document: Document, page: Features) -> tuple[tuple[str, ...], Floats]:
    """Names and values.

    Args:
        document: the page.
        page: the features of its blocks.
    """
    block_columns = page.matrix[:, : page.block_columns]
    found = _address(_url(document)) | _classes(document, page) | _repetition(page)
    found |= layout_features(document, page)
    claimed = {claim.field for claim in document.claims if claim.block is None}
    found |= {f"claims {field}": float(field in claimed) for field in _FIELDS}
    values = np.array([*found.values()])
    return (*_means(page.names[: page.block_columns]), *found), np.concatenate(
        [page.words @ block_columns / max(1.0, float(page.words.sum())), values]
    )


@lru_cache(maxsize=4)
def _means(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"mean {name}" for name in names)


def _url(document: Document) -> str:
    """The address that the caller gave, else the one that the page gives."""
    claimed = (claim.value for claim in document.claims if claim.field == "url")
    return document.url or next(claimed, "")


def _address(url: str) -> dict[str, float]:
    """Features of the page's address; all 0 if it is not known."""
    try:
        parts = urlsplit(url[:_MAX_ADDRESS_CHARS])
    except ValueError:  # not a valid address
        parts = urlsplit("")
    steps = [step for step in parts.path.split("/") if step]
    last = steps[-1] if steps else ""
    said = dict.fromkeys(_ADDRESS, 0.0)
    for word in _WORD.findall(
        f"{(parts.hostname or '').partition('.')[0]} {parts.path} {parts.query}".lower()
    ):
        if word in _KIND_OF_WORD:
            said[_KIND_OF_WORD[word]] = 1.0
    return {f"address says {kind}": value for kind, value in said.items()} | {
        "address known": float(bool(url)),
        "address depth": min(6, len(steps)) / 6,
        "address hyphens": min(10, last.count("-")) / 10,
        "address digits": sum(map(str.isdigit, last)) / max(1, len(last)),
        "address length": min(100, len(last)) / 100,
        "address query": float(bool(parts.query)),
        "address is a folder": float(parts.path.endswith("/")),
        "address is a root": float(bool(url) and not steps),
    }


def _classes(document: Document, page: Features) -> dict[str, float]:
    """How many blocks' paths have each of the parts; a few dozen paths differ."""
    paths = [path.lower() for path in dict.fromkeys(document.blocks.paths)]
    many, joined = np.bincount(page.paths).tolist(), "\n".join(paths)
    found = dict.fromkeys((f"class {part}" for part in _CLASSES), 0.0)
    for part in _CLASSES:
        if part in joined:
            met = sum([blocks * path.count(part) for path, blocks in zip(paths, many)])
            found[f"class {part}"] = min(1.0, met / len(document) * 2)
    return found


def _repetition(page: Features) -> dict[str, float]:
    """How the blocks and the words spread over paths and elements."""
    size, total = len(page.words), max(1.0, float(page.words.sum()))
    many, longest = np.bincount(page.paths), float(page.words.max())
    held = sorted(np.bincount(page.paths, weights=page.words).tolist(), reverse=True)
    groups = np.bincount(page.tree.above[1])
    return {
        "paths": log1p(len(many)) / 6,
        "blocks a path": log1p(size / len(many)) / 4,
        "blocks of first path": int(many.max()) / size,
        "words of first path": held[0] / total,
        "words of three paths": sum(held[:3]) / total,
        "blocks of an element": log1p(int(groups.max())) / 6,
        "elements of several": log1p(int(np.count_nonzero(groups > 3))) / 5,
        "longest block": log1p(longest) / 7,
        "words in the longest": longest / total,
    }
