"""The command ``cleanscrape drift``: which sites changed between two crawls."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from ..batch import UsageError, load_memory
from ..memory import Drift
from .codes import USAGE

CHANGED = 1


class DriftFormat(str, Enum):
    """How to print what changed."""

    text = "text"
    json = "json"
    prometheus = "prometheus"


@dataclass(frozen=True)
class DriftFlags:
    """The command's options, as Typer reads them."""

    old: Annotated[Path, typer.Argument(metavar="OLD", help="The memory of an earlier crawl.")]
    new: Annotated[Path, typer.Argument(metavar="NEW", help="That of a later one.")]
    format: Annotated[DriftFormat, typer.Option(help="How to print.")] = DriftFormat.text
    above: Annotated[
        float, typer.Option(metavar="SCORE", help="Report sites with a higher score.")
    ] = 0.0


def drift(flags: DriftFlags) -> None:
    """Say which sites changed between two crawls, from what `cleanscrape learn` wrote of each.

    Exit codes: 0 nothing changed; 1 a site changed; 2 wrong usage.
    """
    try:
        found = load_memory(flags.old).compare(load_memory(flags.new))
    except UsageError as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        raise typer.Exit(USAGE) from None
    changed = [one for one in found if one.score > flags.above]
    if flags.format is DriftFormat.json:
        typer.echo(json.dumps([asdict(one) for one in changed], ensure_ascii=False, indent=1))
    elif flags.format is DriftFormat.prometheus:
        typer.echo(prometheus(found))
    else:
        for one in changed:
            typer.echo(as_text(one))
        typer.echo(f"{len(changed)} of {len(found)} sites changed", err=True)
    raise typer.Exit(CHANGED if changed else 0)


def as_text(found: Drift) -> str:
    """What changed on a site, for people."""
    lines = [f"{found.site}: {found.score:.2f} ({found.pages[0]} and {found.pages[1]} pages)"]
    lines += (f"  {one.what}: {one.before} -> {one.after}" for one in found.changes)
    return "\n".join(lines)


def prometheus(found: tuple[Drift, ...]) -> str:
    """The scores of all sites in the text format of Prometheus."""
    lines = [
        "# HELP cleanscrape_site_drift How much a site changed between two crawls, 0 to 1.",
        "# TYPE cleanscrape_site_drift gauge",
    ]
    for one in found:
        name = one.site.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines.append(f'cleanscrape_site_drift{{site="{name}"}} {one.score:g}')
    return "\n".join(lines)
