"""Sinks: workers turn rows into bytes; at the end these become the finished file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from ..integrations.arrow import record_batch, schema
from ..integrations.rows import Row
from .errors import UsageError
from .streams import packed, required

# Size of a row group in memory, in bytes, as Arrow counts them. The parent of a run of 100,000
# pages took this many times the memory of the parent of 1,000 pages (`python -m
# benchmarks.cost.crawl memory`): 1.63 with
# 32 MB, 1.42 with 8 MB, 1.20 with 4 MB.
_GROUP = 4 << 20


class Sink(Protocol):
    """A format of the output."""

    def encode(self, rows: list[Row], /) -> bytes:
        """A chunk's rows as the bytes that are appended to the unfinished file."""
        ...

    def finish(self, spool: Path, ends: Iterator[int], out: Path, /) -> Path:
        """The finished file, made of the unfinished one, in the same folder.

        `spool` itself if it needs no more work.

        Args:
            spool: the unfinished file.
            ends: where each chunk ends in it.
            out: a name for a new file.
        """
        ...


@dataclass(frozen=True, slots=True)
class JsonLines:
    """JSON lines, compressed if the name says so."""

    name: str

    def encode(self, rows: list[Row]) -> bytes:
        """Lines in UTF-8; if compressed, as a gzip member or a zstd frame."""
        lines = (json.dumps(row, ensure_ascii=False, default=_plain) + "\n" for row in rows)
        return packed("".join(lines).encode("utf-8", "replace"), self.name)

    def finish(self, spool: Path, _ends: Iterator[int], _out: Path) -> Path:
        """The file as it is."""
        if spool.stat().st_size == 0:
            spool.write_bytes(packed(b"", self.name))
        return spool


@dataclass(frozen=True, slots=True)
class Parquet:
    """Parquet in `integrations.arrow.schema`; until it is finished, an Arrow stream per chunk."""

    def encode(self, rows: list[Row]) -> bytes:
        """The chunk as a compressed Arrow stream."""
        pa = required("pyarrow", "Parquet")
        out = pa.BufferOutputStream()
        with pa.ipc.new_stream(
            out, schema(), options=pa.ipc.IpcWriteOptions(compression="zstd")
        ) as stream:
            stream.write_batch(record_batch(rows))
        return bytes(out.getvalue())

    def finish(self, spool: Path, ends: Iterator[int], out: Path) -> Path:
        """Write the streams as row groups, one of them in memory at a time."""
        pa, parquet = required("pyarrow", "Parquet"), required("pyarrow.parquet", "Parquet")
        with (
            open(spool, "rb") as streams,
            parquet.ParquetWriter(out, schema(), compression="zstd") as writer,
        ):
            group: list[Any] = []
            size = start = 0
            for end in ends:
                group += list(pa.ipc.open_stream(streams.read(end - start)))
                size, start = sum(batch.nbytes for batch in group), end
                if size >= _GROUP:
                    writer.write_table(pa.Table.from_batches(group))
                    group = []
            if group:
                writer.write_table(pa.Table.from_batches(group))
        return out


def sink_for(name: str) -> Sink:
    """The sink for a file of this name.

    Raises:
        UsageError: no format has such an ending.

    >>> sink_for("out.parquet")
    Parquet()
    """
    lower = name.lower()
    if lower.endswith(".parquet"):
        required("pyarrow.parquet", "Parquet")
        return Parquet()
    if lower.removesuffix(".gz").removesuffix(".zst").endswith((".jsonl", ".ndjson")):
        packed(b"", name)
        return JsonLines(os.path.basename(name))
    raise UsageError(f"{name}: the output must end in .jsonl, .jsonl.gz, .jsonl.zst or .parquet")


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
