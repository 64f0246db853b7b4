"""The allowed values of arguments, and their checks, whose messages say what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, get_args

Source = Literal["text", "markdown", "html"]
Favor = Literal["precision", "recall"]
PageTypeName = Literal[
    "article", "collection", "documentation", "forum", "listing", "product", "service"
]
SOURCES: tuple[Source, ...] = get_args(Source)
FAVORS: tuple[Favor, ...] = get_args(Favor)
PAGE_TYPES: tuple[PageTypeName, ...] = get_args(PageTypeName)


def check_choice(name: str, value: Any, choices: Sequence[str]) -> None:
    """Refuse a value that is neither None nor one of the choices.

    Raises:
        TypeError: it is not even a string.
        ValueError: it is another string.

    >>> check_choice("favor", "speed", FAVORS)
    Traceback (most recent call last):
        ...
    ValueError: favor must be 'precision', 'recall' or None, not 'speed'
    """
    if value is None or (isinstance(value, str) and value in choices):
        return
    error = ValueError if isinstance(value, str) else TypeError
    listed = ", ".join(map(repr, choices))
    raise error(f"{name} must be {listed} or None, not {value!r}")


def check_page(url: Any, encoding: Any, reference: Any, max_chars: Any) -> None:
    """Check the arguments that describe a page.

    Raises:
        TypeError: an argument is of the wrong type; the message names it and says what to give.

    >>> check_page(5, None, None, None)
    Traceback (most recent call last):
        ...
    TypeError: url must be a str or None, not int
    """
    _check_type("url", url, str)
    _check_type("encoding", encoding, str)
    _check_type("reference", reference, datetime)
    _check_type("max_chars", max_chars, int)


def _check_type(name: str, value: Any, kind: type) -> None:
    if value is not None and not isinstance(value, kind):
        article = "an" if kind is int else "a"
        given = type(value).__name__
        raise TypeError(f"{name} must be {article} {kind.__name__} or None, not {given}")
