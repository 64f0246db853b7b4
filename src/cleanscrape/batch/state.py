"""The unfinished run on disk.

It has the settings, the rows so far, and a journal that says which of them are valid.

The folder ``OUT.partial`` stands beside the output and holds::

    manifest.json   the options and the sources' fingerprint; a resumed run must have the same
    rows            the rows of all finished chunks, one chunk after the other
    journal.jsonl   a line for each finished chunk: its number, where its rows end, where the next
                    chunk begins, its counts

Rows are flushed to disk before the journal lists them. Rows that the journal does not list were
being written when the run stopped; a resumed run cuts them off.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from .chunks import Chunk, Place
from .errors import UsageError
from .sources import MANIFEST, PARTIAL
from .streams import required
from .tally import Tally

_SYNC = 0.5  # seconds of work that may be lost


class State:
    """The folder of an unfinished run, open for one process.

    Args:
        out: the output that it is for.

    Attributes:
        tally: the counts so far.
        chunk: number of the first chunk that is not done.
        place: where that chunk begins.
        done: numbers of later chunks that are done (if the order is not kept).
    """

    def __init__(self, out: Path) -> None:
        self.folder = out.with_name(out.name + PARTIAL)
        self.manifest, self.rows, self.journal = (
            self.folder / name for name in (MANIFEST, "rows", "journal.jsonl")
        )
        self.tally = Tally()
        self.chunk, self.place = 0, Place()
        self.done: set[int] = set()
        self._places: dict[int, Place] = {}
        self._lines: list[str] = []
        self._synced = 0.0

    def lock(self) -> None:
        """Make the folder, and lock it for this process.

        Raises:
            UsageError: another run has locked it.
            MissingExtraError: filelock is not installed.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        filelock = required("filelock", "a batch run")
        # The system lets go of it when the process ends, however that is.
        self._lock = filelock.FileLock(self.folder / "lock", timeout=0)
        try:
            self._lock.acquire()
        except filelock.Timeout:
            raise UsageError(f"{self.folder}: another run is writing this output") from None

    def begin(self, asked: dict[str, Any]) -> None:
        """Start with nothing done."""
        self.rows.write_bytes(b"")
        self.journal.write_bytes(b"")
        draft = self.manifest.with_suffix(".new")
        draft.write_text(json.dumps(asked, indent=1), encoding="utf-8")
        os.replace(draft, self.manifest)
        self._open()

    def resume(self, asked: dict[str, Any]) -> None:
        """Continue where the journal ends.

        Raises:
            UsageError: the run was begun with other sources or options.
        """
        before = json.loads(self.manifest.read_text(encoding="utf-8"))
        differing = sorted(
            name for name in asked.keys() | before.keys() if asked.get(name) != before.get(name)
        )
        if differing:
            raise UsageError(
                f"cannot resume {self.folder}: changed since it was begun: {', '.join(differing)}"
            )
        end, valid = self.recount(self.rows.stat().st_size)
        os.truncate(self.rows, end)
        os.truncate(self.journal, valid)
        self._open()

    def recount(self, size: int | None = None) -> tuple[int, int]:
        """Read the journal, as far as the rows that it lists exist.

        Returns where the valid rows and the valid journal end.

        Args:
            size: of the file of rows; None if it is complete.
        """
        end = valid = 0
        for entry, position in self._entries():
            if size is not None and entry["end"] > size:
                break
            end, valid = entry["end"], position
            self.tally.add(Tally.from_dict(entry["tally"]))
            self._finish(entry["chunk"], Place(*entry["next"]))
        return end, valid

    def write(self, chunk: Chunk, data: bytes, tally: Tally) -> None:
        """Add a chunk's rows.

        Raises:
            OSError: the disk is full, or worse.
        """
        self._rows.write(data)
        self.tally.add(tally)
        self._finish(chunk.index, chunk.next)
        entry = {
            "chunk": chunk.index,
            "end": self._rows.tell(),
            "next": astuple(chunk.next),
            "tally": tally.to_dict(),
        }
        self._lines.append(json.dumps(entry) + "\n")
        if time.monotonic() - self._synced > _SYNC:
            self.sync()

    def sync(self) -> None:
        """Flush rows, and then the journal, to disk."""
        for file, lines in ((self._rows, b""), (self._journal, "".join(self._lines).encode())):
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        self._lines.clear()
        self._synced = time.monotonic()

    def ends(self) -> Iterator[int]:
        """Where each chunk ends in `rows`."""
        for entry, _ in self._entries():
            yield entry["end"]

    def close(self) -> None:
        """Flush what is done, and close the files."""
        with suppress(OSError, AttributeError):
            self.sync()
        for name in ("_rows", "_journal"):
            if file := self.__dict__.pop(name, None):
                with suppress(OSError):
                    file.close()
        if lock := self.__dict__.pop("_lock", None):
            lock.release()

    def remove(self) -> None:
        """Delete the folder: the output is complete."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _open(self) -> None:
        self._rows, self._journal = open(self.rows, "ab"), open(self.journal, "ab")  # noqa: SIM115 - see `close`

    def _finish(self, chunk: int, after: Place) -> None:
        self.done.add(chunk)
        self._places[chunk] = after
        while self.chunk in self.done:
            self.done.remove(self.chunk)
            self.place = self._places.pop(self.chunk)
            self.chunk += 1

    def _entries(self) -> Iterator[tuple[dict[str, Any], int]]:
        """The journal's complete lines, and the position after each.

        An incomplete last line does not count.
        """
        with open(self.journal, "rb") as lines:
            for line in lines:
                try:
                    entry = json.loads(line) if line.endswith(b"\n") else None
                except ValueError:
                    entry = None
                if entry is None:
                    return
                yield entry, lines.tell()
