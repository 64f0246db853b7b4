"""Learn a memory of sites inside an engine: a map over pages, and a reduce over sites.

Both give tables of two columns: ``site``, its key, and ``memory``, what was learned of it as
`SiteMemory.to_bytes` writes it. The result is the same bytes for any partition of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import Document, Pipeline, SiteMemory
from .pages import Columns, Page
from .schema import pyarrow

LEARNED = {"site": "string", "memory": "binary"}
"""The columns of what is learned, and their types, the same in Arrow and in Spark's words."""


def learn_batches(
    batches: Iterable[Any],
    columns: Columns | None = None,
    *,
    site: str | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Any]:
    """What the pages in record batches teach: the map.

    Args:
        batches: as for `arrow.clean_batches`.
        columns: the names of the input's columns.
        site: the key of the site of all pages; None takes it from each page's address.
        pipeline: how to clean; None is the default pipeline.

    Yields:
        For all batches together one `pyarrow.RecordBatch` of `LEARNED`, a row a site. A page that
        fails, and one without a site, teaches nothing.

    Raises:
        ValueError: a batch has no column for the page.
        MissingExtraError: pyarrow is not installed, or `publicsuffixlist` to tell sites from
            addresses.

    >>> import pyarrow
    >>> pages = pyarrow.table({"html": ["<h1>Rain</h1><p>It rained all day, and all night."] * 2})
    >>> [batch["site"].to_pylist() for batch in learn_batches([pages], site="paper")]
    [['paper']]
    """
    columns, pipeline = columns or Columns(), pipeline or Pipeline.default()
    memory = SiteMemory.learn(_documents(batches, columns, pipeline), site=site)
    yield from _table(memory).to_batches()


def learn_table(
    table: Any,
    columns: Columns | None = None,
    *,
    site: str | None = None,
    pipeline: Pipeline | None = None,
) -> Any:
    """`learn_batches` for a `pyarrow.Table`, for Ray.

    >>> import pyarrow
    >>> pages = pyarrow.table({"html": ["<h1>Rain</h1><p>It rained all day, and all night."] * 2})
    >>> learn_table(pages, site="paper").num_rows
    1
    """
    learned = [*learn_batches([table], columns, site=site, pipeline=pipeline)]
    return pyarrow().Table.from_batches(learned, _schema())


def add_learned(table: Any) -> Any:
    """What was learned of sites in parts, added up: the reduce.

    Args:
        table: a `pyarrow.Table` of `LEARNED`, of one site or of several.

    Returns:
        The same with one row a site.

    >>> import pyarrow
    >>> pages = pyarrow.table({"html": ["<h1>Rain</h1><p>It rained all day, and all night."]})
    >>> learned = learn_table(pages, site="paper")
    >>> add_learned(pyarrow.concat_tables([learned, learned])).num_rows
    1
    """
    return _table(memory_in(table["memory"].to_pylist()))


def add_batches(batches: Iterable[Any]) -> Iterator[Any]:
    """`add_learned` for record batches, which hold all that was learned of their sites."""
    yield from add_learned(pyarrow().Table.from_batches(batches, _schema())).to_batches()


def memory_in(memories: Iterable[bytes]) -> SiteMemory:
    """The sum of memories as bytes, such as the column ``memory`` of what was learned.

    Raises:
        ValueError: the bytes are no memory, damaged, or of another version of the format.

    >>> len(memory_in([]))
    0
    """
    parts = [SiteMemory.from_bytes(data) for data in memories]
    # Pair by pair: a sum costs as much as both of its parts are large.
    while len(parts) > 1:
        parts = [sum(parts[at + 1 : at + 2], parts[at]) for at in range(0, len(parts), 2)]
    return parts[0] if parts else SiteMemory()


def run_page(page: Page, pipeline: Pipeline) -> Document | None:
    """The page after all filters of a pipeline ran over it; None for one that fails."""
    if page.error:
        return None
    try:
        document = pipeline.read(
            page.raw,
            url=page.url,
            source=page.kind,
            encoding=page.encoding,
            reference=page.crawled,
        )
        return pipeline.run(document)
    except Exception:  # as in `clean_page`: a page that fails teaches nothing
        return None


def _documents(batches: Iterable[Any], columns: Columns, pipeline: Pipeline) -> Iterator[Document]:
    for batch in batches:
        columns.page_column(batch.schema.names)
        for row in batch.to_pylist():
            document = run_page(columns.page_of(row), pipeline)
            if document is not None:
                yield document


def _table(memory: SiteMemory) -> Any:
    """A row for each site of a memory."""
    parts = {name: SiteMemory({name: data}).to_bytes() for name, data in memory.sites.items()}
    return pyarrow().table({"site": [*parts], "memory": [*parts.values()]}, schema=_schema())


def _schema() -> Any:
    pa = pyarrow()
    return pa.schema([(name, getattr(pa, kind)()) for name, kind in LEARNED.items()])
