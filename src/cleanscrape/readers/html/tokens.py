"""Split markup into texts and tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat

_TAG = re.compile(r"<([^<>]*)>")


def texts_and_tags(source: str, serialised: bool) -> Iterable[tuple[str, str, str]]:
    """Each text, the bracket after it, and the inside of the tag after that, empty at the end.

    Args:
        source: markup.
        serialised: it comes from an XML serialiser, where every ``>`` ends a tag.

    >>> [*texts_and_tags("It <b>rained</b>.", serialised=False)]
    [('It ', '<', 'b'), ('rained', '<', '/b'), ('.', '<', '')]
    """
    if serialised:
        # A "<" within a tag belongs to its name: there are pages that write "<div<div>".
        return map(str.partition, source.split(">"), repeat("<"))
    parts = _TAG.split(source)
    return zip(parts[::2], repeat("<"), [*parts[1::2], ""])
