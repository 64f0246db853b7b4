"""The packed memories of many sites in one piece."""

from __future__ import annotations

from collections.abc import Mapping
from struct import Struct

_MAGIC = b"cleanscrape sites"
FORMAT = 2
"""The version of the format. What was written by another one is refused, not guessed at."""

_SIZES = Struct("<II")  # of a site's key and of its memory


def to_container(sites: Mapping[str, bytes]) -> bytes:
    """The memories in one piece, sorted by key.

    >>> from_container(to_container({"paper": b"..."}))
    {'paper': b'...'}
    """
    parts = [_MAGIC, bytes([FORMAT])]
    for name, data in sorted(sites.items()):
        key = name.encode("utf-8", "surrogatepass")
        parts += (_SIZES.pack(len(key), len(data)), key, data)
    return b"".join(parts)


def from_container(data: bytes) -> dict[str, bytes]:
    """The memories that `to_container` wrote.

    Raises:
        ValueError: the bytes are none, damaged, or of another version of the format.
    """
    at = len(_MAGIC) + 1
    if data[: len(_MAGIC)] != _MAGIC or len(data) < at:
        raise ValueError("this is no memory of sites")
    if data[at - 1] != FORMAT:
        raise ValueError(
            f"the memory has format {data[at - 1]}, this version reads {FORMAT}: learn it anew"
        )
    sites: dict[str, bytes] = {}
    while at < len(data):
        head, at = data[at : at + _SIZES.size], at + _SIZES.size
        if len(head) < _SIZES.size:
            raise ValueError("the memory ends early")
        key, size = _SIZES.unpack(head)
        if at + key + size > len(data):
            raise ValueError("the memory ends early")
        sites[data[at : at + key].decode("utf-8", "surrogatepass")] = data[
            at + key : at + key + size
        ]
        at += key + size
    return sites
