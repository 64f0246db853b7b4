"""From a page's tree to its blocks, compiled: see `walk.pyx`."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

CONTRACT: int

class Rules:
    def __init__(self, source: Any) -> None: ...

class Finder:
    def __init__(self, source: Any) -> None: ...

def linearize(
    rules: Rules, root: etree._Element, targets: Iterable[str | None], has_numbers: bool
) -> Any | None: ...
def find(finder: Finder, root: etree._Element) -> tuple[Any, ...] | None: ...
def media_of(
    finder: Finder, elements: list[etree._Element]
) -> list[tuple[str, dict[str, str], bool]] | None: ...
