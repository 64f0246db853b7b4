"""Where in its source a piece of a page stands: the line, and the element."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

# Elements in a path. What is nested deeper has the path of the last one around it, so that paths
# stay short on a page that never closes its elements.
_MAX_DEPTH = 100
# A name that CSS can count the elements of. Parsers keep names such as "o:p" and "div<div", too.
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_FRAMES = frozenset({"iframe", "noframes", "noembed"})
_DRAWING = "svg"


class Origin:
    """Where a piece came from.

    Args:
        line: number of the line in the source, from 1: where the text begins, or where the opening
            tag of its element ends; None where it is not known.
        path: CSS selector of its element in HTML; None for text. An `Origin` that a page gives
            works it out when it is asked for.

    >>> Origin(3, "html > body > p:nth-of-type(2)").line
    3
    """

    __slots__ = ("_line", "_number", "_path", "_tree")
    _fields = ("line", "path")

    def __init__(self, line: int | None = None, path: str | None = None) -> None:
        self._line = line
        self._path = path
        self._tree: SourceTree | None = None
        self._number = -1

    @property
    def line(self) -> int | None:
        """Number of the line in the source, from 1; None where it is not known."""
        if self._tree is None:
            return self._line
        lines = self._tree.lines
        return lines[self._number] or None if lines else None

    @property
    def path(self) -> str | None:
        """CSS selector of its element in HTML; None for text."""
        return self._path if self._tree is None else self._tree.path(self._number)

    @classmethod
    def of_element(cls, tree: SourceTree, number: int) -> Origin:
        """That of the element of this number."""
        origin = cls.__new__(cls)  # a page makes hundreds
        origin._tree, origin._number = tree, number
        return origin

    def __repr__(self) -> str:
        return f"Origin(line={self.line!r}, path={self.path!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Origin):
            return NotImplemented
        return (self.line, self.path) == (other.line, other.path)

    def __hash__(self) -> int:
        return hash((self.line, self.path))

    def __reduce__(self) -> tuple[object, ...]:
        if self._tree is not None:  # all origins of a page share it
            return _of_element, (self._tree, self._number)
        return Origin, (self.line, self.path)


def _of_element(tree: SourceTree, number: int) -> Origin:
    """The origin that was pickled."""
    return Origin.of_element(tree, number)


class Selected(NamedTuple):
    """What a selector chose of a page: an element, or a value of one.

    Args:
        element: its number in the page's `SourceTree`; -1 where it has none, as in `<head>`.
        text: its text, or the value; empty where it has more than 2,000 characters.
        is_value: True for the value of an attribute, a piece of text, or what an XPath computed.
    """

    element: int
    text: str
    is_value: bool = False


Selections = tuple[tuple[str, tuple[Selected, ...]], ...]
"""Each selector, with what it chose of a page."""


class SourceTree:
    """The elements of a page as its parser found them, as flat columns in the order of the page.

    Args:
        names: of each element; what is no name that CSS can count has the path of the element
            around it.
        parents: for each element the number of the one around it, always smaller than its own; -1
            for the outermost.
        lines: the line on which the opening tag of each ends, from 1; 0 where it is not known.
            Empty where none is.

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
        # Whether an element is a frame or stands in one, of those that were looked at.
        self._framed = {-1: False}

    def __reduce__(self) -> tuple[type[SourceTree], tuple[Sequence[int] | Sequence[str], ...]]:
        return SourceTree, (self.names, self.parents, self.lines)

    def origin(self, number: int) -> Origin | None:
        """Where the element of this number stands.

        None for -1, which is no element, and for what stands in a frame: that is a page of its own.
        """
        if number < 0:
            return None
        parent = self.parents[number]
        framed = self._framed.get(parent)
        if framed is None:
            framed = self._is_framed(parent)
        return None if framed else Origin.of_element(self, number)

    def _is_framed(self, number: int) -> bool:
        """Whether an element is a frame or stands in one."""
        known, above = self._framed, []
        while number not in known:
            above.append(number)
            number = self.parents[number]
        framed = known[number]
        for inner in reversed(above):
            framed = known[inner] = framed or self.names[inner] in _FRAMES
        return framed

    def path(self, number: int) -> str:
        """The CSS selector of an element: that of all elements around it, and its own."""
        known, above = self._paths, []
        while number >= 0 and number not in known:
            above.append(number)
            number = self.parents[number]
        path, depth, is_whole = known[number] if number >= 0 else ("", 0, True)
        for inner in reversed(above):
            is_whole = is_whole and depth < _MAX_DEPTH and self._is_plain(inner)
            if is_whole:
                step = self._step(inner)
                path, depth = (f"{path} > {step}" if path else step), depth + 1
            known[inner] = path, depth, is_whole
        return path

    @cached_property
    def _paths(self) -> dict[int, tuple[str, int, bool]]:
        """The selectors asked for so far, how many elements each names, and if it names all."""
        return {}

    def _is_plain(self, number: int) -> bool:
        parent = self.parents[number]
        in_drawing = parent >= 0 and self.names[parent] == _DRAWING
        return not in_drawing and _is_plain(self.names[number])

    def _step(self, number: int) -> str:
        """The selector of an element among the children of its parent."""
        name = self.names[number]
        places, counts = self._among_namesakes
        if counts[self.parents[number], name] == 1:
            return name
        return f"{name}:nth-of-type({places[number]})"

    @cached_property
    def _among_namesakes(self) -> tuple[Sequence[int], Mapping[tuple[int, str], int]]:
        """The place of each element among those of its name; how many of a name a parent has."""
        counts: dict[tuple[int, str], int] = {}
        places = []
        for key in zip(self.parents, self.names):
            counts[key] = count = counts.get(key, 0) + 1
            places.append(count)
        return places, counts


@lru_cache(maxsize=1024)
def _is_plain(name: str) -> bool:
    return _PLAIN_NAME.fullmatch(name) is not None


def origin_from(tree: SourceTree | None) -> Callable[[int], Origin | None]:
    """What gives the origin that a number of `BlockTable.origins` or `Medium.origin` stands for.

    Args:
        tree: the elements of the page; None for text, whose numbers are those of its lines.
    """
    return tree.origin if tree is not None else _of_line


def _of_line(number: int) -> Origin | None:
    return Origin(number) if number > 0 else None
