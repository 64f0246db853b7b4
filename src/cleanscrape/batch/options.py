"""The settings of a run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from ..integrations.pages import Columns
from .errors import UsageError

KINDS = ("page", "jsonl", "parquet", "warc")
_BINDING = (
    "ordered", "removed", "details", "fingerprints", "page_bytes", "chunk_bytes", "kind",
)  # fmt: skip
EXISTING = ("refuse", "resume", "overwrite")


@dataclass(frozen=True)
class Options:
    """The settings of a run.

    Args:
        workers: number of processes that clean; None for one per usable CPU.
        existing: what to do about the output of an earlier run: ``"refuse"``; ``"resume"`` its
            unfinished work (or do nothing if it is complete); ``"overwrite"``.
        ordered: keep the sources' order; False writes chunks as they are done.
        removed: fill the column of what was removed and why.
        details: fill the heavy columns and keys: marks, cells, images, embeds, comments, posts,
            unlisted.
        fingerprints: fill the column of fingerprints.
        page_timeout: time limit for a page, in seconds.
        page_bytes: size above which a page is not read.
        chunk_bytes: pages go to a worker in chunks of about this size, and of at most 256 pages.
        kind: read every source as ``"page"``, ``"jsonl"``, ``"parquet"`` or ``"warc"``; None
            decides by its name.
        columns: names of the columns in JSON lines and Parquet.

    Raises:
        UsageError: a value is out of its range.

    >>> Options(workers=2).workers
    2
    """

    workers: int | None = None
    existing: str = "refuse"
    ordered: bool = True
    removed: bool = True
    details: bool = True
    fingerprints: bool = False
    page_timeout: float = 60.0
    page_bytes: int = 32 << 20
    chunk_bytes: int = 1 << 20
    kind: str | None = None
    columns: Columns = field(default_factory=Columns)

    def __post_init__(self) -> None:
        for name in ("workers", "page_timeout", "page_bytes", "chunk_bytes"):
            value = getattr(self, name)
            if value is not None and value <= 0:
                raise UsageError(f"{name} must be more than 0, not {value}")
        if self.existing not in EXISTING:
            raise UsageError(
                f"existing must be one of {', '.join(EXISTING)}, not {self.existing!r}"
            )
        if self.kind not in (None, *KINDS):
            raise UsageError(f"kind must be one of {', '.join(KINDS)}, not {self.kind!r}")

    def processes(self) -> int:
        """The number of workers; if none was given, the number of usable CPUs."""
        return self.workers or (
            len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count() or 1
        )

    def binding(self) -> dict[str, Any]:
        """The settings that decide the rows and where chunks are cut.

        A resumed run must have the same ones.
        """
        columns = vars(self.columns)
        return {
            **{name: getattr(self, name) for name in _BINDING},
            **{f"column {name}": value for name, value in columns.items()},
        }
