"""Learn from pages, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..document import Document
from ..errors import ReadError
from ..many import as_page
from ..pipeline import Pipeline
from ..sites import Record, made, opened, pack, record, site_of

PENDING = 16
"""Pages of a site that are collected before they are packed."""

_MOST_PENDING = 1 << 15  # of all sites, some 60 MB


def learned(
    pages: Iterable[Any], site: str | None = None, pipeline: Pipeline | None = None
) -> dict[str, bytes]:
    """What pages teach: the packed memory of each site by its key.

    Args:
        pages: raw pages, tuples as `many.Page` describes, or documents that a pipeline ran over.
        site: the key of the site of all pages; None takes it from the address of each.
        pipeline: what cleans the pages; the built-in filters by default.
    """
    chosen = pipeline or Pipeline.default()
    pending: dict[str, list[Record]] = {}
    packed: dict[str, bytes] = {}
    collected = 0
    for page in pages:
        document = page if isinstance(page, Document) else _cleaned(page, chosen)
        name = site_of(document.url, site) if document is not None and len(document) else None
        if document is None or name is None:
            continue
        waiting = pending.setdefault(name, [])
        waiting.append(record(document, name))
        collected += 1
        if len(waiting) >= PENDING:
            collected -= len(waiting)
            add_records(name, pending.pop(name), packed)
        if collected >= _MOST_PENDING:
            collected = 0
            _add_all(pending, packed)
    _add_all(pending, packed)
    return packed


def _add_all(pending: dict[str, list[Record]], packed: dict[str, bytes]) -> None:
    for name, waiting in pending.items():
        add_records(name, waiting, packed)
    pending.clear()


def _cleaned(page: Any, pipeline: Pipeline) -> Document | None:
    known = as_page(page)
    try:
        document = pipeline.read(
            known.raw, url=known.url, encoding=known.encoding, reference=known.reference
        )
    except ReadError:
        return None
    return pipeline.run(document)


def add_records(name: str, waiting: list[Record], packed: dict[str, bytes]) -> None:
    """Add the records of pages to the packed memory of their site.

    Args:
        name: the site's key.
        waiting: the records.
        packed: the memories by the keys of their sites; changed.
    """
    site, before = made(waiting, len(waiting)), packed.get(name)
    packed[name] = pack(site if before is None else opened(before).merge(site))
