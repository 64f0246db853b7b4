"""What is worked out when somebody asks for it, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class later(Generic[T]):
    """A property that is worked out when it is first asked for, and kept with its object.

    As `functools.cached_property`, without the lock that Pythons before 3.12 take: two threads that
    ask at once both work it out, and get equal values. The class may be frozen.

    >>> class Page:
    ...     @later
    ...     def words(self) -> list[str]:
    ...         return ["It", "rained."]
    >>> page = Page()
    >>> page.words is page.words
    True
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.func = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> later[T]: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type | None = None) -> later[T] | T:
        if instance is None:
            return self
        # What is kept in the object's dict is found before this is asked again.
        value: T = instance.__dict__.setdefault(self._name, self.func(instance))
        return value
