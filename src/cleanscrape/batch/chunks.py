"""The pages of all sources in chunks. Their bounds depend only on sources and options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from .. import MissingExtraError
from ..integrations.pages import Page
from .errors import reason_of
from .options import Options
from .readers import Opened, read_source
from .sources import Source, Sources

MAX_PAGES = 256  # a chunk of small pages must not take a minute


@dataclass(frozen=True, slots=True)
class Place:
    """How far reading has come.

    The number of the source, the next record in it, and the bytes read before this source and in
    it.
    """

    source: int = 0
    record: int = 0
    before: int = 0
    position: int = 0


@dataclass(slots=True)
class Chunk:
    """Pages to be cleaned together, and where the next chunk begins."""

    index: int
    pages: list[Page] = field(default_factory=list)
    skipped: int = 0
    size: int = 0
    broken: int = 0
    next: Place = field(default_factory=Place)


def chunks(
    sources: Sources, options: Options, index: int = 0, place: Place = Place()
) -> Iterator[Chunk]:
    """The chunks from number `index` on; that one begins at `place`.

    A source that cannot be read, or not to its end, yields one page with an error (``SourceError``)
    at that point.
    """
    chunk = Chunk(index)
    for record, after in _records(sources, options, place):
        if record is None:
            chunk.skipped += 1
        else:
            chunk.pages.append(record)
            chunk.size += len(record.raw)
            chunk.broken += record.error is not None and record.error[0] == "SourceError"
        chunk.next = after
        if chunk.size >= options.chunk_bytes or len(chunk.pages) >= MAX_PAGES:
            yield chunk
            chunk = Chunk(chunk.index + 1)
    if chunk.pages or chunk.skipped:
        yield chunk


def _records(
    sources: Sources, options: Options, place: Place
) -> Iterator[tuple[Page | None, Place]]:
    """Each record and the place after it."""
    for number, source in enumerate(islice(sources, place.source, None), place.source):
        if number > place.source:
            place = Place(number, 0, place.before + place.position)
        for record, position in _of_source(source, options, place.record):
            place = Place(number, place.record + 1, place.before, position)
            yield record, place


def _of_source(source: Source, options: Options, first: int) -> Iterator[tuple[Page | None, int]]:
    """The source's records from the number `first` on, and the file's position after each.

    An error counts as a record.
    """
    number, position = 0, 0
    try:
        with open(source.path, "rb") as raw:
            opened = Opened(source.path, raw)
            for number, record in enumerate(read_source(source, opened, options), 1):
                position = opened.position()
                if number > first:
                    yield record, position
    except MissingExtraError:
        raise
    except Exception as error:  # readers raise any error of their libraries
        if number >= first:
            failure = ("SourceError", reason_of(error))
            yield Page(source=source.path, record=number, error=failure), position
