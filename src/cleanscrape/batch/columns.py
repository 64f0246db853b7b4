"""See that a source has the column that the caller names, before a run begins."""

from __future__ import annotations

import json

from ..integrations.pages import Columns
from .errors import UsageError
from .options import Options
from .sources import Source, Sources
from .streams import required, unpacked

_LINES = 10  # of a JSON-lines file, of which the first may be broken


def check_column(sources: Sources, options: Options) -> None:
    """Refuse a name of the page's column that the first source with columns does not have.

    Each of its pages would fail. Only a column that the caller names is checked, and only where the
    source can be read; what is wrong with it otherwise becomes a row.

    Raises:
        UsageError: the column is not there; the message names those that are.
    """
    columns = options.columns
    if columns.page is None:
        return
    source = next((source for source in sources if source.kind in ("jsonl", "parquet")), None)
    if source is None:
        return
    names = _names(source, options.page_bytes)
    if names:
        _check(columns, names, source.path)


def _check(columns: Columns, names: list[str], path: str) -> None:
    try:
        columns.page_column(names)
    except ValueError as error:
        raise UsageError(f"{path}: {error} (--page-column)") from None


def _names(source: Source, limit: int) -> list[str]:
    """The names of a source's columns; none where they cannot be read."""
    try:
        with open(source.path, "rb") as raw:
            if source.kind == "parquet":
                file = required("pyarrow.parquet", "a Parquet file").ParquetFile(raw)
                return list(file.schema_arrow.names)
            with unpacked(raw, source.path) as stream:
                lines = [stream.readline(limit) for _ in range(_LINES)]
    except (OSError, EOFError, ValueError):
        return []
    return next(filter(None, map(_keys, lines)), [])


def _keys(line: bytes) -> list[str]:
    """The keys of a JSON object; none where the line is no such."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return list(data) if isinstance(data, dict) else []
