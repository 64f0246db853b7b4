"""Options of a command as a frozen dataclass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

from .. import Pipeline, RuleError, SiteRules
from ..batch import UsageError, load_memory

Flags = TypeVar("Flags")


Site = Annotated[
    str | None,
    typer.Option(
        "--site",
        metavar="KEY",
        help="The pages' site, where their addresses do not say.",
        show_default=False,
    ),
]
PageColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="Column of the page in JSON lines and Parquet.")
]
UrlColumn = Annotated[str, typer.Option(metavar="NAME", help="Column of its address.")]


class Favor(str, Enum):
    """What the body leans to."""

    precision = "precision"
    recall = "recall"


class Kind(str, Enum):
    """How to read the sources."""

    page = "page"
    jsonl = "jsonl"
    parquet = "parquet"
    warc = "warc"


class PageType(str, Enum):
    """What type a page is; the names are those of `cleanscrape.choices.PAGE_TYPES`."""

    article = "article"
    collection = "collection"
    documentation = "documentation"
    forum = "forum"
    listing = "listing"
    product = "product"
    service = "service"


@dataclass(frozen=True, kw_only=True)
class PipelineFlags:
    """Options of every command that cleans pages: which filters, and what they are told."""

    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="NAME", help="Leave a filter out; may be repeated."),
    ] = None
    added: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME", help="Add an installed filter; may be repeated."),
    ] = None
    without_splitter: Annotated[
        list[str] | None,
        typer.Option(
            "--without-splitter", metavar="NAME", help="Leave a splitter out; may be repeated."
        ),
    ] = None
    with_splitter: Annotated[
        list[str] | None,
        typer.Option(
            "--with-splitter", metavar="NAME", help="Add an installed splitter; may be repeated."
        ),
    ] = None
    favor: Annotated[
        Favor | None,
        typer.Option(help="Leave doubtful text out of the body, or keep it.", show_default=False),
    ] = None
    page_type: Annotated[
        PageType | None,
        typer.Option(help="What type the pages are, if you know.", show_default=False),
    ] = None
    memory: Annotated[
        Path | None,
        typer.Option(
            "--memory",
            metavar="FILE",
            help="What `cleanscrape learn` wrote of the pages' sites.",
            show_default=False,
        ),
    ] = None
    rules: Annotated[
        list[Path] | None,
        typer.Option(
            "--rules",
            metavar="FILE",
            help="Rules of sites, a file or a folder of *.toml; may be repeated.",
        ),
    ] = None
    site: Site = None

    def pipeline(self) -> Pipeline:
        """The filters and splitters that are asked for.

        Raises:
            UnknownFilterError: there is no filter of a name.
            UnknownSplitterError: there is no splitter of a name.
            typer.BadParameter: the memory or the rules cannot be read.
        """
        pipeline = (
            Pipeline.default()
            .without(*self.without or ())
            .append(*self.added or ())
            .without_splitter(*self.without_splitter or ())
            .with_splitter(*self.with_splitter or ())
            .favoring(self.favor.value if self.favor else None)
            .typed(self.page_type.value if self.page_type else None)
        )
        if self.rules:
            pipeline = pipeline.with_rules(load_rules(self.rules), self.site)
        if self.memory is None:
            return pipeline
        try:
            return pipeline.with_memory(load_memory(self.memory), self.site)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from None


def load_rules(paths: Iterable[Path]) -> SiteRules:
    """The rules in files.

    Raises:
        typer.BadParameter: one cannot be read, or says what cannot be.
    """
    try:
        return SiteRules.load(*paths)
    except RuleError as error:
        raise typer.BadParameter(str(error)) from None
    except OSError as error:
        raise typer.BadParameter(f"{error.filename}: {error.strerror}") from None


def takes(flags: type[Flags]) -> Callable[[Callable[[Flags], None]], Callable[..., None]]:
    """Let a command of one parameter take the fields of a dataclass, as Typer sees them.

    Args:
        flags: a dataclass whose fields are annotated for Typer.

    >>> from dataclasses import MISSING, dataclass, fields
    >>> @dataclass(frozen=True)
    ... class Size:
    ...     wide: bool = False
    >>> @takes(Size)
    ... def show(size):
    ...     print(size)
    >>> show(wide=True)
    Size(wide=True)
    """
    hints = get_type_hints(flags, include_extras=True)
    parameters = [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(flags)  # type: ignore[arg-type]
    ]

    def decorate(command: Callable[[Flags], None]) -> Callable[..., None]:
        def call(**values: Any) -> None:
            command(flags(**values))

        call.__name__, call.__doc__ = command.__name__, command.__doc__
        call.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return call

    return decorate
