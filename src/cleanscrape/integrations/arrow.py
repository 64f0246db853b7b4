"""The function behind every columnar integration.

Record batches of pages in, record batches of articles out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from .. import MissingExtraError, clean
from .pages import Clean, Columns, clean_page
from .rows import Row, finished


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
    return _pyarrow().Table.from_batches(
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
    make = _pyarrow().RecordBatch.from_pylist
    try:
        return make(rows, schema=schema())
    except UnicodeEncodeError:
        return make([_sound(row) for row in rows], schema=schema())


@lru_cache(maxsize=1)
def schema() -> Any:
    """The `pyarrow.Schema` of every output, described in docs/reference/batch.md.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> schema().field("day").type
    DataType(date32[day])
    """
    pa = _pyarrow()
    text = pa.string()
    parts = _structs(pa)
    head = {
        "id": text,
        "source": text,
        "record": pa.int64(),
        "page_url": text,
        "crawled": pa.timestamp("us", "UTC"),
    }
    types = {
        **head,
        "title": text,
        "byline": parts["byline"],
        "date": text,
        "day": pa.date32(),
        "modified": text,
        "captions": pa.list_(parts["caption"]),
        "paragraphs": pa.list_(parts["paragraph"]),
        **dict.fromkeys(("text", "language", "site_name", "url"), text),
        "tags": pa.list_(text),
        **dict.fromkeys(("section", "image"), text),
        "page_type": pa.struct([("name", text), ("confidence", pa.float64())]),
        "confidence": pa.float64(),
        **dict.fromkeys(("description", "licence", "publisher", "access"), text),
        **dict.fromkeys(("next_page", "previous_page", "direction"), text),
        "translations": pa.list_(pa.struct([("language", text), ("address", text)])),
        "entries": pa.list_(parts["entry"]),
        "images": pa.list_(parts["image"]),
        "embeds": pa.list_(parts["embed"]),
        "comments": pa.list_(parts["post"]),
        "posts": pa.list_(parts["post"]),
        "unlisted": pa.list_(parts["unlisted"]),
        "removed": pa.list_(parts["removed"]),
        "fingerprint": parts["fingerprint"],
        **dict.fromkeys(("error", "error_message"), text),
    }
    return pa.schema(list(types.items()))


def _structs(pa: Any) -> dict[str, Any]:
    """The types of what an article is made of, by their names."""
    text, whole, big, flag = pa.string(), pa.int32(), pa.int64(), pa.bool_()

    marks = pa.list_(_struct(pa, start=whole, end=whole, kind=text, target=text))
    item = _struct(pa, style=text, number=big, depth=whole, checked=flag, continued=flag)
    span = {"start": whole, "end": whole, "row": big, "column": big}
    cell = _struct(pa, **span, header=flag, colspan=big, rowspan=big)
    place = {"before": whole}
    found = {"origin": _struct(pa, line=whole, path=text)}
    return {
        "byline": _struct(pa, text=text, authors=pa.list_(text), role=text, agency=text),
        "caption": _texts(pa, "text credit alt image raw", **place, marks=marks, **found),
        "paragraph": _struct(
            pa,
            text=text,
            kind=text,
            level=whole,
            marks=marks,
            group=whole,
            item=item,
            cells=pa.list_(cell),
            language=text,
            quote=whole,
            cite=text,
            anchor=text,
            **found,
        ),
        "image": _texts(pa, "address alt", width=big, height=big, **place, caption=whole, **found),
        "embed": _texts(pa, "kind address title", **place, **found),
        "unlisted": _texts(pa, "kind address reason", **place, **found),
        "post": _texts(
            pa,
            "text author author_url date",
            depth=whole,
            marks=marks,
            paragraphs=pa.list_(whole),
            **found,
        ),
        "entry": _texts(pa, "title date", paragraphs=pa.list_(whole)),
        "fingerprint": _texts(pa, "exact near", paragraphs=pa.list_(_texts(pa, "exact near"))),
        "removed": _texts(
            pa,
            "text label reason filter",
            confidence=pa.float64(),
            start=big,
            end=big,
            marks=marks,
            **found,
        ),
    }


def _texts(pa: Any, names: str, **others: Any) -> Any:
    """A struct of texts, by their names, and then of other types."""
    return _struct(pa, **dict.fromkeys(names.split(), pa.string()), **others)


def _struct(pa: Any, **parts: Any) -> Any:
    return pa.struct(list(parts.items()))


def _pyarrow() -> Any:
    try:
        return import_module("pyarrow")
    except ModuleNotFoundError as missing:
        raise MissingExtraError(
            "Arrow and Parquet need pyarrow; install it with: pip install 'cleanscrape[batch]'"
        ) from missing


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _sound(part) for name, part in value.items()}
    return [_sound(part) for part in value] if isinstance(value, list) else value
