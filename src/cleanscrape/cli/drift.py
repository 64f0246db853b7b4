"""The command ``cleanscrape drift``: which sites changed between two crawls."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from ..batch import UsageError, load_memory
from ..memory import ALARM
from .codes import USAGE
from .drift_page import as_text, markdown, prometheus

CHANGED = 1


class DriftFormat(str, Enum):
    """How to print what changed."""

    text = "text"
    markdown = "markdown"
    json = "json"
    prometheus = "prometheus"


@dataclass(frozen=True)
class DriftFlags:
    """The command's options, as Typer reads them."""

    old: Annotated[Path, typer.Argument(metavar="OLD", help="The memory of an earlier crawl.")]
    new: Annotated[Path, typer.Argument(metavar="NEW", help="That of a later one.")]
    format: Annotated[DriftFormat, typer.Option(help="How to print.")] = DriftFormat.text
    at_least: Annotated[
        float, typer.Option(metavar="SCORE", help="From which score on a site has changed.")
    ] = ALARM


def drift(flags: DriftFlags) -> None:
    """Say which sites changed between two crawls, from what `cleanscrape learn` wrote of each.

    Exit codes: 0 nothing changed; 1 a site changed; 2 wrong usage.
    """
    try:
        found = load_memory(flags.old).compare(load_memory(flags.new))
    except UsageError as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        raise typer.Exit(USAGE) from None
    changed = [one for one in found if one.score >= flags.at_least]
    if flags.format is DriftFormat.json:
        typer.echo(json.dumps([asdict(one) for one in changed], ensure_ascii=False, indent=1))
    elif flags.format is DriftFormat.prometheus:
        typer.echo(prometheus(found))
    elif flags.format is DriftFormat.markdown:
        typer.echo(markdown(changed, len(found)))
    else:
        for one in changed:
            typer.echo(as_text(one))
        typer.echo(f"{len(changed)} of {len(found)} sites changed", err=True)
    raise typer.Exit(CHANGED if changed else 0)
