"""Spark: a DataFrame of pages to a DataFrame of articles, through Arrow."""

from __future__ import annotations

from functools import partial
from typing import Any

from .. import clean
from .arrow import clean_batches, schema
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
