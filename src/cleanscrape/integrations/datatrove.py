"""datatrove: pipeline steps that turn pages into articles.

Importing this module needs datatrove.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import MissingExtraError, clean
from .pages import Clean, Page, clean_page, moment
from .rows import finished

try:
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.extractors.base import BaseExtractor
except ModuleNotFoundError as missing:
    raise MissingExtraError(
        "datatrove is not installed; install it with: pip install 'cleanscrape[datatrove]'"
    ) from missing

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
    ) -> None:
        super().__init__()
        self.pipeline, self.removed, self.keep_empty = pipeline, removed, keep_empty
        self.details, self.fingerprints = details, fingerprints

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """The documents, cleaned; datatrove calls this."""
        for document in data or ():
            self.stat_update("total")
            with self.track_time():
                facts = document.metadata
                row = clean_page(
                    Page(document.text, url=facts.get("url"), crawled=moment(facts.get("date"))),
                    self.pipeline,
                )
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
