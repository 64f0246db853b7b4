"""Counts of a run: added up chunk by chunk, kept in the journal, printed at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..integrations.rows import Row

_NUMBERS = ("pages", "found", "skipped", "broken", "characters", "bytes")


@dataclass
class Tally:
    """The counts of a run.

    Args:
        pages: rows written.
        found: rows with a body.
        skipped: records of WARC files that are not an HTML page with status 200.
        broken: sources that could not be read completely.
        characters: of all text, kept or removed.
        bytes: of the pages as they were read.
        errors: kind of error to rows.
        removed: filter to characters that it removed.
    """

    pages: int = 0
    found: int = 0
    skipped: int = 0
    broken: int = 0
    characters: int = 0
    bytes: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)

    def count(self, row: Row) -> None:
        """Add a row of `clean_page`."""
        self.pages += 1
        if row["error"]:
            self.errors[row["error"]] += 1
            return
        self.found += bool(row["text"])
        kept = (
            len(row["text"])
            + len(row["title"] or "")
            + sum(len(caption["text"]) for caption in row["captions"])
        )
        gone = 0
        for piece in row["removed"]:
            size = len(piece["text"])
            self.removed[piece["filter"]] += size
            gone += size
        self.characters += kept + gone

    def add(self, other: Tally) -> None:
        """Add another tally."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.errors.update(other.errors)
        self.removed.update(other.removed)

    @property
    def failed(self) -> int:
        """Rows with an error."""
        return sum(self.errors.values())

    def shares(self) -> dict[str, float]:
        """Filter to the share of all text that it removed, largest first.

        >>> Tally(characters=200, removed=Counter(icons=50)).shares()
        {'icons': 0.25}
        """
        return (
            {name: size / self.characters for name, size in self.removed.most_common()}
            if self.characters
            else {}
        )

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON-ready data."""
        return {
            **{name: getattr(self, name) for name in _NUMBERS},
            "errors": dict(self.errors),
            "removed": dict(self.removed),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Tally:
        """Read back what `to_dict` gave.

        >>> Tally.from_dict(Tally(pages=3).to_dict()).pages
        3
        """
        return cls(
            **{name: data[name] for name in _NUMBERS},
            errors=Counter(data["errors"]),
            removed=Counter(data["removed"]),
        )
