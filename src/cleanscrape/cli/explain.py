"""The command ``cleanscrape explain``: what became of each piece of a page, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import Explanation, MissingExtraError, Pipeline, ReadError, RuleError
from .. import explain as explained
from ..batch import BatchError, kind_of
from ..explanation.html import report
from .codes import UNREADABLE, UNWRITTEN, USAGE
from .folders import is_folder
from .page_flags import PageFlags, Pages
from .report import print_block, print_explanation
from .reports import INDEX, write_report, write_reports


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
        str | None,
        typer.Option(
            metavar="OUT",
            help="Write a report for the browser, without network: a file, or a folder of reports.",
            show_default=False,
        ),
    ] = None


def explain(flags: ExplainFlags) -> None:
    """Show each piece of a page, where it went, and why.

    A file of the name of a command is `./explain`.
    """
    pages, pipeline, given = Pages(flags.pages or ["-"]), flags.pipeline(), flags.given()
    if flags.html is not None and _is_for_folder(flags.html, pages.names):
        raise typer.Exit(_write_folder(flags.html, pages.names, pipeline, given))
    for name, raw in pages:
        try:
            explanation = explained(
                raw, pipeline=pipeline, variants=flags.html is not None, **given
            )
        except (ReadError, RuleError) as error:
            pages.refuse(error)
            continue
        _show(flags, name, explanation)
    raise typer.Exit(pages.code)


def _is_for_folder(out: str, names: list[str]) -> bool:
    """Whether a folder of reports is asked for.

    Args:
        out: what is to be written.
        names: the pages.

    Raises:
        typer.BadParameter: there are several pages, and one file for them.
    """
    several = len(names) > 1 or Path(names[0]).is_dir() or kind_of(names[0]) != "page"
    if several and out.lower().endswith(".html"):
        raise typer.BadParameter("--html takes a folder for several pages, such as reports/")
    return several or is_folder(out)


def _write_folder(out: str, names: list[str], pipeline: Pipeline, given: dict[str, Any]) -> int:
    """Write reports and their index; the exit code."""
    try:
        failed = write_reports(names, Path(out), pipeline, given)
    except (BatchError, MissingExtraError) as error:
        typer.echo(f"cleanscrape: {error}", err=True)
        return USAGE
    except OSError as error:
        typer.echo(f"cleanscrape: {out}: {error.strerror or error}", err=True)
        return UNWRITTEN
    typer.echo(f"cleanscrape: {Path(out) / INDEX}", err=True)
    return UNREADABLE if failed else 0


def _show(flags: ExplainFlags, name: str, explanation: Explanation) -> None:
    if flags.block is not None and not 0 <= flags.block < len(explanation.blocks):
        raise typer.BadParameter(f"{name}: has {len(explanation.blocks)} blocks, counted from 0")
    if flags.html is not None:
        write_report(Path(flags.html), report(explanation, name))
    elif flags.json:
        typer.echo(replace(explanation, page=name).to_json())
    elif flags.block is not None:
        print_block(explanation, flags.block)
    else:
        print_explanation(explanation, flags.only)
