"""Where in its source a piece of a page stands: the line, and the element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

T = TypeVar("T")

# Elements in a path. What is nested deeper has the path of the last one around it, so that paths
# stay short on a page that never closes its elements.
_MAX_DEPTH = 100
# A name that CSS can count the elements of. Parsers keep names such as "o:p" and "div<div", too.
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")


class Origin(NamedTuple):
    """Where a piece came from.

    Args:
        line: number of the line in the source, from 1, where its element or its text begins; None
            where it is not known.
        path: CSS selector of its element in HTML: ``"html > body > p:nth-of-type(2)"``; None for
            text.
    """

    line: int | None = None
    path: str | None = None


class SourceTree:
    """The elements of a page as its parser found them, as flat columns in the order of the page.

    Args:
        names: of each element.
        parents: for each element the number of the one around it, always smaller than its own; -1
            for the outermost.
        lines: the line on which each begins, from 1; 0 where it is not known. Empty where none is.

    >>> tree = SourceTree(("html", "body", "p", "p"), (-1, 0, 1, 1), (1, 1, 1, 2))
    >>> tree.origin(3)
    Origin(line=2, path='html > body > p:nth-of-type(2)')
    """

    def __init__(
        self, names: Sequence[str], parents: Sequence[int], lines: Sequence[int] = ()
    ) -> None:
        self.names = names
        self.parents = parents
        self.lines = lines

    def __reduce__(self) -> tuple[type[SourceTree], tuple[Sequence[int] | Sequence[str], ...]]:
        return SourceTree, (self.names, self.parents, self.lines)

    def origin(self, number: int) -> Origin | None:
        """Where the element of this number stands; None for -1, which is no element."""
        if number < 0:
            return None
        line = self.lines[number] if self.lines else 0
        return Origin(line or None, self.path(number))

    def path(self, number: int) -> str:
        """The CSS selector of an element: that of all elements around it, and its own."""
        known, above = self._paths, []
        while number >= 0 and number not in known:
            above.append(number)
            number = self.parents[number]
        path, depth = known[number] if number >= 0 else ("", 0)
        for inner in reversed(above):
            if depth < _MAX_DEPTH:
                step = self._step(inner)
                path, depth = (f"{path} > {step}" if path else step), depth + 1
            known[inner] = path, depth
        return path

    @cached_property
    def _paths(self) -> dict[int, tuple[str, int]]:
        """The selectors that were asked for so far, and how many elements each names."""
        return {}

    def _step(self, number: int) -> str:
        """The selector of an element among the children of its parent."""
        name = self.names[number]
        if not _PLAIN_NAME.fullmatch(name):
            return f":nth-child({self._among_children[number]})"
        places, counts = self._among_namesakes
        if counts[self.parents[number], name] == 1:
            return name
        return f"{name}:nth-of-type({places[number]})"

    @cached_property
    def _among_namesakes(self) -> tuple[Sequence[int], Mapping[tuple[int, str], int]]:
        """The place of each element among those of its name; how many of a name a parent has."""
        return _places(zip(self.parents, self.names))

    @cached_property
    def _among_children(self) -> Sequence[int]:
        """The place of each element among the children of its parent."""
        return _places(self.parents)[0]


def _places(keys: Iterable[T]) -> tuple[Sequence[int], Mapping[T, int]]:
    """For each key how often it has stood there so far, and for each distinct one how often."""
    counts: dict[T, int] = {}
    places = []
    for key in keys:
        counts[key] = count = counts.get(key, 0) + 1
        places.append(count)
    return places, counts
