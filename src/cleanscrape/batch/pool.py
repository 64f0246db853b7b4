"""Worker processes and their supervision.

A worker that dies or hangs costs only the page that it was working on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from .chunks import Chunk
from .errors import BatchError
from .process import Process
from .worker import Done, Task, Work

_TRIES = 3  # how often a chunk may kill its worker between pages, or new workers may die in a row
_AHEAD = 8  # chunks per worker that may be taken beyond the oldest unfinished one
_TICK = 0.25  # seconds between looks at the time limit


@dataclass(slots=True)
class _Job:
    """A chunk that is being cleaned."""

    chunk: Chunk
    task: Task
    suspects: set[int] = field(default_factory=set)
    deaths: int = 0


class Pool:
    """Cleans chunks in `workers` processes.

    Args:
        workers: number of processes.
        work: how they clean and write rows.
        page_timeout: time limit for a page in seconds; its worker is then killed.
    """

    def __init__(self, workers: int, work: Work, page_timeout: float) -> None:
        self._work, self._timeout = work, page_timeout
        self._processes: list[Process[_Job]] = [Process(work) for _ in range(workers)]
        self._again: deque[_Job] = deque()
        self._stillborn = self._newest = 0

    def run(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Done]]:
        """Each chunk with its rows, as they are done.

        Chunks are taken from the iterator when workers become idle.

        Raises:
            BatchError: workers die before they begin a page.
        """
        source: Iterator[Chunk] | None = chunks
        while True:
            source = self._feed(source)
            busy = [process for process in self._processes if process.job or not process.ready]
            if source is None and not self._again and not any(process.job for process in busy):
                return
            ready = wait([process.pipe for process in busy], _TICK)
            for process in busy:
                if process.pipe in ready:
                    yield from self._hear(process)
                elif (overdue := process.overdue(self._timeout)) is not None:
                    process.kill()
                    self._lose(process, overdue)

    def close(self) -> None:
        """End all processes at once."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.end()

    def _feed(self, source: Iterator[Chunk] | None) -> Iterator[Chunk] | None:
        """Give work to idle workers; None when the source has ended."""
        for process in self._processes:
            if process.job or not process.ready:
                continue
            job = self._again.popleft() if self._again else None
            if job is None and source is not None and self._may_go_on():
                chunk = next(source, None)
                if chunk is None:
                    source = None
                else:
                    self._newest = chunk.index
                    job = _Job(chunk, Task(chunk.pages))
            if job is not None and not process.give(job, job.task):
                self._lose(process)
        return source

    def _may_go_on(self) -> bool:
        """Whether the newest chunk is not too far ahead of the oldest unfinished one.

        The chunks between them wait in memory.
        """
        unfinished = [process.job.chunk.index for process in self._processes if process.job]
        return not unfinished or self._newest - min(unfinished) < _AHEAD * len(self._processes)

    def _hear(self, process: Process[_Job]) -> Iterator[tuple[Chunk, Done]]:
        try:
            done = process.receive()
        except (EOFError, OSError):
            self._lose(process)
            return
        if isinstance(done, Done) and process.job:
            job, process.job = process.job, None
            job.chunk.pages = []  # the rows may wait for an earlier chunk; the pages need not
            yield job.chunk, done
        else:
            self._stillborn = 0

    def _lose(self, process: Process[_Job], overdue: int | None = None) -> None:
        """Replace a dead worker, and retry its chunk without the page that killed it."""
        job, code, page = process.job, process.end(), process.page()
        if job is None:
            self._stillborn += 1
        elif overdue is not None:
            job.task.lost[overdue] = ("PageTimeout", f"not done after {self._timeout:g} s")
        elif page is None:
            job.deaths += 1
        elif page in job.suspects:
            job.task.lost[page] = (
                "WorkerDied",
                f"the worker process ended twice on this page, exit code {code}",
            )
        else:
            job.suspects.add(page)  # it may have been killed from outside: try once more
        if self._stillborn >= _TRIES or (job and job.deaths >= _TRIES):
            raise BatchError(
                f"worker processes end before they begin on a page (exit code {code}); "
                "a script that calls run() must do so under: if __name__ == '__main__'"
            )
        if job:
            self._again.append(job)
        self._processes[self._processes.index(process)] = Process(self._work)
