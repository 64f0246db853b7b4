"""Addresses that stand bare in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ..facts import Mark

_ADDRESS = re.compile(r"(?<![\w/@])https?://[^\s<>\"“”„«»、。，（）]{1,2000}", re.IGNORECASE)
_AFTER = ".,;:!?'’*_~"  # punctuation that belongs to the sentence
_CLOSED = {")": "(", "]": "["}


def bare_links(text: str, marks: Iterable[Mark] = ()) -> list[Mark]:
    """Marks of the addresses that stand in a text, less those within links and code.

    >>> bare_links("See https://a.example/b_(c), please (or https://a.example).")[0].target
    'https://a.example/b_(c)'
    >>> [mark.target for mark in bare_links("(or https://a.example).")]
    ['https://a.example']
    """
    taken = sorted(
        (mark.start, mark.end) for mark in marks if mark.kind in ("link", "code", "math")
    )
    starts = [start for start, _ in taken]
    found = []
    for match in _ADDRESS.finditer(text):
        address = _without_end(match[0])
        start, end = match.start(), match.start() + len(address)
        before = bisect_right(starts, start) - 1
        inside = before >= 0 and taken[before][1] > start
        reached = before + 1 < len(starts) and starts[before + 1] < end
        if not (inside or reached) and not address.endswith("://"):
            found.append(Mark(start, end, "link", address))
    return found


def _without_end(address: str) -> str:
    """The address without the punctuation that follows it."""
    opened = {sign: address.count(sign) for sign in "([)]"}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _CLOSED and opened[last] > opened[_CLOSED[last]]:
            opened[last] -= 1
        elif last not in _AFTER:
            break
        end -= 1
    return address[:end]
