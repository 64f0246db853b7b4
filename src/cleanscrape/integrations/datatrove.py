"""datatrove: pipeline steps that turn pages into articles.

Importing this module needs datatrove.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from .. import MissingExtraError, Pipeline, SiteMemory, clean
from .learning import memory_in, run_page
from .pages import Clean, Page, clean_page, moment
from .rows import finished

try:
    from datatrove.io import DataFolderLike, get_datafolder
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.extractors.base import BaseExtractor
except ModuleNotFoundError as missing:
    raise MissingExtraError(
        "datatrove is not installed; install it with: pip install 'cleanscrape[datatrove]'"
    ) from missing

_GROUP = 256  # documents that are learned from together
_ELSEWHERE = ("id", "source", "record", "page_url", "crawled", "text")


class CleanArticles(PipelineStep):
    """A step after a reader.

    The document's text becomes the article's body, its metadata gets ``article`` with all other
    columns.

    Columns are those of docs/reference/batch.md; the metadata ``url`` and ``date`` (of the crawl,
    as `WarcReader` gives them) are used.

    Args:
        pipeline: `cleanscrape.clean` or a `Pipeline`.
        removed: keep what was removed and why.
        details: keep marks, cells, images, embeds, comments, posts and what is unlisted.
        keep_empty: pass on documents without a body, or that failed (see ``article["error"]``);
            otherwise they are dropped and counted.
        fingerprints: keep the fingerprints of the body and its paragraphs.
        memory: the folder in which `LearnSites` wrote. Each task adds up the files in it.
        site: the key of the site of all pages; None takes it from each page's address.
    """

    name = "🧽 cleanscrape"
    type = "🛢 - EXTRAC"

    def __init__(
        self,
        pipeline: Clean = clean,
        removed: bool = False,
        keep_empty: bool = False,
        details: bool = False,
        fingerprints: bool = False,
        memory: DataFolderLike | None = None,
        site: str | None = None,
    ) -> None:
        super().__init__()
        self.pipeline, self.removed, self.keep_empty = pipeline, removed, keep_empty
        self.details, self.fingerprints = details, fingerprints
        self.memory = None if memory is None else get_datafolder(memory)
        self.site = site

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """The documents, cleaned; datatrove calls this."""
        clean = self.pipeline
        if self.memory is not None:
            clean = partial(clean, memory=memory_of(self.memory), site=self.site)
        for document in data or ():
            self.stat_update("total")
            with self.track_time():
                facts = document.metadata
                row = clean_page(_page(document), clean)
                document.text = row["text"]
                kept = finished(
                    row,
                    removed=self.removed,
                    details=self.details,
                    fingerprints=self.fingerprints,
                )
                facts["article"] = {
                    name: value for name, value in kept.items() if name not in _ELSEWHERE
                }
            if row["error"]:
                self.stat_update(f"error_{row['error']}")
            if document.text or self.keep_empty:
                self.stat_update("forwarded")
                self.update_doc_stats(document)
                yield document
            else:
                self.stat_update("dropped")


class LearnSites(PipelineStep):
    """A step after a reader: learns what sites repeat, and passes the pages on as they are.

    Each task writes a file into the folder, for the argument `memory` of `CleanArticles`.

    Args:
        folder: where the files are written, as datatrove names folders.
        pipeline: how to clean; None is the default pipeline.
        site: the key of the site of all pages; None takes it from each page's address.
    """

    name = "🧠 cleanscrape sites"
    type = "🛢 - EXTRAC"

    def __init__(
        self, folder: DataFolderLike, pipeline: Pipeline | None = None, site: str | None = None
    ) -> None:
        super().__init__()
        self.folder = get_datafolder(folder)
        self.pipeline, self.site = pipeline or Pipeline.default(), site

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """The documents; datatrove calls this."""
        parts = SiteMemory()
        for documents in _groups(data or ()):
            with self.track_time():
                done = [run_page(_page(document), self.pipeline) for document in documents]
                known = [document for document in done if document is not None]
                parts += SiteMemory.learn(known, site=self.site)
                self.stat_update("total", value=len(documents))
            yield from documents
        with self.folder.open(f"{rank:05d}.memory", "wb") as file:
            file.write(parts.to_bytes())


def memory_of(folder: DataFolderLike) -> SiteMemory:
    """What `LearnSites` learned in all of its tasks, for `Pipeline.with_memory`."""
    files = get_datafolder(folder)
    return memory_in(files.open(name, "rb").read() for name in sorted(files.list_files()))


class ArticleExtractor(BaseExtractor):
    """An extractor in the place of datatrove's `Trafilatura`.

    HTML in, the article's body out, each page in a guarded process.

    Args:
        pipeline: `cleanscrape.clean` or a `Pipeline`.
        timeout: seconds a page may take; the first one also pays for starting the process.
    """

    name = "🧽 cleanscrape"

    def __init__(self, pipeline: Clean = clean, timeout: float = 10) -> None:
        super().__init__(timeout)
        self.pipeline = pipeline

    def extract(self, text: str) -> str:
        """The body of a page."""
        return self.pipeline(text).text


def _page(document: Any) -> Page:
    """The page in a document of datatrove."""
    facts = document.metadata
    return Page(document.text, url=facts.get("url"), crawled=moment(facts.get("date")))


def _groups(data: Iterable[Any]) -> Iterator[list[Any]]:
    """The documents, some at a time."""
    left = iter(data)
    while documents := list(islice(left, _GROUP)):
        yield documents
