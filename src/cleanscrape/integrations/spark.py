"""Spark: a DataFrame of pages to a DataFrame of articles, through Arrow."""

from __future__ import annotations

from functools import partial
from typing import Any

from .. import Pipeline, SiteMemory, clean
from .arrow import clean_batches, schema
from .learning import LEARNED, add_batches, learn_batches, memory_in
from .pages import Clean, Columns


def clean_frame(
    frame: Any,
    columns: Columns | None = None,
    *,
    pipeline: Clean = clean,
    removed: bool = True,
    details: bool = True,
    fingerprints: bool = False,
) -> Any:
    """Clean the pages of a DataFrame.

    Args:
        frame: a `pyspark.sql.DataFrame`; select the columns that are needed first.
        columns: the names of its columns.
        pipeline: `cleanscrape.clean` or a `Pipeline`; sent to the executors, which must have
            cleanscrape installed.
        removed: fill the column of what was removed and why.
        details: fill the heavy columns and keys: marks, cells, images, embeds, comments, posts,
            unlisted.
        fingerprints: fill the column of fingerprints.

    Returns:
        A DataFrame of `ddl`, a row a page. Nothing is computed before Spark asks.

    Raises:
        ValueError: there is no column for the page.
        MissingExtraError: pyarrow is not installed.

    Example::

        clean_frame(spark.read.parquet("pages")).write.parquet("articles")
    """
    columns = columns or Columns()
    columns.page_column(frame.columns)
    work = partial(
        clean_batches,
        columns=columns,
        pipeline=pipeline,
        removed=removed,
        details=details,
        fingerprints=fingerprints,
    )
    return frame.mapInArrow(work, ddl())


def learn_frame(
    frame: Any,
    columns: Columns | None = None,
    *,
    site: str | None = None,
    pipeline: Pipeline | None = None,
) -> SiteMemory:
    """What the pages of a DataFrame teach, for `Pipeline.with_memory`.

    Every partition is learned by itself (the map), and what was learned of a site is added up
    where it arrives (the reduce). The memory comes to the driver: some 20 kB a site.

    Args:
        frame: as for `clean_frame`.
        columns: the names of its columns.
        site: the key of the site of all pages; None takes it from each page's address, which needs
            the extra `site` on the executors.
        pipeline: how to clean; None is the default pipeline.

    Raises:
        ValueError: there is no column for the page.

    Example::

        memory = learn_frame(pages)
        clean_frame(pages, pipeline=Pipeline.default().with_memory(memory))
    """
    columns = columns or Columns()
    columns.page_column(frame.columns)
    words = ", ".join(f"{name} {kind}" for name, kind in LEARNED.items())
    work = partial(learn_batches, columns=columns, site=site, pipeline=pipeline)
    learned = frame.mapInArrow(work, words)
    found = learned.repartition("site").mapInArrow(add_batches, words)
    return memory_in(bytes(row["memory"]) for row in found.toLocalIterator())


def ddl() -> str:
    """`arrow.schema` in Spark's words.

    >>> ddl()[:52]
    'id string, source string, record bigint, page_url st'
    """
    return ", ".join(f"{field.name} {_type(field.type)}" for field in schema())


def _type(kind: Any) -> str:
    """An Arrow type in Spark's words."""
    from pyarrow import types

    if types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    if types.is_struct(kind):
        return f"struct<{', '.join(f'{part.name}: {_type(part.type)}' for part in kind)}>"
    if types.is_timestamp(kind):
        return "timestamp"
    return {
        "string": "string",
        "int32": "int",
        "int64": "bigint",
        "double": "double",
        "bool": "boolean",
        "date32[day]": "date",
    }[str(kind)]
