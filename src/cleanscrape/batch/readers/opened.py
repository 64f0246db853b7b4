"""An open source, and how far it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Opened:
    """A source's path and its raw stream, whose position is the progress."""

    path: str
    raw: IO[bytes]

    def position(self) -> int:
        """Bytes of the file read so far; of a compressed file, compressed bytes."""
        return self.raw.tell()


def too_large(limit: int) -> tuple[str, str]:
    """The error of a page above the size that is read."""
    return "PageTooLarge", f"more than {limit:,} bytes"
