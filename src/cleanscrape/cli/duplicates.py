"""The command ``cleanscrape near-duplicates``: mark the near copies among rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from .. import MissingExtraError
from ..batch import LEAST, BatchError, near_duplicates
from .codes import UNWRITTEN, USAGE
from .folders import make_folder


@dataclass(frozen=True)
class DuplicateFlags:
    """The command's options, as Typer reads them."""

    rows: Annotated[
        list[str],
        typer.Argument(metavar="ROWS...", help="Files of rows that batch or an engine wrote."),
    ]
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="OUT", help="The file to write, of the same format."),
    ]
    at_least: Annotated[
        float, typer.Option(metavar="SIMILARITY", help="From where on a row is a near copy.")
    ] = LEAST
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False


def duplicates(flags: DuplicateFlags) -> None:
    """Write rows anew, near copies with a pointer to the first of them; no row is left out.

    Exit codes: 0 done; 1 the output cannot be written; 2 wrong usage.
    """
    make_folder(flags.out.parent)
    try:
        found = near_duplicates(flags.rows, flags.out, at_least=flags.at_least)
    except (BatchError, MissingExtraError, ValueError) as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        raise typer.Exit(USAGE) from None
    except OSError as error:
        typer.echo(f"cleanscrape: {error.filename}: {error.strerror or error}", err=True)
        raise typer.Exit(UNWRITTEN) from None
    if not flags.quiet:
        said = f"{found.rows} rows, {found.duplicates} near copies, {found.copies} of them exact"
        typer.echo(said, err=True)
