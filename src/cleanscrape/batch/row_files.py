"""Files of rows, as `run` and the integrations write them: read some columns, add others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from ..integrations.rows import Row
from .errors import UsageError
from .sinks import JsonLines
from .sources import Sources, kind_of
from .streams import required, unpacked

_GROUP = 256  # rows that are read and written at a time
# The columns that can be added, and their types in Arrow.
_TYPES = {"duplicate_of": "string", "similarity": "float64"}


class RowFiles(Protocol):
    """Files of rows of one format."""

    def read(self, columns: Sequence[str], /) -> Iterator[Row]:
        """All rows, with these columns where a file has them."""
        ...

    def write(self, out: Path, added: Iterable[Row], /) -> None:
        """All rows once more, each with the columns that are added to it."""
        ...


@dataclass(frozen=True)
class JsonFiles:
    """JSON lines, compressed or not."""

    paths: tuple[str, ...]

    def read(self, _columns: Sequence[str]) -> Iterator[Row]:
        """All rows, whole."""
        for path in self.paths:
            with open(path, "rb") as raw, unpacked(raw, path) as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield _row(line, path, number)

    def write(self, out: Path, added: Iterable[Row]) -> None:
        """All rows with the columns that are added."""
        rows = ({**row, **more} for row, more in zip(self.read(()), added))
        sink = JsonLines(out.name)
        with open(out, "wb") as file:
            file.write(sink.encode([]))
            while group := list(islice(rows, _GROUP)):
                file.write(sink.encode(group))


def _row(line: bytes, path: str, number: int) -> Row:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise UsageError(f"{path}: line {number} is no row")
    return row


@dataclass(frozen=True)
class ParquetFiles:
    """Parquet files of one schema."""

    paths: tuple[str, ...]

    def read(self, columns: Sequence[str]) -> Iterator[Row]:
        """All rows with these columns, a group of them in memory at a time."""
        for path in self.paths:
            file = required("pyarrow.parquet", "Parquet").ParquetFile(path)
            there = [name for name in columns if name in file.schema_arrow.names]
            for batch in file.iter_batches(_GROUP, columns=there):
                yield from batch.to_pylist()

    def write(self, out: Path, added: Iterable[Row]) -> None:
        """All rows with the columns that are added."""
        pa, parquet = required("pyarrow", "Parquet"), required("pyarrow.parquet", "Parquet")
        new = pa.schema([(name, getattr(pa, kind)()) for name, kind in _TYPES.items()])
        rows = iter(added)
        schema = self._schema()
        with parquet.ParquetWriter(
            out, pa.unify_schemas([schema, new]), compression="zstd"
        ) as writer:
            for path in self.paths:
                for batch in parquet.ParquetFile(path).iter_batches(4 * _GROUP):
                    more = pa.RecordBatch.from_pylist([*islice(rows, len(batch))], schema=new)
                    columns = [*batch.columns, *more.columns]
                    writer.write_batch(
                        pa.RecordBatch.from_arrays(columns, schema=writer.schema), 4 * _GROUP
                    )

    def _schema(self) -> object:
        """The schema of the files.

        Raises:
            UsageError: they have several, or have the columns already.
        """
        parquet = required("pyarrow.parquet", "Parquet")
        first = parquet.read_schema(self.paths[0])
        for path in self.paths:
            found = parquet.read_schema(path)
            if found.names != first.names or found.types != first.types:
                raise UsageError(f"{path}: its columns are others than those of {self.paths[0]}")
        if {*_TYPES} & {*first.names}:
            raise UsageError(f"{self.paths[0]}: is marked already")
        return first.remove_metadata()


def row_files(names: Sequence[str], out: Path) -> RowFiles:
    """The files of rows that have the format of the output; others are left out.

    Args:
        names: files, folders and globs.
        out: the output, which is none of them.

    Raises:
        UsageError: the output has no format of rows, a name does not exist, or no file has the
            output's format.
    """
    kind = kind_of(out.name)
    if kind not in ("jsonl", "parquet"):
        raise UsageError(f"{out}: the output must end in .jsonl, .jsonl.gz, .jsonl.zst or .parquet")
    sources = Sources(names, out=out)
    sources.check()
    paths = tuple(source.path for source in sources if source.kind == kind)
    if not paths:
        raise UsageError(f"no file of rows in the format of {out}")
    return ParquetFiles(paths) if kind == "parquet" else JsonFiles(paths)
