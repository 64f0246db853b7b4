"""Tables, lists and code in HTML within Markdown, as converters and `to_markdown` write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...document import Hint
from ..html.linear import Linearizer
from ..html.lines import Lines
from .images import tag_attributes
from .open_lists import OpenLists
from .rows import Row

_OPENING = re.compile(r" {0,3}<(table|ul|ol|dl|pre|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_MAX_CHARS = 200_000
_PART = re.compile(
    r"""(?x)
    <!-- (?: (?!-->). ){0,5000} -->
    | <(?P<image>[iI][mM][gG])\b (?P<attributes> [^<>]{0,2000} ) >
    | </?[A-Za-z][^<>]{0,2000}>
    | (?P<entity> &(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31}); )
    | (?P<char> [^\s|] )
    """
)


class HtmlBlocks:
    """Finds elements of HTML that begin a line of Markdown, and reads them as HTML is read.

    Args:
        text: the page.
        lists: numbers its lists and tables.
    """

    def __init__(self, text: str, lists: OpenLists) -> None:
        self._text = text
        self._lists = lists
        self._unclosed: set[str] = set()  # elements that nothing closes any more
        self._is_read = True  # until an element cannot be read

    def end(self, line: str, start: int) -> int | None:
        """Where the element ends that a line begins; None where it begins none.

        Args:
            line: a line of the page.
            start: where it begins.
        """
        opening = _OPENING.match(line)
        if opening is None or opening[1].lower() in self._unclosed or not self._is_read:
            return None
        name = opening[1].lower()
        depth = 0
        tags = re.compile(rf"<(/?){name}\b[^<>]{{0,500}}>", re.IGNORECASE)
        for tag in tags.finditer(self._text, start, start + _MAX_CHARS):
            depth += -1 if tag[1] else 1
            if depth == 0:
                return tag.end()
        self._unclosed.add(name)
        return None

    def rows(self, start: int, end: int) -> list[Row]:
        """The rows of an element; none where they cannot be found again in its source."""
        source = self._text[start:end]
        lines = Linearizer().run(source)
        spans = [*_spans(source, lines)]
        if len(spans) != len(lines.rows):
            self._is_read = False  # what stands in it would be tried again and again
            return []
        groups: dict[int, int] = {}
        edges = [start, *(start + first for first, _, _ in spans[1:]), end]
        return [
            self._row(lines, number, edges[number : number + 2], attributes, groups)
            for number, (_, _, attributes) in enumerate(spans)
        ]

    def _row(
        self, lines: Lines, number: int, edges: list[int], source: str, groups: dict[int, int]
    ) -> Row:
        text, tag, hints, share, *_ = lines.rows[number]
        row = Row(edges[0], edges[1], tag, text, share, lines.images.get(number, ""), hints)
        if hints & Hint.IMAGE:
            attributes = tag_attributes(source)
            return row._replace(media=(attributes,) if attributes.get("src") else ())
        row = row._replace(marks=lines.marks.get(number, ()))
        structure = lines.structures.get(number)
        if structure is None:
            return row
        if structure.group is not None:
            if structure.group not in groups:
                groups[structure.group] = self._lists.next_group()
            structure = structure._replace(group=groups[structure.group])
        return row._replace(structure=structure)


def _spans(source: str, lines: Lines) -> Iterator[tuple[int, int, str]]:
    """For each row where its words begin and end in the source, and the attributes of its image.

    The words stand in the source in the same order, apart from tags, white space and bars.
    """
    parts = _PART.finditer(source)
    for text, _, hints, *_ in lines.rows:
        if hints & Hint.IMAGE:
            image = next((part for part in parts if part["image"]), None)
            if image is None:
                return
            yield image.start(), image.end(), image["attributes"]
            continue
        wanted = "".join(text.split()).replace("|", "")
        span = _span(parts, wanted)
        if span is None:
            return
        yield (*span, "")


def _span(parts: Iterator[re.Match[str]], wanted: str) -> tuple[int, int] | None:
    """Where the next parts begin and end that say what is wanted; None where they say more."""
    first, end, said = None, 0, ""
    while len(said) < len(wanted):
        part = next(parts, None)
        if part is None:
            return None
        char = unescape(part["entity"]) if part["entity"] else part["char"]
        if not char or char.isspace():
            continue
        first = part.start() if first is None else first
        end = part.end()
        said += char
    return (first, end) if first is not None and said == wanted else None
