"""Which elements of a page selectors choose, and what numbers these have among its elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import Any

from lxml import etree

from ...errors import RuleError
from ...origins import Selected, Selections
from ...patterns.spaces import normalize_space
from .tree import strip_shapes
from .xpaths import compiled, is_bounded

_MAX_SELECTED = 10_000  # elements of a page that one expression may choose
_MAX_CHARS = 2_000  # of an element's text; what is longer is no field, and no part of a line
_MAX_ALL_CHARS = 1_000_000  # of all texts that are taken from a page

Choice = tuple["etree._Element | None", "str | None"]
"""An element and None; or a value that was chosen, and the element that has it."""


def choose(root: etree._Element, xpaths: Sequence[str]) -> dict[str, list[Choice]]:
    """What each expression chooses of a page's tree as its parser made it.

    An expression that would take too many steps on this page chooses nothing, and is left out.

    Raises:
        RuleError: an expression cannot be read or evaluated.
    """
    found = {}
    for xpath in xpaths:
        evaluate = compiled(xpath)
        if not is_bounded(xpath, root):
            continue
        try:
            found[xpath] = [*islice(_choices(evaluate(root)), _MAX_SELECTED)]
        except etree.XPathError as error:
            raise RuleError(f"XPath {xpath!r}: {error}") from None
    return found


def _choices(result: Any) -> Iterator[Choice]:
    if isinstance(result, str):
        yield None, str(result)
    for item in result if isinstance(result, list) else ():
        if isinstance(item, etree._Element):
            yield item, None
        elif isinstance(item, etree._ElementUnicodeResult):
            parent = item.getparent()
            yield (parent.getparent() if item.is_tail and parent is not None else parent), str(item)


def texts(found: Mapping[str, list[Choice]]) -> dict[str, list[str]]:
    """The text or value of each choice; to be called when the tree has no scripts any more."""
    left = _MAX_ALL_CHARS
    all_texts: dict[str, list[str]] = {}
    for xpath, choices in found.items():
        rows = all_texts[xpath] = []
        for element, value in choices:
            text = _text(element, min(left, _MAX_CHARS)) if value is None else value[:_MAX_CHARS]
            left -= len(text)
            rows.append(normalize_space(text))
    return all_texts


def _text(element: etree._Element | None, limit: int) -> str:
    """The text of an element; nothing where it has more than `limit` characters."""
    parts, size = [], 0
    for part in element.itertext() if element is not None else ():
        size += len(part)
        if size > limit:
            return ""
        parts.append(str(part))
    return "".join(parts)


def numbered(
    root: etree._Element,
    found: Mapping[str, list[Choice]],
    all_texts: Mapping[str, list[str]],
    elements: int,
) -> Selections:
    """What was chosen, with the numbers that the elements have in `Document.tree`.

    Args:
        root: the page's tree after it was read; parts of it are gone.
        found: what `choose` gave.
        all_texts: what `texts` gave.
        elements: how many elements `Document.tree` has.
    """
    wanted = {
        element for choices in found.values() for element, _ in choices if element is not None
    }
    numbers: dict[etree._Element, int] = {}
    if wanted:
        strip_shapes(root)
        count = -1
        for count, element in enumerate(root.iter()):
            if element in wanted:
                numbers[element] = count
        if count + 1 != elements:  # the walk and the parser disagree on what a tag is
            numbers = {}
    return tuple(
        (xpath, tuple(map(_selected, choices, all_texts[xpath], repeat(numbers))))
        for xpath, choices in found.items()
    )


def _selected(choice: Choice, text: str, numbers: Mapping[etree._Element, int]) -> Selected:
    element, value = choice
    number = -1 if element is None else numbers.get(element, -1)
    return Selected(number, text, value is not None)
