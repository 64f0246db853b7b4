"""Clean a crawl: pages in files, JSON lines, Parquet, WARC or WET become rows.

The rows are written as JSON lines or Parquet.

Needs the extra ``batch``; for files and JSON lines the extra ``cli`` is enough.
"""

from __future__ import annotations

from ..fingerprints import LEAST
from ..integrations.pages import Columns, Page
from .accounts import accounts, items, known_of
from .duplicates import Marked, near_duplicates
from .errors import BatchError, UsageError
from .learn import Learned, learn, load_memory
from .options import Options
from .run import Progress, run
from .sources import kind_of
from .tally import Tally

__all__ = [
    "LEAST",
    "BatchError",
    "Columns",
    "Learned",
    "Marked",
    "Options",
    "Page",
    "Progress",
    "Tally",
    "UsageError",
    "accounts",
    "items",
    "kind_of",
    "known_of",
    "learn",
    "load_memory",
    "near_duplicates",
    "run",
]
