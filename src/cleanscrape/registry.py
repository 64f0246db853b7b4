"""Filters and splitters by name: the built-in ones, and those that other packages registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import filters
from .document import Filter, Splitter
from .errors import UnknownFilterError, UnknownSplitterError
from .splitters import BUILT_IN as BUILT_IN_SPLITTERS


@dataclass(frozen=True)
class Kind:
    """What can be named in a pipeline.

    Args:
        what: the word for one of them, in messages.
        group: the group of entry points under which other packages register theirs.
        built_in: gives the classes of the built-in ones, in order.
        error: what is raised for an unknown name.
    """

    what: str
    group: str
    built_in: Callable[[], tuple[Any, ...]]
    error: type[LookupError]


def _filters() -> tuple[Any, ...]:
    return (*filters.BUILT_IN, filters.Rulings, filters.Template)


def _splitters() -> tuple[Any, ...]:
    return BUILT_IN_SPLITTERS


FILTERS = Kind("filter", "cleanscrape.filters", _filters, UnknownFilterError)
SPLITTERS = Kind("splitter", "cleanscrape.splitters", _splitters, UnknownSplitterError)


def available(kind: Kind = FILTERS) -> dict[str, Any]:
    """Name to factory of everything of a kind that can be named: built-in, then installed.

    An installed one never takes the name of a built-in one, and is not imported before it is
    asked for.

    >>> list(available())[:2], list(available(SPLITTERS))[:2]
    (['hidden', 'mail'], ['headline', 'icons'])
    """
    from importlib.metadata import entry_points  # a tenth of the package's import time

    found: dict[str, Any] = {make.name: make for make in kind.built_in()}
    for point in entry_points(group=kind.group):
        found.setdefault(point.name, point)
    return found


def create(name: str) -> Filter:
    """A filter by its name, with its default settings.

    Raises:
        UnknownFilterError: no built-in or installed filter has this name.
    """
    made: Filter = _made(name, FILTERS)
    return made


def create_splitter(name: str) -> Splitter:
    """A splitter by its name, with its default settings.

    Raises:
        UnknownSplitterError: no built-in or installed splitter has this name.
    """
    made: Splitter = _made(name, SPLITTERS)
    return made


def available_filters() -> dict[str, str]:
    """Name to one-line summary of every filter that can be named; why, where one fails to load.

    >>> available_filters()["icons"].partition(",")[0]
    'Mark icon labels by the grammar of their descriptions'
    """
    return {name: _summary(name, FILTERS) for name in available()}


def available_splitters() -> dict[str, str]:
    """Name to one-line summary of every splitter that can be named; why, where one fails to load.

    >>> available_splitters()["caption"]
    'Cut after a credit in brackets that is followed by more text.'
    """
    return {name: _summary(name, SPLITTERS) for name in available(SPLITTERS)}


def _made(name: str, kind: Kind) -> Any:
    known = available(kind)
    if name not in known:
        raise kind.error(f"no {kind.what} {name!r}; known are: {', '.join(known)}")
    make = known[name]
    return make.load()() if hasattr(make, "load") else make()


def _summary(name: str, kind: Kind) -> str:
    try:
        return (type(_made(name, kind)).__doc__ or "").strip().partition("\n")[0]
    except Exception as error:  # other packages may raise anything; the rest still has names
        return f"cannot be loaded: {error}"
