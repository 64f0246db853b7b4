"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class LatePattern:
    """Stands for a compiled pattern, and has its methods once one of them was asked for."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[Any]:
        """The pattern itself."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:  # asked only for what is not there yet
        if name in _METHODS:
            self.__dict__.update((method, getattr(self.compiled, method)) for method in _METHODS)
        return getattr(self.compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return re.compile, (self.pattern, self._flags)


def late_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""`re.compile`, but not before the pattern is used.

    Compiling all patterns takes a quarter of the package's import, and a page needs less than half
    of them. So those that take more than a fifth of a millisecond wait. They have the methods and
    attributes of `re.Pattern`, without being instances of it.

    >>> late_pattern(r"(?i)rain\w*").findall("Rain, rained")
    ['Rain', 'rained']
    """
    return cast("re.Pattern[AnyStr]", LatePattern(pattern, flags))
