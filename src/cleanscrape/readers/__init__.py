"""From what a scraper brought home to a `Document`: text, Markdown or HTML, told apart by looking."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..document import Document
from ..splitters import DEFAULT, cut
from .markdown import looks_like_markdown, read_markdown
from .text import normalise, read_text

_SOURCES = (None, "text", "html")


def read(
    raw: Any, *, url: str | None = None, source: str | None = None, reference: datetime | None = None
) -> Document:
    """The page as a `Document`, before any filter.

    Args:
        raw: text (`str`), or bytes in UTF-8.
        url: the page's address, if known; it is never fetched.
        source: ``"text"`` to skip the guess, None to let the reader look.
        reference: the moment that relative dates count from.

    Raises:
        TypeError: `raw` is of a type that no reader takes.
        ValueError: `source` is not one of the names above.
        ReadError: the input cannot be decoded or parsed.

    >>> [block.text for block in read("Rain\\r\\n\\r\\nIt rained.").blocks]
    ['Rain', 'It rained.']
    """
    if source not in _SOURCES:
        raise ValueError(f"source must be 'text', 'html' or None, not {source!r}")
    if isinstance(raw, (bytes, bytearray)):
        raw = bytes(raw).decode("utf-8-sig", errors="replace")
    if not isinstance(raw, str):
        raise TypeError(f"cannot read {type(raw).__name__}; give str or bytes")
    text = normalise(raw)
    reader = read_markdown if looks_like_markdown(text) else read_text
    return cut(reader(text, url=url, reference=reference), DEFAULT)
