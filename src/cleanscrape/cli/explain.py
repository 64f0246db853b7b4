"""The command ``cleanscrape explain``: what became of each piece of a page, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from .. import Explanation, ReadError
from .. import explain as explained
from ..explanation.html import report
from .page_flags import PageFlags, Pages
from .report import print_block, print_explanation


@dataclass(frozen=True, kw_only=True)
class ExplainFlags(PageFlags):
    """The command's options, as Typer reads them."""

    only: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Show blocks of a field, a label or a filter: removed, body, navigation, dates.",
            show_default=False,
        ),
    ] = None
    block: Annotated[
        int | None,
        typer.Option(metavar="N", help="Show all that was said of one block.", show_default=False),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Print the explanation as JSON.")] = False
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a report for the browser, which needs no network.",
            show_default=False,
        ),
    ] = None


def explain(flags: ExplainFlags) -> None:
    """Show each piece of a page, where it went, and why.

    A file of the name of a command is `./explain`.
    """
    pages, pipeline, given = Pages(flags.pages or ["-"]), flags.pipeline(), flags.given()
    if flags.html is not None and len(pages.names) > 1:
        raise typer.BadParameter("--html takes one page")
    for name, raw in pages:
        try:
            explanation = explained(
                raw, pipeline=pipeline, variants=flags.html is not None, **given
            )
        except ReadError as error:
            pages.refuse(error)
            continue
        _show(flags, name, explanation)
    raise typer.Exit(pages.code)


def _show(flags: ExplainFlags, name: str, explanation: Explanation) -> None:
    if flags.block is not None and not 0 <= flags.block < len(explanation.blocks):
        raise typer.BadParameter(f"{name}: has {len(explanation.blocks)} blocks, counted from 0")
    if flags.html is not None:
        flags.html.write_text(report(explanation, name), encoding="utf-8", errors="replace")
    elif flags.json:
        typer.echo(replace(explanation, page=name).to_json())
    elif flags.block is not None:
        print_block(explanation, flags.block)
    else:
        print_explanation(explanation, flags.only)
