"""Options that say what the pages are and how to clean them, and the pages themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import typer

from .. import MAX_CHARS, Pipeline, UnknownFilterError, UnknownSplitterError
from .codes import UNREADABLE
from .flags import PipelineFlags
from .pages import page_bytes

_MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]


class Source(str, Enum):
    """What a page is."""

    text = "text"
    markdown = "markdown"
    html = "html"


@dataclass(frozen=True, kw_only=True)
class PageFlags(PipelineFlags):
    """Options of every command that cleans pages, as Typer reads them."""

    pages: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAGE...", help="Files; '-' or none reads standard input."),
    ] = None
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
    max_chars: Annotated[
        int, typer.Option(metavar="N", help="Refuse a page with more characters.")
    ] = MAX_CHARS
    source: Annotated[
        Source | None,
        typer.Option(help="What the pages are, where looking gets it wrong.", show_default=False),
    ] = None

    def pipeline(self) -> Pipeline:
        """The filters and splitters that are asked for.

        Raises:
            typer.BadParameter: there is none of a name, or the memory cannot be read.
        """
        try:
            return super().pipeline()
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


class Pages:
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
