"""What is remembered of one page: hashes and counts, none of its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..document import Claim, Document
from ..resolve import best, rank
from ..scoring.body.columns import open_blocks
from ..scoring.page.prose_span import best_span
from ..scoring.page.shape import shapes
from ..verdict import verdicts
from .hashes import block_hashes, text_hash, wide_hash
from .titles import affixes

BEFORE, BETWEEN, BODY, AFTER = range(4)
"""Where a block stands: before the body, within it but no part of it, in it, after it."""

MOST_BLOCKS = 400
"""Of a page with more different blocks, those with the smallest hashes are remembered."""

_MOST_PATHS = 100
_GAP = 2.0  # words that each block between two parts of the body costs, besides half of its own
FIELDS = ("title", "byline", "date")
FIGURES = ("words", "confidence", "blocks", "body blocks", "article", *FIELDS)
"""Words of the body, hundredths of the confidence, blocks, those of the body, hundredths of how
likely the page is an article, and hundredths of the confidence in each field."""
# Nobody tells the types of texts apart. An article's body is prose; from the lower share on a text
# may be one, from the upper on it is taken for one.
_PROSE_FROM, _PROSE_TO = 0.2, 0.4
_TYPE_TO = 0.5  # probability of its type from which an HTML page is taken for one
# The body's shares are kept in steps of one sixth, sizes in steps of a factor of about 1.4.
_SHARES, _SIZES = 7, 32

Pairs = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What is remembered of one page.

    Args:
        key: of the page; a page that comes again has the same one.
        digest: of all its blocks; of two versions of a page, the one with the smaller is kept.
        blocks: hashes of its blocks, times 4, plus where each stands (`BEFORE` …); sorted.
        paths: hashes of its containers' paths, times 256, plus the share of their words that are
            body and their size; sorted.
        names: hashes of the beginnings and ends of its titles, of its authors, and of the sources
            of its fields in metadata; sorted.
        places: the path of the body, then where each of `FIELDS` was found; "" for nowhere.
        figures: see `FIGURES`.
    """

    key: int
    digest: int
    blocks: Pairs
    paths: Pairs
    names: Pairs
    places: tuple[str, ...]
    figures: tuple[int, ...]


def record(document: Document, site: str) -> Record:
    """What is remembered of a page.

    Args:
        document: after all filters ran over it.
        site: the key of its site.
    """
    decided = verdicts(document)
    words = np.asarray(shapes(document.blocks).words, dtype=np.float64)
    body = open_blocks(decided)
    hashes = np.array(block_hashes(site, document.blocks), dtype=np.int64)
    ranked = rank(document.claims)
    winners = [best(ranked, field) for field in FIELDS]
    sure = best(ranked, "confidence")
    figures = (
        round(float(words[body].sum())),
        round(100 * sure.value) if sure else 0,
        len(document),
        int(body.sum()),
        round(100 * _article(document, body, words)),
        *(round(100 * claim.confidence) if claim else 0 for claim in winners),
    )
    digest = wide_hash(site, ",".join(map(str, hashes.tolist())))
    return Record(
        page_key(document.url, site, digest),
        digest,
        _blocks(hashes, body, words),
        _paths(document, site, body, words),
        _unique(text_hash(site, name) for name in _names(document, winners[1])),
        (_main_path(document, body, words), *(place(document, claim) for claim in winners)),
        figures,
    )


def _article(document: Document, body: NDArray[np.bool_], words: NDArray[np.float64]) -> float:
    """How likely the page is an article."""
    types = {
        claim.value: claim.confidence for claim in document.claims if claim.field == "page_type"
    }
    if types:
        return min(1.0, types.get("article", 0.0) / _TYPE_TO)
    prose = np.asarray(shapes(document.blocks).prose, dtype=np.float64)
    share = float(prose[body].sum()) / max(1.0, float(words[body].sum()))
    return min(1.0, max(0.0, (share - _PROSE_FROM) / (_PROSE_TO - _PROSE_FROM)))


def page_key(url: str | None, site: str, digest: int) -> int:
    """The key of a page: that of its address, else that of what it says."""
    return wide_hash(site, "page " + url) if url else digest


