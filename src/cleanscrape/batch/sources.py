"""Turn names on the command line into files, one after the other, without keeping a list."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from .errors import UsageError

PACKED = (".gz", ".zst")
# How the folder of an unfinished run is named, after its output, and a file that is in each.
PARTIAL, MANIFEST = ".partial", "manifest.json"
_KINDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
    ".wat": "warc",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file and how to read it."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A summary of the sources.

    Their number, their bytes on disk, and a fingerprint of names, sizes and times.
    """

    files: int
    size: int
    fingerprint: str


def kind_of(path: str) -> str:
    """How to read a file of this name: ``"jsonl"``, ``"parquet"``, ``"warc"`` or ``"page"``.

    >>> [kind_of(name) for name in ("a.warc.wet.gz", "a.jsonl.zst", "a.html", "a")]
    ['warc', 'jsonl', 'page', 'page']
    """
    name = path.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return _KINDS.get(os.path.splitext(name)[1], "page")


@dataclass(frozen=True)
class Sources:
    """Files, folders (all files in them, sorted), globs, and a list of such names in a file.

    Args:
        names: files, folders and globs.
        listed: a file with more names, one a line.
        kind: read every file as this; None goes by its name.
        out: the run's output, which is no source although it may stand in one of the folders.
    """

    names: Sequence[str]
    listed: Path | None = None
    kind: str | None = None
    out: Path | None = None

    def check(self) -> None:
        """Check that each name exists.

        Raises:
            UsageError: a file does not exist, or a glob has no match. Names in the list are not
                checked; those that do not exist become rows with an error.
        """
        for name in self.names:
            if (
                not os.path.lexists(name)
                and next(iter(glob.iglob(name, recursive=True)), None) is None
            ):
                raise UsageError(f"{name}: no such file or folder, and no match as a pattern")

    def __iter__(self) -> Iterator[Source]:
        out = os.path.abspath(self.out) if self.out is not None else None
        for name in self._given():
            for path in _expanded(name):
                if os.path.abspath(path) == out:
                    continue
                yield Source(path, self.kind or kind_of(path))

    def survey(self) -> Survey:
        """Go through all sources once."""
        files = size = 0
        mark = blake2b(digest_size=16)
        for source in self:
            try:
                found = os.stat(source.path)
                files, size, facts = (
                    files + 1,
                    size + found.st_size,
                    f"{found.st_size} {found.st_mtime_ns}",
                )
            except OSError:
                files, facts = files + 1, "missing"
            mark.update(
                f"{source.path}\0{source.kind}\0{facts}\n".encode("utf-8", "surrogateescape")
            )
        return Survey(files, size, mark.hexdigest())

    def _given(self) -> Iterator[str]:
        yield from self.names
        if self.listed is not None:
            with open(self.listed, encoding="utf-8", errors="surrogateescape") as lines:
                yield from (line.rstrip("\r\n") for line in lines if line.strip())


def keep_list(lines: Iterable[str], path: Path) -> Path:
    """Write names to a file, so that they can be read more than once; the file's path."""
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as out:
        out.writelines(line if line.endswith("\n") else line + "\n" for line in lines)
    return path


def _expanded(name: str) -> Iterator[str]:
    if os.path.isdir(name):
        yield from _files_in(name)
    elif os.path.lexists(name) or not glob.has_magic(name):
        yield name
    else:
        for match in sorted(glob.iglob(name, recursive=True)):
            if os.path.isfile(match):
                yield match


def _files_in(folder: str) -> Iterator[str]:
    """The files in a folder and below, sorted in each folder.

    Hidden ones are left out, and so are folders of unfinished runs.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}") from error
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if os.path.isdir(path):
            is_run = name.endswith(PARTIAL) and os.path.exists(os.path.join(path, MANIFEST))
            yield from () if os.path.islink(path) or is_run else _files_in(path)
        else:
            yield path
