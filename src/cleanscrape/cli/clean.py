"""The command ``cleanscrape clean``, which is meant where no command is named."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

import typer

from .. import ReadError, RuleError, available_filters, available_splitters
from .codes import BROKEN_PIPE, UNWRITTEN
from .explain import ExplainFlags, explain
from .output import Comments, Format, Metadata, NoImages, NoLinks, NoPosts, NoTables, Output
from .page_flags import PageFlags, Pages
from .sink import sink


@dataclass(frozen=True, kw_only=True)
class CleanFlags(PageFlags):
    """The command's options, as Typer reads them."""

    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="The file to write, or a folder for a file each.",
            show_default=False,
        ),
    ] = None
    format: Annotated[Format, typer.Option(help="How to print the article.")] = Format.text
    no_links: NoLinks = False
    no_images: NoImages = False
    no_tables: NoTables = False
    comments: Comments = False
    no_posts: NoPosts = False
    metadata: Metadata = False
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Print each block with its label, filter, reason and confidence."
        ),
    ] = False
    filters: Annotated[
        bool, typer.Option("--filters", help="List the filters and what they do.")
    ] = False
    splitters: Annotated[
        bool, typer.Option("--splitters", help="List the splitters and what they do.")
    ] = False

    def output(self) -> Output:
        """What of an article is printed, and how."""
        return Output(
            self.format,
            not self.no_links,
            not self.no_images,
            not self.no_tables,
            self.comments,
            not self.no_posts,
            self.metadata,
        )


def clean(flags: CleanFlags) -> None:
    """Clean pages and print the articles."""
    if flags.filters or flags.splitters:
        listed = available_filters() if flags.filters else available_splitters()
        for name, summary in listed.items():
            typer.echo(f"{name:<12} {summary}")
        return
    if flags.explain:
        named = {part.name: getattr(flags, part.name) for part in fields(PageFlags)}
        explain(ExplainFlags(**named))
    pages, pipeline, given = Pages(flags.pages or ["-"]), flags.pipeline(), flags.given()
    try:
        with sink(flags.out, flags.output(), len(pages.names)) as write:
            for name, raw in pages:
                try:
                    article = pipeline(raw, **given)
                except (ReadError, RuleError) as error:
                    pages.refuse(error)
                    continue
                write(name, article)
    except OSError as error:  # of the output; those of pages are named above
        raise typer.Exit(_not_written(flags.out, error)) from None
    raise typer.Exit(pages.code)


def _not_written(out: str | None, error: OSError) -> int:
    """The exit code; a reader who has had enough, as `head` has, needs no message."""
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    typer.echo(f"cleanscrape: {out or 'standard output'}: {error.strerror or error}", err=True)
    return UNWRITTEN
