"""The command ``cleanscrape learn``: what a crawl teaches about its sites."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from .. import MissingExtraError
from ..batch import BatchError, Columns, Learned, Options, learn, load_memory
from .codes import UNREADABLE, UNWRITTEN, USAGE
from .flags import PageColumn, Site, UrlColumn


@dataclass(frozen=True)
class LearnFlags:
    """The command's options, as Typer reads them."""

    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The file of the memory.")
    ]
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE...", help="Files, folders, globs, as for batch."),
    ] = None
    add: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Add this memory to it; may be repeated."),
    ] = None
    site: Site = None
    workers: Annotated[
        int | None,
        typer.Option(help="Number of processes; one a CPU if not given.", show_default=False),
    ] = None
    page_column: PageColumn = None
    url_column: UrlColumn = Columns.url
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False


def learn_command(flags: LearnFlags) -> None:
    """Learn from pages what their sites repeat, for `--memory` of the other commands.

    Needs the extra `site` to tell sites from addresses, or --site. Memories that were learned apart
    are added up with --add. Exit codes: 0 done; 1 done, but pages could not be read; 2 wrong usage.
    """
    try:
        found = _learned(flags)
    except (BatchError, MissingExtraError) as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        raise typer.Exit(USAGE) from None
    for path in flags.add or ():
        found += Learned(load_memory(path))
    try:
        draft = flags.out.with_name(flags.out.name + ".new")
        draft.write_bytes(found.memory.to_bytes())
        os.replace(draft, flags.out)
    except OSError as error:
        typer.echo(f"cleanscrape: {flags.out}: {error.strerror or error}", err=True)
        raise typer.Exit(UNWRITTEN) from None
    if not flags.quiet:
        typer.echo(_summary(found, flags.out), err=True)
    raise typer.Exit(UNREADABLE if found.errors else 0)


def _learned(flags: LearnFlags) -> Learned:
    if not flags.sources:
        return Learned()
    columns = Columns(flags.page_column, flags.url_column)
    options = Options(workers=flags.workers, columns=columns)
    return learn(flags.sources, site=flags.site, options=options)


def _summary(found: Learned, out: Path) -> str:
    said = [f"{found.pages} pages, {len(found.memory)} sites, {out.stat().st_size / 1000:.0f} kB"]
    if found.errors:
        said.append(f"{found.errors} could not be read")
    if found.unplaced:
        said.append(f"{found.unplaced} have no address and taught nothing (--site)")
    return "; ".join(said)
