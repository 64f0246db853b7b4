"""Readers: they turn a file into pages, one at a time. The table lists all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...integrations.pages import Page
from ..options import Options
from ..sources import Source
from .jsonl import read_jsonl
from .opened import Opened
from .page import read_page
from .parquet import read_parquet
from .warc import read_warc

__all__ = ["READERS", "Opened", "read_source"]

READERS: dict[str, Callable[[Opened, Options], Iterator[Page | None]]] = {
    "page": read_page,
    "jsonl": read_jsonl,
    "parquet": read_parquet,
    "warc": read_warc,
}


def read_source(source: Source, opened: Opened, options: Options) -> Iterator[Page | None]:
    """The records of an open source in order.

    Each is a page, or None for a record that is not a page (an image in a WARC file).

    Raises:
        Exception: the source is damaged; the records before that are valid.
    """
    return READERS[source.kind](opened, options)
