"""Learn a memory of sites from the pages of files: the first of two passes over a crawl."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Any

from .. import Pipeline, SiteMemory
from ..integrations.learning import run_page
from ..integrations.pages import Page
from ..parallel import ordered
from .chunks import chunks
from .columns import check_column
from .errors import UsageError
from .options import Options
from .sources import Sources


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned, and from how many pages.

    Args:
        memory: what was learned.
        pages: of the sources.
        errors: how many of these could not be read or cleaned.
        unplaced: how many have neither an address nor a site that was named.
    """

    memory: SiteMemory = field(default_factory=SiteMemory)
    pages: int = 0
    errors: int = 0
    unplaced: int = 0

    def __add__(self, other: Learned) -> Learned:
        return Learned(
            self.memory + other.memory,
            self.pages + other.pages,
            self.errors + other.errors,
            self.unplaced + other.unplaced,
        )


def learn(
    sources: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    site: str | None = None,
    pipeline: Pipeline | None = None,
    options: Options | None = None,
    report: Callable[[Learned], None] | None = None,
) -> Learned:
    """Learn from all pages of the sources.

    The memory is the same for any order of pages and any number of workers, so the parts of a crawl
    can be learned apart and added up.

    Args:
        sources: a file, folder or glob, or several, as for `run`.
        site: the key of the site of all pages; None takes it from each page's address.
        pipeline: how to clean; None is the default pipeline.
        options: of these `workers`, `page_bytes`, `chunk_bytes`, `kind` and `columns` count.
        report: called after every chunk with what was learned so far.

    Raises:
        UsageError: a source is missing.
        MissingExtraError: a format, or telling sites from addresses, needs a library that is not
            installed.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "page.html").write_text("<h1>Rain</h1><p>It rained all day.")
    ...     found = learn(folder, site="paper", options=Options(workers=1))
    >>> found.pages, found.memory.pages("paper")
    (1, 1)
    """
    options = options or Options()
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    wanted = Sources([os.fspath(name) for name in given], kind=options.kind, out=None)
    wanted.check()
    check_column(wanted, options)
    work = partial(_chunk, site, pipeline or Pipeline.default())
    found = Learned()
    # A chunk of pages is a task of its own.
    for part in ordered(work, _pages(wanted, options), options.processes(), size=1):
        found += part
        if report is not None:
            report(found)
    return found


def load_memory(path: str | os.PathLike[str]) -> SiteMemory:
    """The memory in a file.

    Raises:
        UsageError: there is no such file, or it holds no memory that this version reads.
    """
    try:
        with open(path, "rb") as file:
            return SiteMemory.from_bytes(file.read())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{os.fspath(path)}: {reason}") from None


def memory_of(pipeline: Pipeline) -> dict[str, Any]:
    """What a resumed run must remember too."""
    if not isinstance(pipeline.memory, SiteMemory):
        return {}
    digest = blake2b(pipeline.memory.to_bytes(), digest_size=16).hexdigest()
    return {"memory": digest, "site": pipeline.site}


def rules_of(pipeline: Pipeline) -> dict[str, Any]:
    """What a resumed run must remember of rules."""
    if pipeline.rules is None:
        return {}
    digest = blake2b(repr(pipeline.rules).encode(), digest_size=16).hexdigest()
    return {"rules": digest, "site": pipeline.site}


def _pages(sources: Sources, options: Options) -> Iterator[list[Page]]:
    for chunk in chunks(sources, options):
        yield chunk.pages


def _chunk(site: str | None, pipeline: Pipeline, pages: list[Page]) -> Learned:
    """What the pages of one chunk teach."""
    done = [run_page(page, pipeline) for page in pages]
    documents = [document for document in done if document is not None]
    unplaced = 0 if site else sum(document.url is None for document in documents)
    memory = SiteMemory.learn(documents, site=site, pipeline=pipeline)
    return Learned(memory, len(pages), len(pages) - len(documents), unplaced)
