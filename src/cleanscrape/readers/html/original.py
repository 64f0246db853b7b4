"""The elements of a page before its tree is rewritten: where its blocks came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from operator import attrgetter

from lxml import etree

from ...origins import SourceTree

_MAX_LINE = 65535  # libxml2 says this of all lines from here on
_name = attrgetter("tag")
_line = attrgetter("sourceline")
_parent = etree._Element.getparent


class Original:
    """The elements of a page's tree, numbered in the order of the page.

    Args:
        root: the page's tree, as the parser made it.
        has_lines: whether its lines are those of what the caller gave.

    >>> root = etree.fromstring("<p><b>a</b><i>b</i></p>")
    >>> original = Original(root)
    >>> etree.strip_tags(root, "b")
    >>> original.numbers(root.iter()), original.tree.path(2)
    ([0, 2], 'p > i')
    """

    def __init__(self, root: etree._Element, has_lines: bool = True) -> None:
        elements = [*root.iter(etree.Element)]
        # As long as an element is in here, lxml gives the same object for it.
        self._numbers: dict[etree._Element | None, int] = dict(zip(elements, range(len(elements))))
        self._numbers[None] = -1
        parents = array("i", map(self._numbers.__getitem__, map(_parent, elements)))
        lines = [*map(_line, elements)] if has_lines else []
        known = array("i", [line if line and line < _MAX_LINE else 0 for line in lines])
        self.tree = SourceTree(tuple(map(_name, elements)), parents, known)

    def numbers(self, elements: Iterable[etree._Element]) -> list[int]:
        """For each of these the number that it had; -1 for one that the parser did not make."""
        return [self._numbers.get(element, -1) for element in elements]
