"""The command ``cleanscrape diff``: what two runs, or two crawls, made of the same pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Annotated

import typer

from .. import MissingExtraError, Pipeline, UnknownFilterError, UnknownSplitterError
from ..batch import BatchError, Columns, Options, accounts
from ..difference import CONFIDENCE, Account, Difference, compare_many
from .codes import USAGE
from .differences import print_difference
from .flags import Kind, PipelineFlags

CHANGED = 1


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
        float, typer.Option(metavar="SHARE", help="Change of a confidence that counts.")
    ] = CONFIDENCE
    most: Annotated[int, typer.Option(metavar="N", help="Show at most so many pages.")] = 20
    json: Annotated[bool, typer.Option("--json", help="Print all that changed as JSON.")] = False
    workers: Annotated[int, typer.Option(help="Number of processes.", min=1)] = 1
    read_as: Annotated[
        Kind | None,
        typer.Option(help="Read files as pages of this kind.", show_default=False),
    ] = None
    page_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Column of the page in JSON lines and Parquet."),
    ] = None
    url_column: Annotated[str, typer.Option(metavar="NAME", help="Column of its address.")] = (
        Columns.url
    )

    @property
    def chooses(self) -> bool:
        """True where another pipeline than the built-in one is asked for."""
        asked = (part.name for part in fields(PipelineFlags) if part.name != "site")
        return any(getattr(self, name) is not None for name in asked)

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
    try:
        found = _compared(flags, errors)
    except (UnknownFilterError, UnknownSplitterError) as error:
        raise typer.BadParameter(error.args[0]) from None
    except (BatchError, MissingExtraError) as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        raise typer.Exit(USAGE) from None
    if flags.json:
        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
    else:
        print_difference(found, flags.most)
    raise typer.Exit(USAGE if errors.met else CHANGED if found.is_changed else 0)


def _compared(flags: DiffFlags, errors: _Errors) -> Difference:
    chosen, options = flags.pipeline(), flags.options()
    if flags.after is None and not flags.chooses:
        raise typer.BadParameter("give B, or an option that chooses another pipeline for A")
    first = Pipeline.default() if flags.after is None else chosen
    before = accounts(flags.before, pipeline=first, options=options)
    after = accounts(flags.after or flags.before, pipeline=chosen, options=options)
    try:
        return compare_many(errors.named(before), errors.named(after), flags.confidence)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


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
