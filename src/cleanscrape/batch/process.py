"""A worker process, seen from its parent."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

from .worker import NO_PAGE, READY, Done, Task, Work, serve

Job = TypeVar("Job")

# "spawn" is safe in programs with threads, and the same on every system.
_SPAWN = get_context("spawn")


class Process(Generic[Job]):
    """A worker process, started at once.

    Attributes:
        pipe: where its answers arrive.
        ready: whether it has started up.
        job: the task that it has not answered yet.
    """

    def __init__(self, work: Work) -> None:
        self.ready = False
        self.job: Job | None = None
        self._mark: Any = _SPAWN.RawArray("d", [NO_PAGE, 0.0])
        self.pipe, end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=serve, args=(end, self._mark, work), daemon=True)
        with _interrupts_ignored():
            self._process.start()
        end.close()

    def give(self, job: Job, task: Task) -> bool:
        """Send a task; False if the process has died."""
        self.job = job
        try:
            self.pipe.send(task)
        except OSError:
            return False
        return True

    def receive(self) -> Done | None:
        """The answer that has arrived; None if it only says that the process is ready.

        Raises:
            EOFError, OSError: the process has died.
        """
        answer = self.pipe.recv()
        if answer == READY:
            self.ready = True
            return None
        done: Done = answer
        return done

    def page(self) -> int | None:
        """The position of the page that it is working on, or was when it died."""
        return None if self._mark[0] == NO_PAGE else int(self._mark[0])

    def overdue(self, limit: float) -> int | None:
        """The position of the current page, if it has taken more than this many seconds."""
        page = self.page()
        return (
            page if page is not None and time.monotonic() - float(self._mark[1]) > limit else None
        )

    def kill(self) -> None:
        """Kill it."""
        self._process.kill()

    def end(self) -> int | None:
        """Wait until it ends, and free its resources; its exit code, negative for a signal."""
        self._process.join()
        self.pipe.close()
        return self._process.exitcode


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ignore SIGINT while a process starts, so that it ignores SIGINT from the beginning.

    Otherwise it could print a traceback.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
