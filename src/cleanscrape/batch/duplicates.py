"""Mark the near copies among rows: a pointer to the first one, and nothing is cut."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from .. import Fingerprint, fingerprint, resembling
from ..fingerprints import LEAST
from ..integrations.pages import moment
from ..integrations.rows import Row
from .row_files import row_files

_COLUMNS = ("id", "page_url", "crawled", "source", "record", "fingerprint", "text")
_LAST = "9999"  # a page of which nobody knows when it was fetched comes after the others


@dataclass(frozen=True, slots=True)
class Marked:
    """What was marked.

    Args:
        rows: all of them.
        duplicates: rows that resemble an earlier one.
        copies: of these, the rows with the same words.
    """

    rows: int
    duplicates: int
    copies: int


def near_duplicates(
    rows: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    at_least: float = LEAST,
) -> Marked:
    r"""Write rows anew with two columns: which row each is a near copy of, and how near.

    ``duplicate_of`` names the first row that a row resembles by its `id`, else its `page_url`, else
    ``source#record``; it is null for a row that resembles no earlier one, and ``similarity`` too.
    First is the page that was fetched first, then the smaller of these names. So the same rows are
    marked however they lie in files. Of every group one row stays unmarked.

    Rows that were written without fingerprints get theirs from the text. A row takes 1.3 kB
    of memory.

    Args:
        rows: a file, folder or glob, or several, of JSON lines or Parquet.
        out: the file to write, of the same format. It appears when it is complete.
        at_least: the similarity from which a row is a near copy, .5 to 1.

    Raises:
        ValueError: `at_least` is out of its range.
        UsageError: there are no such rows, or they cannot be read.
        MissingExtraError: Parquet needs pyarrow.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     rows, marked = Path(folder, "rows.jsonl"), Path(folder, "marked.jsonl")
    ...     _ = rows.write_text('{"id": "1", "text": "Rain."}\n{"id": "2", "text": "RAIN"}\n')
    ...     near_duplicates(rows, marked)
    ...     print(marked.read_text().splitlines()[1])
    Marked(rows=2, duplicates=1, copies=1)
    {"id": "2", "text": "RAIN", "duplicate_of": "1", "similarity": 1.0}
    """
    given = [rows] if isinstance(rows, (str, os.PathLike)) else rows
    target = Path(out)
    files = row_files([os.fspath(name) for name in given], target)
    places, prints = [], []
    for row in files.read(_COLUMNS):
        places.append(_place(row))
        prints.append(_print(row))
    order = sorted(range(len(places)), key=places.__getitem__)
    found: list[Row] = [{"duplicate_of": None, "similarity": None}] * len(places)
    copies = 0
    for at, first in zip(order, resembling([prints[at] for at in order], at_least)):
        if first is not None:
            one, other = order[first[0]], prints[order[first[0]]]
            found[at] = {"duplicate_of": places[one][1], "similarity": first[1]}
            copies += prints[at].exact == other.exact  # type: ignore[union-attr]
    draft = target.with_name("new-" + target.name)
    try:
        files.write(draft, found)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return Marked(len(places), sum(row["duplicate_of"] is not None for row in found), copies)


def _place(row: Row) -> tuple[str, str]:
    """Where a row stands among all: when its page was fetched, and its name."""
    crawled: datetime | None = moment(row.get("crawled"))
    name = row.get("id") or row.get("page_url") or f"{row.get('source')}#{row.get('record')}"
    return crawled.isoformat() if crawled else _LAST, str(name)


def _print(row: Row) -> Fingerprint | None:
    known: dict[str, Any] | None = row.get("fingerprint")
    if known:
        return Fingerprint(int(known["exact"], 16), bytes.fromhex(known["near"]))
    return fingerprint(row.get("text") or "")
