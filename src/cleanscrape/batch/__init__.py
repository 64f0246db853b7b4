"""Clean a crawl: pages in files, JSON lines, Parquet, WARC or WET become rows.

The rows are written as JSON lines or Parquet.

Needs the extra ``batch``; for files and JSON lines the extra ``cli`` is enough.
"""

from __future__ import annotations

from ..integrations.pages import Columns
from .accounts import accounts
from .errors import BatchError, UsageError
from .learn import Learned, learn, load_memory
from .options import Options
from .run import Progress, run
from .tally import Tally

__all__ = [
    "BatchError",
    "Columns",
    "Learned",
    "Options",
    "Progress",
    "Tally",
    "UsageError",
    "accounts",
    "learn",
    "load_memory",
    "run",
]
