"""Options of a command as a frozen dataclass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import Enum
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

from .. import Pipeline
from ..batch import UsageError, load_memory

Flags = TypeVar("Flags")


Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="NAME", help="Leave a filter out; may be repeated."),
]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="NAME", help="Add an installed filter; may be repeated."),
]
WithoutSplitter = Annotated[
    list[str] | None,
    typer.Option(
        "--without-splitter", metavar="NAME", help="Leave a splitter out; may be repeated."
    ),
]
WithSplitter = Annotated[
    list[str] | None,
    typer.Option(
        "--with-splitter", metavar="NAME", help="Add an installed splitter; may be repeated."
    ),
]


MemoryFile = Annotated[
    Path | None,
    typer.Option(
        "--memory",
        metavar="FILE",
        help="What `cleanscrape learn` wrote of the pages' sites.",
        show_default=False,
    ),
]
Site = Annotated[
    str | None,
    typer.Option(
        "--site",
        metavar="KEY",
        help="The pages' site, where their addresses do not say.",
        show_default=False,
    ),
]


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


def chosen(
    filters: tuple[list[str] | None, list[str] | None],
    splitters: tuple[list[str] | None, list[str] | None],
    favor: Favor | None = None,
    page_type: PageType | None = None,
) -> Pipeline:
    """The pipeline that a command's options ask for.

    Args:
        filters: names to leave out (`--without`) and to add (`--with`).
        splitters: the same of splitters (`--without-splitter`, `--with-splitter`).
        favor: of `--favor`.
        page_type: of `--page-type`.

    Raises:
        UnknownFilterError: there is no filter of one of these names.
        UnknownSplitterError: there is no splitter of one of these names.
    """
    return (
        Pipeline.default()
        .without(*filters[0] or ())
        .append(*filters[1] or ())
        .without_splitter(*splitters[0] or ())
        .with_splitter(*splitters[1] or ())
        .favoring(favor.value if favor else None)
        .typed(page_type.value if page_type else None)
    )


def remembering(pipeline: Pipeline, memory: Path | None, site: str | None) -> Pipeline:
    """The pipeline with the memory of a file, where one is named.

    Raises:
        typer.BadParameter: it cannot be read.
    """
    if memory is None:
        return pipeline
    try:
        return pipeline.with_memory(load_memory(memory), site)
    except UsageError as error:
        raise typer.BadParameter(str(error)) from None


def takes(flags: type[Flags]) -> Callable[[Callable[[Flags], None]], Callable[..., None]]:
    """Let a command of one parameter take the fields of a dataclass, as Typer sees them.

    Args:
        flags: a dataclass whose fields are annotated for Typer.

    >>> from dataclasses import dataclass
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
