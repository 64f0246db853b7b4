"""The function behind every columnar integration.

Record batches of pages in, record batches of articles out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import clean
from .pages import Clean, Columns, clean_page
from .rows import Row, finished
from .schema import pyarrow
from .schema import schema as schema


def clean_batches(
    batches: Iterable[Any],
    columns: Columns | None = None,
    *,
    pipeline: Clean = clean,
    removed: bool = True,
    details: bool = True,
    fingerprints: bool = False,
) -> Iterator[Any]:
    """Clean the pages in record batches.

    Args:
        batches: `pyarrow.RecordBatch` objects, or whatever has their `schema` and `to_pylist` (a
            Table does); taken lazily.
        columns: the names of the input's columns.
        pipeline: `cleanscrape.clean` or a `Pipeline`.
        removed: fill the column of what was removed and why; False leaves it empty.
        details: fill the heavy columns and keys: marks, cells, origins, images, embeds, comments,
            posts, unlisted; False leaves them empty.
        fingerprints: fill the column of fingerprints.

    Yields:
        A `pyarrow.RecordBatch` of `schema` for each batch, its rows in the same order; a page that
        failed has its `error` there.

    Raises:
        ValueError: a batch has no column for the page.
        MissingExtraError: pyarrow is not installed.

    >>> import pyarrow
    >>> batch = pyarrow.RecordBatch.from_pydict(
    ...     {"id": ["7"], "html": ["<h1>Rain</h1><p>It rained all day, and the river rose."]}
    ... )
    >>> [(row["id"], row["text"]) for done in clean_batches([batch]) for row in done.to_pylist()]
    [('7', 'It rained all day, and the river rose.')]
    """
    columns = columns or Columns()
    wanted = {"removed": removed, "details": details, "fingerprints": fingerprints}
    for batch in batches:
        columns.page_column(batch.schema.names)
        rows = [clean_page(columns.page_of(row), pipeline) for row in batch.to_pylist()]
        yield record_batch([finished(row, **wanted) for row in rows])


def clean_table(
    table: Any,
    columns: Columns | None = None,
    *,
    pipeline: Clean = clean,
    removed: bool = True,
    details: bool = True,
    fingerprints: bool = False,
) -> Any:
    """`clean_batches` for a whole `pyarrow.Table`, which is held in memory.

    For Ray, pandas, polars, DuckDB.

    Args:
        table: the pages.
        columns: the names of the input's columns.
        pipeline: `cleanscrape.clean` or a `Pipeline`.
        removed: fill the column of what was removed and why.
        details: fill the heavy columns and keys.
        fingerprints: fill the column of fingerprints.

    Returns:
        A `pyarrow.Table` of `schema`, a row a page in the same order.

    Raises:
        ValueError: there is no column for the page.
        MissingExtraError: pyarrow is not installed.

    >>> import pyarrow
    >>> clean_table(
    ...     pyarrow.table({"html": ["<h1>Rain</h1><p>It rained all day, and the river rose."]})
    ... )["text"].to_pylist()
    ['It rained all day, and the river rose.']
    """
    columns = columns or Columns()
    columns.page_column(table.schema.names)
    return pyarrow().Table.from_batches(
        clean_batches(
            table.to_batches(),
            columns,
            pipeline=pipeline,
            removed=removed,
            details=details,
            fingerprints=fingerprints,
        ),
        schema(),
    )


def record_batch(rows: list[Row]) -> Any:
    """Rows of `pages.clean_page` as a `pyarrow.RecordBatch`.

    Lone surrogates, which UTF-8 cannot hold, become question marks.
    """
    make = pyarrow().RecordBatch.from_pylist
    try:
        return make(rows, schema=schema())
    except UnicodeEncodeError:
        return make([_sound(row) for row in rows], schema=schema())


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _sound(part) for name, part in value.items()}
    return [_sound(part) for part in value] if isinstance(value, list) else value
