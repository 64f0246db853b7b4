"""What the other pages of a site say of a page."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..document import Document
from ..scoring.body.characters import Floats
from ..scoring.page.shape import shapes
from .hashes import block_hashes, text_hash, wide_hash
from .record import AFTER, BEFORE, BODY, FIGURES, page_key, path_values
from .site import Site

MIN_PAGES = 3
"""Other pages that a site must have: of fewer nothing can be learned."""

_LONG = 12.0  # words from which a text is hardly on two pages by chance
_COMMON = 0.2  # share of pages from which a text is the site's, not an article's
_SAME = 0.5  # share of a page's own long texts from which another page holds the same article

_ARTICLE = FIGURES.index("article")
_MOSTLY = 0.5  # share of a container's words from which it holds the article


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What the other pages of a site say of a page.

    Args:
        name: the site's key.
        site: the site, the page itself and its copies included.
        others: which of the site's pages are others.
        pages: how many these are.
        seen: for each block, on how many of these its text stands.
        body: on how many of these it is body.
        before: on how many of these it stands before the body.
        after: on how many it stands after the body.
        known: whether the block has a text that can be told apart.
        path_pages: on how many of the others the block's container is.
        path_held: on how many of these it holds more body than anything else.
        path_body: the share of the container's words there that are body.
        article: how likely the others are articles, 0 to 1.
    """

    name: str
    site: Site
    others: NDArray[np.bool_]
    pages: int
    seen: Floats
    body: Floats
    before: Floats
    after: Floats
    known: NDArray[np.bool_]
    path_pages: Floats
    path_held: Floats
    path_body: Floats
    article: float


class Memory(Protocol):
    """What a pipeline may be given: something that knows pages of sites."""

    def evidence(self, document: Document, site: str | None = None) -> Evidence | None:
        """What the site's other pages say of a page; None where too few are known."""
        ...


def evidence(document: Document, site: Site, name: str) -> Evidence | None:
    """What the other pages say; None where there are too few.

    The page itself, and pages that hold the same article, are not among the others.

    Args:
        document: the page.
        site: what is remembered of its site.
        name: the site's key.
    """
    if len(site.records) < MIN_PAGES or not len(document):
        return None
    hashes = np.array(block_hashes(name, document.blocks), dtype=np.int64)
    rows = site.blocks.rows(hashes)
    words = np.asarray(shapes(document.blocks).words)
    digest = wide_hash(name, ",".join(map(str, hashes.tolist())))
    key = page_key(document.url, name, digest)
    own = np.array([one.key == key or one.digest == digest for one in site.records])
    others = ~(own | _copies(rows, words, own))
    pages = int(others.sum())
    if pages < MIN_PAGES:
        return None
    rows = rows[:, others]
    there, held, share = _paths(document, site, name, others)
    return Evidence(
        name=name,
        site=site,
        others=others,
        pages=pages,
        seen=(rows >= 0).sum(axis=1, dtype=np.float64),
        body=_counts(rows, BODY),
        before=_counts(rows, BEFORE),
        after=_counts(rows, AFTER),
        known=hashes >= 0,
        path_pages=there,
        path_held=held,
        path_body=share,
        article=fmean(
            one.figures[_ARTICLE] / 100 for one, is_other in zip(site.records, others) if is_other
        ),
    )


def _counts(rows: NDArray[np.int16], state: int) -> Floats:
    counts: Floats = (rows == state).sum(axis=1, dtype=np.float64)
    return counts


def _copies(rows: NDArray[np.int16], words: Floats, own: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which pages hold the same article: most of the long texts that few pages have."""
    there = (rows >= 0) & ~own
    few = there.sum(axis=1) <= max(2.0, _COMMON * int((~own).sum()))
    weights = words * (words >= _LONG) * few
    total = float(weights.sum())
    copies: NDArray[np.bool_] = (weights @ there) > _SAME * total
    return copies & (total > 0)


def _paths(
    document: Document, site: Site, name: str, others: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats]:
    """On how many pages each block's container is, on how many it holds mostly body, its share."""
    paths = document.blocks.paths
    numbers = {path: text_hash(name, "path " + path) for path in {*paths} if path}
    hashes = np.array([numbers.get(path, -1) for path in paths], dtype=np.int64)
    rows = site.paths.rows(hashes)[:, others].astype(np.int64)
    there = rows >= 0
    share, size = path_values(np.maximum(rows, 0))
    weights = np.where(there, np.minimum(size, 100.0) + 1, 0.0)
    held = weights.sum(axis=1)
    mostly = (there & (share > _MOSTLY)).sum(axis=1, dtype=np.float64)
    body = (weights * share).sum(axis=1) / np.maximum(held, 1e-9)
    return there.sum(axis=1, dtype=np.float64), mostly, body
