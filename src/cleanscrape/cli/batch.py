"""The command ``cleanscrape batch``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import MissingExtraError, UnknownFilterError, UnknownSplitterError
from ..batch import BatchError, Columns, Options, Progress, run
from .codes import BROKEN, USAGE
from .flags import Kind, PageColumn, PipelineFlags, UrlColumn
from .folders import make_folder
from .progress import Report, shown, summary


@dataclass(frozen=True, kw_only=True)
class Flags(PipelineFlags):
    """The command's options, as Typer reads them."""

    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files, folders, globs; '-' reads a list of names."
        ),
    ]
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="The file to write: .jsonl, .jsonl.gz, .jsonl.zst, .parquet.",
        ),
    ]
    workers: Annotated[
        int | None,
        typer.Option(help="Number of processes; one a CPU if not given.", show_default=False),
    ] = None
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Go on with the unfinished run of this output, if there is one."
        ),
    ] = False
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Start anew, whatever is there.")
    ] = False
    unordered: Annotated[
        bool,
        typer.Option("--unordered", help="Write rows as they are done, not in the sources' order."),
    ] = False
    no_removed: Annotated[
        bool, typer.Option("--no-removed", help="Leave the column of removed text empty.")
    ] = False
    no_details: Annotated[
        bool,
        typer.Option(
            "--no-details", help="Leave marks, cells, images, embeds, comments and posts empty."
        ),
    ] = False
    fingerprints: Annotated[
        bool, typer.Option("--fingerprints", help="Fill the column of fingerprints.")
    ] = False
    page_timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="Give a page up after so long.")
    ] = Options.page_timeout
    page_bytes: Annotated[int, typer.Option(help="Give a page up that is larger.")] = (
        Options.page_bytes
    )
    chunk_bytes: Annotated[int, typer.Option(help="Size of the pieces that workers are given.")] = (
        Options.chunk_bytes
    )
    read_as: Annotated[
        Kind | None,
        typer.Option(help="Read every source as this, whatever its name.", show_default=False),
    ] = None
    page_column: PageColumn = None
    url_column: UrlColumn = Columns.url
    id_column: Annotated[
        str, typer.Option(metavar="NAME", help="Column of your key, carried along.")
    ] = Columns.id
    crawled_column: Annotated[
        str, typer.Option(metavar="NAME", help="Column of the time when it was fetched.")
    ] = Columns.crawled
    encoding_column: Annotated[
        str, typer.Option(metavar="NAME", help="Column of the encoding of a page of bytes.")
    ] = Columns.encoding
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False

    def options(self) -> Options:
        """The run's settings.

        Raises:
            UsageError: a value is outside its range.
        """
        existing = "overwrite" if self.overwrite else "resume" if self.resume else "refuse"
        columns = Columns(
            self.page_column,
            self.url_column,
            self.id_column,
            self.crawled_column,
            self.encoding_column,
        )
        return Options(
            workers=self.workers,
            existing=existing,
            ordered=not self.unordered,
            removed=not self.no_removed,
            details=not self.no_details,
            fingerprints=self.fingerprints,
            page_timeout=self.page_timeout,
            page_bytes=self.page_bytes,
            chunk_bytes=self.chunk_bytes,
            kind=self.read_as.value if self.read_as else None,
            columns=columns,
        )


def batch(flags: Flags) -> None:
    """Clean many pages into one file: files, folders, JSON lines, Parquet, WARC and WET.

    OUT appears when it is complete; until then the work is in OUT.partial, and --resume continues
    it. Exit codes: 0 done; 1 done, but a source could not be read to its end; 2 wrong usage; 3
    stopped, can be resumed; 130 and 143 interrupted, can be resumed.
    """
    raise typer.Exit(_guarded(flags))


def _guarded(flags: Flags) -> int:
    """Run, and turn errors into a message and an exit code."""
    try:
        with _terminable():
            return _run(flags)
    except (UnknownFilterError, UnknownSplitterError) as error:
        return _say(error.args[0], USAGE)
    except MissingExtraError as error:
        return _say(str(error), USAGE)
    except BatchError as error:
        return _say(str(error), error.code)
    except _Terminated:
        return _say("terminated; go on with --resume", 128 + signal.SIGTERM)
    except KeyboardInterrupt:
        return _say("interrupted; go on with --resume", 128 + signal.SIGINT)


def _run(flags: Flags) -> int:
    options = flags.options()
    if flags.resume and flags.overwrite:
        raise typer.BadParameter("--resume and --overwrite exclude each other")
    pipeline = flags.pipeline()
    sources = [name for name in flags.sources if name != "-"]
    listed = (line.decode("utf-8", "surrogateescape") for line in sys.stdin.buffer)
    make_folder(Path(flags.out).parent)
    with shown(flags.quiet) as report:
        last = _Last(report)
        tally = run(
            sources,
            flags.out,
            pipeline=pipeline,
            options=options,
            names=listed if len(sources) < len(flags.sources) else None,
            report=last,
        )
    if not flags.quiet:
        fresh = tally.pages or tally.skipped or last.standing
        typer.echo(summary(tally, last.standing) if fresh else f"{flags.out}: complete", err=True)
    return BROKEN if tally.broken else 0


class _Last:
    """Passes reports on and keeps the last."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.standing: Progress | None = None

    def __call__(self, standing: Progress) -> None:
        self.standing = standing
        self._report(standing)


class _Terminated(KeyboardInterrupt):
    """SIGTERM arrived."""


@contextmanager
def _terminable() -> Iterator[None]:
    """Make SIGTERM stop the run in the same way as Ctrl-C."""

    def stop(*_: Any) -> None:
        raise _Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(message: str, code: int) -> int:
    typer.echo(f"cleanscrape: {message}", err=True)
    return code
