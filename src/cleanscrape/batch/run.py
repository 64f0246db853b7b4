"""A run from its sources to its output."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .. import Pipeline, __version__
from .chunks import Chunk, Place, chunks
from .columns import check_column
from .errors import BatchError, UsageError
from .learn import memory_of, rules_of
from .options import Options
from .pool import Pool
from .sinks import sink_for
from .sources import Sources, keep_list
from .state import State
from .tally import Tally
from .worker import Done, Work


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run.

    Args:
        tally: the counts, including those of earlier runs that this one resumed.
        read: bytes of the sources read so far.
        size: bytes of the sources in all.
        seconds: since this run began.
        earlier: pages and bytes of `tally` and `read` that earlier runs did.

    >>> standing = Progress(Tally(pages=300), read=40, size=100, seconds=10.0, earlier=(100, 20))
    >>> standing.rate, standing.remaining
    (20.0, 30.0)
    """

    tally: Tally
    read: int
    size: int
    seconds: float
    earlier: tuple[int, int] = (0, 0)

    @property
    def rate(self) -> float:
        """Pages per second."""
        return (self.tally.pages - self.earlier[0]) / max(self.seconds, 1e-9)

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest will take at the current pace; None if there is no pace yet."""
        done = self.read - self.earlier[1]
        return max(self.size - self.read, 0) / done * self.seconds if done > 0 else None


Report = Callable[[Progress], None]


def run(
    sources: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    pipeline: Pipeline | None = None,
    options: Options | None = None,
    names: Iterable[str] | None = None,
    report: Report | None = None,
) -> Tally:
    """Clean all pages of the sources into one file.

    Args:
        sources: a file, folder or glob, or several; docs/reference/batch.md says which formats are
            read.
        out: the file to write: ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst`` or ``.parquet``. It
            appears when it is complete.
        pipeline: how to clean; None is the default pipeline. Workers get a copy, so its filters
            must be picklable.
        options: the settings.
        names: more sources, one per line; one that cannot be read becomes a row with an error.
        report: called after every chunk.

    Returns:
        The counts, including those of earlier runs that this one resumed.

    Raises:
        UsageError: the run cannot start: a source is missing, the output exists already, or the
            options differ from those of the run to resume.
        BatchError: the run had to stop (a full disk, workers that do not start);
            ``Options(existing="resume")`` continues it.
        MissingExtraError: a format needs a library that is not installed.
        KeyboardInterrupt: Ctrl-C; can be resumed as well.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "page.html").write_text(
    ...         "<h1>Rain</h1><p>It rained all day in the valley, and the river rose."
    ...     )
    ...     tally = run(
    ...         Path(folder, "page.html"), Path(folder, "out.jsonl"), options=Options(workers=1)
    ...     )
    >>> tally.pages, tally.found, dict(tally.errors)
    (1, 1, {})
    """
    options, pipeline, target = options or Options(), pipeline or Pipeline.default(), Path(out)
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    wanted = Sources([os.fspath(name) for name in given], kind=options.kind, out=target)
    wanted.check()
    check_column(wanted, options)
    kept = options.removed, options.details, options.fingerprints
    work = Work(pipeline, sink_for(target.name), *kept)
    state = State(target)
    if _complete(state, target, options):
        return state.tally
    with _held(state):
        if names is not None:
            wanted = replace(wanted, listed=keep_list(names, state.folder / "names"))
        survey = wanted.survey()
        settings = {
            name: [getattr(part, name, None) for part in pipeline.filters]
            for name in ("favor", "page_type")
        }
        filters = {
            "filters": list(pipeline.names),
            "splitters": list(pipeline.splitter_names),
            **settings,
            **memory_of(pipeline),
            **rules_of(pipeline),
        }
        _begin(
            state,
            {**options.binding(), **filters, "sources": survey.fingerprint, "version": __version__},
            options,
        )
        _work(state, wanted, options, work, _Reporter(report, survey.size, state))
        state.sync()
        os.replace(work.sink.finish(state.rows, state.ends(), state.folder / "finished"), target)
    state.remove()
    return state.tally


def _complete(state: State, target: Path, options: Options) -> bool:
    """True if the run to resume was already complete.

    Raises:
        UsageError: there is an output or an unfinished run, and `options` does not say what to do
            with it.
    """
    begun = state.manifest.exists()
    if options.existing == "refuse" and begun:
        raise UsageError(
            f"{state.folder}: an unfinished run is there; "
            "go on with it (--resume) or start anew (--overwrite)"
        )
    if options.existing == "refuse" and target.exists():
        raise UsageError(f"{target}: is there already; choose another name, or --overwrite")
    if options.existing != "resume" or not target.exists():
        return False
    if begun and state.rows.exists():
        return False
    if begun:  # killed between the last rename and the folder's removal
        state.recount()
        state.remove()
    return True


def _begin(state: State, asked: dict[str, Any], options: Options) -> None:
    if options.existing == "resume" and state.manifest.exists() and state.rows.exists():
        state.resume(asked)
    else:
        state.begin(asked)


def _work(
    state: State,
    sources: Sources,
    options: Options,
    work: Work,
    report: Callable[[Tally, Place], None],
) -> None:
    """Clean what is not done yet, and write it chunk by chunk."""
    before = frozenset(state.done)
    todo = (
        chunk
        for chunk in chunks(sources, options, state.chunk, state.place)
        if chunk.index not in before
    )
    pool = Pool(options.processes(), work, options.page_timeout)
    try:
        results = pool.run(todo)
        for chunk, done in _in_order(results, state.chunk) if options.ordered else results:
            done.tally.skipped, done.tally.broken = chunk.skipped, chunk.broken
            state.write(chunk, done.data, done.tally)
            report(state.tally, chunk.next)
    finally:
        pool.close()


def _in_order(results: Iterable[tuple[Chunk, Done]], first: int) -> Iterator[tuple[Chunk, Done]]:
    """Hold back early results. These are few, because the pool does not run far ahead."""
    early: dict[int, tuple[Chunk, Done]] = {}
    for result in results:
        early[result[0].index] = result
        while first in early:
            yield early.pop(first)
            first += 1


class _Reporter:
    """Turns counts into reports of this run's progress, after what earlier runs did."""

    def __init__(self, report: Report | None, size: int, state: State) -> None:
        self._report, self._size, self._begun = report, size, time.monotonic()
        self._earlier = state.tally.pages, state.place.before + state.place.position
        self._read = self._earlier[1]

    def __call__(self, tally: Tally, place: Place) -> None:
        self._read = max(
            self._read, place.before + place.position
        )  # chunks may be done out of order
        if self._report is not None:
            self._report(
                Progress(
                    tally, self._read, self._size, time.monotonic() - self._begun, self._earlier
                )
            )


@contextmanager
def _held(state: State) -> Iterator[None]:
    """Lock the state's folder for this process; finished work is kept, whatever happens."""
    try:
        state.lock()
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise BatchError(
            f"cannot write in {state.folder}: {reason}; "
            "fix that, then go on from here with --resume"
        ) from error
    finally:
        state.close()
