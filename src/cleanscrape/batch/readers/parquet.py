"""Parquet: a page per row."""

from __future__ import annotations

from collections.abc import Iterator

from ...integrations.pages import Page
from ..options import Options
from ..streams import required
from .opened import Opened, too_large

_ROWS = 64  # read at a time: a row may be megabytes


def read_parquet(opened: Opened, options: Options) -> Iterator[Page]:
    """A page for each row; only the columns that are needed are read.

    Raises:
        ValueError: there is no column for the page.
    """
    columns = options.columns
    # Without pre_buffer the pages of a column are read as they are needed, not a row group at once.
    file = required("pyarrow.parquet", "a Parquet file").ParquetFile(opened.raw, pre_buffer=False)
    names = file.schema_arrow.names
    page = columns.page_column(names)
    wanted = [
        name
        for name in dict.fromkeys(
            (page, columns.url, columns.id, columns.crawled, columns.encoding)
        )
        if name in names
    ]
    record = 0
    for batch in file.iter_batches(_ROWS, columns=wanted, use_threads=False):
        for row in batch.to_pylist():
            raw = row[page]
            if isinstance(raw, (str, bytes)) and len(raw) > options.page_bytes:
                yield Page(source=opened.path, record=record, error=too_large(options.page_bytes))
            else:
                yield columns.page_of(row, opened.path, record)
            record += 1
