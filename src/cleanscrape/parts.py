"""The parts of a pipeline, as a caller may give them: an object, a function, or a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any, cast

from .document import Document, Filter, Splitter
from .registry import create, create_splitter

if TYPE_CHECKING:
    from .rule_sets import RuleSet
    from .sites.evidence import Memory


@dataclass(frozen=True)
class Function:
    """A function as a filter or splitter that has the function's own name."""

    function: Callable[[Any], Any]

    @property
    def name(self) -> str:
        """The function's name."""
        return self.function.__name__

    def __call__(self, looked_at: Any) -> Any:
        return self.function(looked_at)


def made_filters(given: Iterable[Filter | str]) -> tuple[Filter, ...]:
    """The filters that were given, those given by name made.

    Raises:
        TypeError: one of them is no filter; the message says what to give.
        UnknownFilterError: there is no filter of that name.
    """
    _check_several(given, "filters")
    return tuple(
        create(part) if isinstance(part, str) else cast(Filter, _named(part, "filter", "document"))
        for part in given
    )


def made_splitters(given: Iterable[Splitter | str]) -> tuple[Splitter, ...]:
    """The splitters that were given, those given by name made.

    Raises:
        TypeError: one of them is no splitter; the message says what to give.
        UnknownSplitterError: there is no splitter of that name.
    """
    _check_several(given, "splitters")
    return tuple(
        create_splitter(part)
        if isinstance(part, str)
        else cast(Splitter, _named(part, "splitter", "text"))
        for part in given
    )


def _check_several(given: Any, what: str) -> None:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise TypeError(f"{what} must be a sequence of {what} or their names, not {given!r}")


def _named(part: Any, what: str, looked_at: str) -> Any:
    """The part, which has a name and can be called; a function without one gets its own."""
    if isinstance(part, type):
        raise TypeError(f"a {what} must be an object, not a class; give {part.__name__}()")
    if not callable(part):
        raise TypeError(f"a {what} must be callable with a {looked_at}; {part!r} is not")
    name = getattr(part, "name", None)
    if isinstance(name, str) and name:
        return part
    if name is None and isinstance(part, FunctionType) and part.__name__ != "<lambda>":
        return Function(part)
    kind = "a lambda" if isinstance(part, FunctionType) else type(part).__name__
    raise TypeError(
        f"a {what} needs a name, a string that is not empty: {kind} has {name!r}; "
        "set its attribute `name`, or give a function, which is named by itself"
    )


def with_setting(part: Filter, method: str, value: Any) -> Filter:
    """The filter told a value by its method of this name, where it has one."""
    told: Filter = getattr(part, method)(value) if hasattr(part, method) else part
    return told


def recalling(
    filters: tuple[Filter, ...], memory: Memory | None, document: Document, site: str | None
) -> tuple[Filter, ...]:
    """The filters told what a memory knows of the page's site, where they have that method.

    They stay as they are where it knows too little.
    """
    found = None if memory is None else memory.evidence(document, site)
    if found is None:
        return filters
    return tuple(with_setting(part, "recalling", found) for part in filters)


def ruled(filters: tuple[Filter, ...], rulings: tuple[RuleSet, ...]) -> tuple[Filter, ...]:
    """The filters, with one for each entry of rules in the place of the filter that takes them."""
    if not rulings:
        return filters
    found: list[Filter] = []
    for part in filters:
        found += part.ruled(rulings) if hasattr(part, "ruled") else (part,)
    return tuple(found)


def check_known(
    names: Iterable[str], known: Sequence[str], what: str, error: type[LookupError]
) -> None:
    """Refuse names that a pipeline does not have.

    Args:
        names: those that are asked for.
        known: those that it has.
        what: ``"filter"`` or ``"splitter"``, for the message.
        error: what is raised.
    """
    for name in names:
        if name not in known:
            has = ", ".join(known) or "none"
            raise error(f"no {what} {name!r} in this pipeline; it has: {has}")
