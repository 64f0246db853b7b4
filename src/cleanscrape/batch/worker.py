"""A worker process: reads chunks from its pipe and returns their rows as bytes.

It says which page it is working on.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from ..integrations.pages import Clean, Page, clean_page, failed
from ..integrations.rows import Row, finished
from .sinks import Sink
from .tally import Tally

READY = "ready"
_FIRST = (
    "<h1>Rain</h1><p>By Jo Doe</p><p>3 May 2024</p>"
    + "<p>The first page pays for what is loaded late.</p>" * 9
)
NO_PAGE = -1.0


@dataclass(frozen=True, slots=True)
class Work:
    """The settings that every worker gets once: how to clean, and how to write rows."""

    clean: Clean
    sink: Sink
    removed: bool = True
    details: bool = True
    fingerprints: bool = False


@dataclass(slots=True)
class Task:
    """Pages to clean, and those of them (by position) that killed a worker.

    For these, the error to write instead.
    """

    pages: Sequence[Page]
    lost: dict[int, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """A task's rows, written as the sink writes them, and their counts."""

    data: bytes
    tally: Tally


def serve(pipe: Connection, mark: Any, work: Work) -> None:
    """Work until the pipe is closed.

    Args:
        pipe: sends `READY`, then a `Done` for each `Task` received.
        mark: two shared floats: the position of the current page (`NO_PAGE` for none), and when it
            was begun.
        work: the settings.
    """
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes; the parent decides what to do
    threading.Thread(target=_end_with_parent, daemon=True).start()
    clean_page(Page(_FIRST, kind="html"), work.clean)
    # Rows are thousands of objects, so the garbage collector runs often, and each run would scan
    # everything that was loaded: a fifth of the time.
    gc.collect()
    gc.freeze()
    try:
        pipe.send(READY)
        while True:
            pipe.send(_clean(pipe.recv(), mark, work))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _clean(task: Task, mark: Any, work: Work) -> Done:
    rows: list[Row] = []
    tally = Tally()
    for position, page in enumerate(task.pages):
        if position in task.lost:
            row = failed(page, *task.lost[position])
        else:
            mark[1] = time.monotonic()
            mark[0] = position
            row = clean_page(page, work.clean)
            mark[0] = NO_PAGE
        tally.count(row)
        tally.bytes += len(page.raw)
        rows.append(
            finished(
                row,
                removed=work.removed,
                details=work.details,
                fingerprints=work.fingerprints,
            )
        )
    return Done(work.sink.encode(rows), tally)


def _end_with_parent() -> None:
    """A worker in the middle of a chunk must not outlive a run that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