def _names(document: Document, byline: Claim | None) -> set[str]:
    sources = {
        source_name(claim.field, claim.source)
        for claim in document.claims
        if claim.field in FIELDS and claim.block is None
    }
    return {*affixes(document), *author_names(byline), *sources}


def source_name(field: str, source: str) -> str:
    """How it is hashed that a page has a field from a source in its metadata."""
    return f"source {field} {source}"


def place(document: Document, claim: Claim | None) -> str:
    """Where a claim was read: the path of its block, or the source in metadata."""
    if claim is None:
        return ""
    return claim.source if claim.block is None else "> " + document.blocks.paths[claim.block]


def author_names(claim: Claim | None) -> tuple[str, ...]:
    """The authors of a claim on the byline, as they are hashed."""
    names = getattr(claim.value, "authors", ()) if claim else ()
    return tuple(f"author {name.casefold()}" for name in names)


def states(body: NDArray[np.bool_], words: NDArray[np.float64]) -> NDArray[np.int64]:
    """Where each block stands: `BEFORE`, `BETWEEN`, `BODY` or `AFTER`.

    What is taken for body far from the rest, with much else between, does not stretch it.
    """
    segment = best_span(np.where(body, words, -_GAP - words / 2).tolist())
    first, last = segment or (0, len(body) - 1)
    found = np.where(body, BODY, BETWEEN).astype(np.int64)
    found[:first] = BEFORE
    found[last + 1 :] = AFTER
    return found


def _blocks(
    hashes: NDArray[np.int64], body: NDArray[np.bool_], words: NDArray[np.float64]
) -> Pairs:
    """Each hash with where it stands.

    A text that stands in several places counts as body where it is body in one of them, and else
    tells nothing of where the body is.
    """
    known = hashes >= 0
    found, at = np.unique(hashes[known], return_inverse=True)
    where = states(body, words)[known]
    least, most = np.full(len(found), AFTER), np.full(len(found), BEFORE)
    np.minimum.at(least, at, where)
    np.maximum.at(most, at, where)
    held = np.zeros(len(found), dtype=np.bool_)
    held[at[where == BODY]] = True
    state = np.where(held, BODY, np.where(least == most, least, BETWEEN))
    return (found * 4 + state)[:MOST_BLOCKS].astype(np.uint32)


def _paths(
    document: Document, site: str, body: NDArray[np.bool_], words: NDArray[np.float64]
) -> Pairs:
    held: dict[str, list[float]] = {}
    for path, own, kept in zip(document.blocks.paths, words.tolist(), body.tolist()):
        if path:
            sums = held.setdefault(path, [0.0, 0.0])
            sums[0] += own
            sums[1] += own * kept
    values = {
        text_hash(site, "path " + path) * 256 + _path_byte(total, kept): kept
        for path, (total, kept) in held.items()
    }
    # Of a page with more containers, those that hold body, and then those of the smallest hashes.
    chosen = sorted(values, key=lambda value: (values[value] == 0, value))[:_MOST_PATHS]
    return _unique(chosen)


def _path_byte(total: float, kept: float) -> int:
    """A share of the words that are body, and their number, in one byte."""
    size = min(_SIZES - 1, round(2 * float(np.log2(total + 1))))
    return round((_SHARES - 1) * kept / max(total, 1e-9)) * _SIZES + size


def path_values(bytes_: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The share of the words that are body, and the number of words, that the bytes stand for."""
    return bytes_ // _SIZES / (_SHARES - 1), 2.0 ** (bytes_ % _SIZES / 2) - 1


def _main_path(document: Document, body: NDArray[np.bool_], words: NDArray[np.float64]) -> str:
    held: dict[str, float] = {}
    for index in np.flatnonzero(body).tolist():
        path = document.blocks.paths[index]
        held[path] = held.get(path, 0.0) + float(words[index])
    return max(held, key=lambda path: (held[path], path), default="")


def _unique(values: Iterable[int]) -> Pairs:
    return np.unique(np.fromiter(values, dtype=np.uint32))
