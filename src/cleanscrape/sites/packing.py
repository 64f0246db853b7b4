"""A site as bytes, and back: the same bytes for the same site.

Hashes that stand on one page of the site only, which most do, take three bytes, and the place of
each a byte; the lists of pages of the others are compressed by zlib.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from .record import FIELDS, FIGURES, Pairs, Record
from .site import Site

_PLACES = 1 + len(FIELDS)
_SIZES = (4, 256, 1)  # of the values that stand with the hashes of blocks, paths and names


def pack(site: Site) -> bytes:
    """The site as bytes.

    >>> unpack(pack(Site(7, ()))).pages
    7
    """
    records = site.records
    texts = sorted({text for known in records for text in known.places})
    number = {text: at for at, text in enumerate(texts)}
    names = "\0".join(texts).encode("utf-8", "surrogatepass")
    parts = [
        np.array([site.pages, len(records), len(names)], dtype="<u8").tobytes(),
        names,
        np.array([(one.key, one.digest) for one in records], dtype="<u8").tobytes(),
        np.array([one.figures for one in records], dtype="<u4").tobytes(),
        np.array([[number[text] for text in one.places] for one in records], dtype="<u2").tobytes(),
    ]
    for columns, size in zip(_columns(records), _SIZES):
        parts += _packed(columns, size)
    return zlib.compress(b"".join(parts), 6)


def unpack(data: bytes) -> Site:
    """The site that `pack` wrote.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        return _unpacked(_Reader(zlib.decompress(data)))
    except (zlib.error, IndexError, ValueError) as error:
        raise ValueError(f"the memory of a site is damaged: {error}") from error


@lru_cache(maxsize=64)
def opened(data: bytes) -> Site:
    """The same, kept for the site's next pages."""
    return unpack(data)


class _Reader:
    """Takes arrays from bytes, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def bytes(self, size: int) -> bytes:
        """The next bytes."""
        found = self._data[self._at : self._at + size]
        if len(found) < size:
            raise ValueError("it ends early")
        self._at += size
        return found

    def array(self, kind: str, count: int) -> NDArray[np.int64]:
        """The next numbers of a kind, as 64-bit integers."""
        dtype = np.dtype(kind)
        return np.frombuffer(self.bytes(dtype.itemsize * count), dtype).astype(
            np.uint64 if kind == "<u8" else np.int64
        )


def _unpacked(reader: _Reader) -> Site:
    pages, size, length = reader.array("<u8", 3).tolist()
    names = reader.bytes(length).decode("utf-8", "surrogatepass").split("\0")
    keys = reader.array("<u8", 2 * size).reshape(size, 2).tolist()
    figures = reader.array("<u4", len(FIGURES) * size).reshape(size, len(FIGURES)).tolist()
    places = reader.array("<u2", _PLACES * size).reshape(size, _PLACES).tolist()
    columns = [_read(reader, size, values) for values in _SIZES]
    records = []
    for at, (key, digest) in enumerate(keys):
        blocks, paths, known = (column[at] for column in columns)
        where = tuple(names[number] for number in places[at])
        records.append(Record(key, digest, blocks, paths, known, where, tuple(figures[at])))
    return Site(pages, tuple(records))


def _columns(records: Sequence[Record]) -> tuple[list[Pairs], list[Pairs], list[Pairs]]:
    return (
        [one.blocks for one in records],
        [one.paths for one in records],
        [one.names for one in records],
    )


def _packed(columns: Sequence[Pairs], size: int) -> list[bytes]:
    """The columns as: the number of hashes, the hashes, on how many pages each is, these pages.

    Of the hashes the differences are written, the low bytes of all first.
    """
    pairs = np.concatenate([np.zeros(0, dtype=np.uint32), *columns]).astype(np.int64)
    pages = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
    order = np.lexsort((pages, pairs // size))
    pairs, pages = pairs[order], pages[order]
    hashes, counts = np.unique(pairs // size, return_counts=True)
    steps = np.diff(hashes, prepend=0)
    return [
        np.array([len(hashes)], dtype="<u4").tobytes(),
        *((steps >> shift & 255).astype(np.uint8).tobytes() for shift in (0, 8, 16)),
        counts.astype(np.uint8).tobytes(),
        pages.astype(np.uint8).tobytes(),
        (pairs % size).astype(np.uint8).tobytes(),
    ]


def _read(reader: _Reader, pages: int, size: int) -> list[Pairs]:
    count = int(reader.array("<u4", 1)[0])
    low, middle, high = (reader.array("u1", count) for _ in range(3))
    hashes = np.cumsum(low | middle << 8 | high << 16)
    repeats = reader.array("u1", count)
    total = int(repeats.sum())
    owners, values = reader.array("u1", total), reader.array("u1", total)
    pairs = (np.repeat(hashes, repeats) * size + values).astype(np.uint32)
    pairs = pairs[np.argsort(owners, kind="stable")]
    ends = [0, *accumulate(np.bincount(owners, minlength=pages).tolist())]
    return [pairs[first:last] for first, last in pairwise(ends)][:pages]
