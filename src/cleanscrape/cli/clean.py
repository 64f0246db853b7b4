"""The command ``cleanscrape clean``, which is meant where no command is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import typer

from .. import (
    MAX_CHARS,
    Pipeline,
    ReadError,
    UnknownFilterError,
    UnknownSplitterError,
    available_filters,
    available_splitters,
    read,
)
from .codes import BROKEN_PIPE, UNREADABLE, UNWRITTEN
from .flags import Favor, PageType, With, Without, WithoutSplitter, WithSplitter, chosen
from .output import Comments, Format, Metadata, NoImages, NoLinks, NoTables, Output
from .pages import page_bytes
from .report import print_explanation
from .sink import sink

_MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]


class Source(str, Enum):
    """What a page is."""

    text = "text"
    markdown = "markdown"
    html = "html"


@dataclass(frozen=True)
class CleanFlags:
    """The command's options, as Typer reads them."""

    pages: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAGE...", help="Files; '-' or none reads standard input."),
    ] = None
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
    metadata: Metadata = False
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Print each block with its label, filter, reason and confidence."
        ),
    ] = False
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The page's address; never fetched.", show_default=False),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="The encoding, as the HTTP header said.", show_default=False
        ),
    ] = None
    reference: Annotated[
        datetime | None,
        typer.Option(
            metavar="MOMENT",
            formats=_MOMENTS,
            help="What relative dates count from: 2024-05-03, 2024-05-03T14:05.",
            show_default=False,
        ),
    ] = None
    without: Without = None
    added: With = None
    without_splitter: WithoutSplitter = None
    with_splitter: WithSplitter = None
    max_chars: Annotated[
        int, typer.Option(metavar="N", help="Refuse a page with more characters.")
    ] = MAX_CHARS
    favor: Annotated[
        Favor | None,
        typer.Option(help="Leave doubtful text out of the body, or keep it.", show_default=False),
    ] = None
    page_type: Annotated[
        PageType | None,
        typer.Option(help="What type the pages are, if you know.", show_default=False),
    ] = None
    source: Annotated[
        Source | None,
        typer.Option(help="What the pages are, where looking gets it wrong.", show_default=False),
    ] = None
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
            self.metadata,
        )

    def pipeline(self) -> Pipeline:
        """The filters and splitters that are asked for.

        Raises:
            typer.BadParameter: there is none of a name.
        """
        filters, splitters = (self.without, self.added), (self.without_splitter, self.with_splitter)
        try:
            return chosen(filters, splitters, self.favor, self.page_type)
        except (UnknownFilterError, UnknownSplitterError) as error:
            raise typer.BadParameter(error.args[0]) from None

    def given(self) -> dict[str, Any]:
        """What `read` is told of each page."""
        return {
            "url": self.url,
            "encoding": self.encoding,
            "reference": self.reference,
            "max_chars": self.max_chars,
            "source": self.source.value if self.source else None,
        }


def clean(flags: CleanFlags) -> None:
    """Clean pages and print the articles."""
    if flags.filters or flags.splitters:
        listed = available_filters() if flags.filters else available_splitters()
        for name, summary in listed.items():
            typer.echo(f"{name:<12} {summary}")
        return
    pages = _Pages(flags.pages or ["-"])
    pipeline, given = flags.pipeline(), flags.given()
    if flags.explain:
        for _, raw in pages:
            try:
                document = read(raw, splitters=pipeline.splitters, **given)
            except ReadError as error:
                pages.refuse(error)
                continue
            print_explanation(pipeline.run(document), pipeline.reasons)
        raise typer.Exit(pages.code)
    try:
        with sink(flags.out, flags.output(), len(pages.names)) as write:
            for name, raw in pages:
                try:
                    article = pipeline(raw, **given)
                except ReadError as error:
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


class _Pages:
    """The pages of a command; one that cannot be read is named, and does not stop the others.

    Args:
        names: of the files.
    """

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.code = 0
        self._current = ""

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for name in self.names:
            self._current = name
            try:
                raw = page_bytes(name)
            except (OSError, EOFError, ImportError) as error:
                self.refuse(error)
                continue
            yield name, raw

    def refuse(self, error: Exception) -> None:
        """Say why the page that was read last is none."""
        message = getattr(error, "strerror", None) or error
        typer.echo(f"cleanscrape: {self._current}: {message}", err=True)
        self.code = UNREADABLE
