"""Readers: a file to its pages, one at a time. The table is the whole list."""

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

    A page, or None for one that is no page (an image in a WARC file).

    Raises:
        Exception: the source is damaged; what came before stands.
    """
    return READERS[source.kind](opened, options)
