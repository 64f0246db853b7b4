"""The command ``cleanscrape diff``: what two runs, or two crawls, made of the same pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import MissingExtraError, Pipeline, UnknownFilterError, UnknownSplitterError
from ..batch import BatchError, Columns, Options, accounts
from ..difference import CONFIDENCE, Account, Difference, compare_many
from ..difference.html import report
from .codes import USAGE
from .differences import print_difference
from .flags import Kind, PageColumn, PipelineFlags, UrlColumn
from .folders import is_folder
from .reports import write_difference, write_report

CHANGED = 1
_CALLED = {"added": "with"}  # options by their names in the code


def _words(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return " ".join(str(getattr(part, "value", part)) for part in parts)


@dataclass(frozen=True, kw_only=True)
class DiffFlags(PipelineFlags):
    """The command's options, as Typer reads them."""

    before: Annotated[
        str, typer.Argument(metavar="A", help="A page, a folder, or what an earlier run wrote.")
    ]
    after: Annotated[
        str | None, typer.Argument(metavar="B", help="What to compare it with.", show_default=False)
    ] = None
    confidence: Annotated[
        float,
        typer.Option(metavar="SHARE", min=0.0, max=1.0, help="Change of a confidence that counts."),
    ] = CONFIDENCE
    most: Annotated[int, typer.Option(metavar="N", help="Show at most so many pages.")] = 20
    json: Annotated[bool, typer.Option("--json", help="Print all that changed as JSON.")] = False
    html: Annotated[
        str | None,
        typer.Option(
            metavar="OUT",
            help="Write a report for the browser: a file, or a folder with reports of the pages.",
            show_default=False,
        ),
    ] = None
    workers: Annotated[int, typer.Option(help="Number of processes.", min=1)] = 1
    read_as: Annotated[
        Kind | None,
        typer.Option(help="Read files as pages of this kind.", show_default=False),
    ] = None
    page_column: PageColumn = None
    url_column: UrlColumn = Columns.url

    @property
    def asked(self) -> str:
        """What is asked of the pipeline, in words; empty where it is the built-in one."""
        given = ((part.name, getattr(self, part.name)) for part in fields(PipelineFlags))
        return ", ".join(
            f"{_CALLED.get(name, name.replace('_', ' '))} {_words(value)}"
            for name, value in given
            if value is not None and name != "site"
        )

    def options(self) -> Options:
        """How the files are read."""
        return Options(
            workers=self.workers,
            kind=self.read_as.value if self.read_as else None,
            columns=Columns(self.page_column, self.url_column),
        )


def diff(flags: DiffFlags) -> None:
    """Show what changed between two crawls, two versions or two pipelines.

    A and B are pages, folders of pages, or what an earlier run wrote (JSON, JSON lines, Parquet).
    Without B, A is compared with itself under the options that choose a pipeline.

    Exit codes: 0 all is alike; 1 something differs; 2 wrong usage, or a page could not be read.
    """
    errors = _Errors()
    if flags.after is None and not flags.asked:
        raise typer.BadParameter("give B, or an option that chooses another pipeline for A")
    try:
        sides = _Sides(flags)
        found = sides.compared(errors)
        if flags.html is not None:
            sides.write(found, flags.html)
            said = f"{len(found.pages)} of {found.compared} pages differ: {flags.html}"
            typer.echo(f"cleanscrape: {said}", err=True)
    except (UnknownFilterError, UnknownSplitterError) as error:
        raise typer.BadParameter(error.args[0]) from None
    except (BatchError, MissingExtraError) as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        raise typer.Exit(USAGE) from None
    except OSError as error:
        typer.echo(f"cleanscrape: {flags.html}: {error.strerror or error}", err=True)
        raise typer.Exit(USAGE) from None
    if flags.json:
        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
    elif flags.html is None:
        print_difference(found, flags.most)
    raise typer.Exit(USAGE if errors.met else CHANGED if found.is_changed else 0)


class _Sides:
    """What is compared with what.

    Args:
        flags: of the command.
    """

    def __init__(self, flags: DiffFlags) -> None:
        chosen = flags.pipeline()
        one = flags.after is None
        self._sources = flags.before, flags.after or flags.before
        self._pipelines = Pipeline.default() if one else chosen, chosen
        self._options, self._confidence = flags.options(), flags.confidence
        self._names = ("the built-in pipeline", flags.asked) if one else self._sources

    def compared(self, errors: _Errors) -> Difference:
        """What changed.

        Args:
            errors: told of pages that cannot be read.

        Raises:
            UsageError, MissingExtraError: as for `cleanscrape.batch.accounts`.
            typer.BadParameter: the two sides cannot be compared.
        """
        before, after = (
            errors.named(accounts(source, pipeline=pipeline, options=self._options))
            for source, pipeline in zip(self._sources, self._pipelines)
        )
        try:
            return compare_many(before, after, self._confidence)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None

    def write(self, found: Difference, out: str) -> None:
        """Write a report: a file, or a folder with the reports of the pages that changed.

        Raises:
            OSError: it cannot be written.
        """
        if not is_folder(out):
            write_report(Path(out), report(found, self._names))
            return
        given = (self._names, self._sources, self._pipelines, self._options)
        write_difference(found, Path(out), *given)


class _Errors:
    """Names the pages that could not be read, each once."""

    def __init__(self) -> None:
        self.met: set[tuple[str, str]] = set()

    def named(self, found: Iterable[Account]) -> Iterator[Account]:
        """The accounts as they are; errors are said on standard error."""
        for one in found:
            failure = (one.name, one.error or "")
            if one.error and failure not in self.met:
                self.met.add(failure)
                typer.echo(f"cleanscrape: {one.name}: {one.error}", err=True)
            yield one
