"""Which texts of many resemble an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .fingerprint import SIZE, Fingerprint, estimate

LEAST = 0.75
"""Similarity from which a text is a near copy. One changed word in forty, or a fifth of the text
added, leaves .8."""

_MOST_WIDE = 8  # bytes of a band, which is a key of 64 bits


def resembling(
    prints: Sequence[Fingerprint | None], at_least: float = LEAST
) -> list[tuple[int, float] | None]:
    """For each text the first text that it resembles, and how much.

    That one is earlier, and resembles no earlier one itself: of every group one text stays
    unmarked. No pair is missed whose MinHashes are alike enough: they are cut into so many bands
    that one of them must be equal.

    Args:
        prints: in order, the first one first; None resembles nothing.
        at_least: the similarity from which a text is a near copy, .5 to 1.

    Returns:
        None for a text that resembles no earlier one, else the index of that one, and the
        similarity.

    Raises:
        ValueError: `at_least` is out of its range.

    >>> from cleanscrape import fingerprint
    >>> rain = "It rained all day in the valley, and the old stone bridge was closed at noon"
    >>> resembling([fingerprint(text) for text in (rain, "It snowed.", rain.upper())])
    [None, None, (0, 1.0)]
    """
    if not 0.5 <= at_least <= 1:
        raise ValueError(f"at_least must be .5 to 1, not {at_least}")
    found: list[tuple[int, float] | None] = [None] * len(prints)
    firsts: dict[bytes, int] = {}  # of texts whose MinHashes are equal
    for at, one in enumerate(prints):
        if one is not None and firsts.setdefault(one.near, at) != at:
            found[at] = firsts[one.near], 1.0
    places = [*firsts.values()]
    for at, (first, equal) in _pointers([*firsts], at_least).items():
        found[places[at]] = places[first], round(estimate(equal, SIZE), 3)
    # Copies of a text that is marked point to where it points.
    return [_followed(one, found) for one in found]


def _followed(
    one: tuple[int, float] | None, found: list[tuple[int, float] | None]
) -> tuple[int, float] | None:
    return found[one[0]] or one if one else None


def _pointers(nears: list[bytes], at_least: float) -> dict[int, tuple[int, int]]:
    """Which MinHashes resemble an earlier, unmarked one: that one, and how many bytes are equal."""
    most = next(equal for equal in range(SIZE + 1) if estimate(equal, SIZE) >= at_least)
    width = min(_MOST_WIDE, SIZE // (SIZE - most + 1))
    table = np.frombuffer(b"".join(nears), dtype=np.uint8).reshape(len(nears), SIZE)
    keys = _keys(table, width)
    marked: dict[int, tuple[int, int]] = {}
    index: list[dict[int, list[int]]] = [{} for _ in range(keys.shape[1])]
    shared = _shared(keys)
    for at in np.flatnonzero(shared.any(axis=1)).tolist():
        bands = np.flatnonzero(shared[at]).tolist()
        own = list(zip(bands, keys[at, bands].tolist()))
        others = sorted({other for band, key in own for other in index[band].get(key, ())})
        equal = (table[others] == table[at]).sum(axis=1)
        alike = np.flatnonzero(equal >= most)
        if len(alike):
            marked[at] = others[alike[0]], int(equal[alike[0]])
            continue
        for band, key in own:
            index[band].setdefault(key, []).append(at)
    return marked


def _keys(table: NDArray[np.uint8], width: int) -> NDArray[np.uint64]:
    """The bands of each MinHash as numbers."""
    count = SIZE // width
    parts = table[:, : count * width].reshape(len(table), count, width)
    keys = np.zeros((len(table), count), dtype=np.uint64)
    for at in range(width):
        keys = (keys << np.uint64(8)) | parts[:, :, at]
    return keys


def _shared(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which bands a MinHash has in common with another one: only these are looked up."""
    shared = np.zeros(keys.shape, dtype=np.bool_)
    for band in range(keys.shape[1]):
        _, at, counts = np.unique(keys[:, band], return_inverse=True, return_counts=True)
        shared[:, band] = counts[at.reshape(-1)] > 1
    return shared
