"""Options of a command as a frozen dataclass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import Enum
from inspect import Parameter, Signature
from typing import Any, TypeVar, get_type_hints

from .. import Pipeline

Flags = TypeVar("Flags")


class Favor(str, Enum):
    """What the body leans to."""

    precision = "precision"
    recall = "recall"


class PageType(str, Enum):
    """What type a page is; the names are those of `cleanscrape.pipeline.PAGE_TYPES`."""

    article = "article"
    collection = "collection"
    documentation = "documentation"
    forum = "forum"
    listing = "listing"
    product = "product"
    service = "service"


def chosen(
    without: list[str] | None,
    added: list[str] | None,
    favor: Favor | None = None,
    page_type: PageType | None = None,
) -> Pipeline:
    """The pipeline that the options `--without`, `--with`, `--favor` and `--page-type` ask for.

    Raises:
        UnknownFilterError: there is no filter of one of these names.
    """
    return (
        Pipeline.default()
        .without(*without or ())
        .append(*added or ())
        .favoring(favor.value if favor else None)
        .typed(page_type.value if page_type else None)
    )


def takes(flags: type[Flags]) -> Callable[[Callable[[Flags], None]], Callable[..., None]]:
    """Let a command of one parameter be called with the fields of a dataclass, which is how Typer sees them.

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
