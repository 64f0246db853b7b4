"""Filters by name: the built-in ones, and those that other packages registered."""

from __future__ import annotations

from typing import Any

from .document import Filter
from .errors import UnknownFilterError
from .filters import BUILT_IN

GROUP = "cleanscrape.filters"


def available() -> dict[str, Any]:
    """Name to factory of every filter that can be named: built-in ones first, then installed ones.

    An installed filter never takes the name of a built-in one, and is not imported before it is
    asked for.

    >>> list(available())[:2]
    ['hidden', 'icons']
    """
    from importlib.metadata import entry_points  # a tenth of the package's import time

    found: dict[str, Any] = {make.name: make for make in BUILT_IN}
    for point in entry_points(group=GROUP):
        found.setdefault(point.name, point)
    return found


def create(name: str) -> Filter:
    """A filter by its name, with its default settings.

    Raises:
        UnknownFilterError: no built-in or installed filter has this name.
    """
    known = available()
    if name not in known:
        raise UnknownFilterError(f"no filter {name!r}; known are: {', '.join(known)}")
    make = known[name]
    made: Filter = make.load()() if hasattr(make, "load") else make()
    return made


def available_filters() -> dict[str, str]:
    """Name to one-line summary of every filter that can be named in a pipeline; of an installed one that fails to load, why.

    >>> available_filters()["hidden"]
    'Mark blocks that the markup hides (``hidden``, ``display:none``, screen-reader classes), unless that is most of the page.'
    """
    return {name: _summary(name) for name in available()}


def _summary(name: str) -> str:
    try:
        return (type(create(name)).__doc__ or "").strip().partition("\n")[0]
    # another package's code: it may raise anything, and the other filters still have names
    except Exception as error:
        return f"cannot be loaded: {error}"
