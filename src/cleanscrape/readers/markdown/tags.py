"""HTML tags within a line of Markdown."""

from __future__ import annotations

import re
from html import unescape

from ...facts import Mark
from ..html.elements import MARKS

_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)")
_ADDRESS = re.compile(r"""\b(?:href|cite)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class OpenTags:
    """The tags of a text that are open; a closing tag makes a mark of what stands between.

    >>> tags = OpenTags()
    >>> tags.read("<kbd>", 0, 5), tags.read("</kbd>", 8, 14)
    (None, Mark(start=5, end=8, kind='keyboard', target=None))
    """

    def __init__(self) -> None:
        self._open: dict[str, list[tuple[int, str | None]]] = {}

    def read(self, tag: str, start: int, end: int) -> Mark | None:
        """Take a tag or comment that stands from `start` to `end`.

        Returns:
            The mark that it ends, if any.
        """
        match = _TAG.match(tag)
        name = match[2].lower() if match else ""
        kind = MARKS.get(name)
        if match is None or kind is None or kind == "cell":
            return None
        if not match[1]:
            self._open.setdefault(name, []).append((end, _address(tag)))
            return None
        begun = self._open.get(name)
        if not begun:
            return None
        first, target = begun.pop()
        if kind == "link" and not target:
            return None
        return Mark(first, start, kind, target)


def _address(tag: str) -> str | None:
    found = _ADDRESS.search(tag)
    return unescape(found[1] or found[2] or found[3] or "") if found else None
