"""The short lines of a page that may say who wrote a post, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..document import Document, Hint
from ..patterns.date_order import day_first
from ..patterns.dates import SIGN
from ..patterns.posts import (
    cued_name,
    dates_other,
    holds_author,
    is_profile,
    moment_of,
    plain_name,
    without_dates,
)
from ..values import Moment

_MAX_CHARS = 160  # characters of such a line
_MAX_CUE_CHARS = 40  # characters of a line that says what the date below it is
# Kinds of line in a text.
_CUE, _ABOVE, _BELOW = "cue", "above a date", "below a date"
_MAX_OTHER_SPACES = 5  # spaces beside a date on a line that is little else
_DATED = " dated"  # sets such a line apart from the words of posts in elements of the same class
# How much speaks for a name: an address of a profile, a cue, what the markup says, only the look.
LINKED, CUED, MARKED, PLAIN = 1.0, 0.6, 0.5, 0.0


class Line(NamedTuple):
    """A line that names somebody or a time.

    Args:
        block: its first block.
        end: the block after its last.
        key: what the lines of one kind have in common.
        is_dated: whether it names a time, even one that cannot be told in full.
        moment: that time.
        name: who it may name.
        address: of the profile of the one that it names.
        weight: how much speaks for the name.
    """

    block: int
    end: int
    key: str
    is_dated: bool
    moment: Moment | None
    name: str | None
    address: str | None
    weight: float


def lines_of(
    document: Document, within: Collection[int] | None = None
) -> tuple[list[Line], frozenset[str]]:
    """The lines that may say who and when, and the keys of the lines that are too long for it.

    Args:
        document: the page.
        within: the blocks that are looked at; all by default.
    """
    first = day_first(document)
    found: list[Line] = []
    long: set[str] = set()
    before = ""
    for start, end in _spans(document):
        if within is not None and start not in within:
            continue
        text = " ".join(document.blocks.texts[start:end])
        path = document.blocks.paths[start]
        if len(text) > _MAX_CHARS:
            long.add(path)
            before = ""
            continue
        if not document.blocks.hints[start] & Hint.IMAGE:
            line = _line(document, start, end, text, before, first)
            if line is not None:
                found.append(line)
            before = "" if len(text) > _MAX_CUE_CHARS or SIGN.search(text) else text
    return found if document.source == "html" else _neighbours(found), frozenset(long)


def _neighbours(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, those beside a time told apart: no markup says what a line is."""
    dated = {line.block: line for line in lines if line.is_dated}
    ends = {line.end for line in dated.values()}
    found = []
    for line in lines:
        if line.weight == CUED:
            line = line._replace(key=f"{_CUE}{line.key}")  # noqa: PLW2901
        elif not line.is_dated and line.end in dated:
            line = line._replace(key=_ABOVE)  # noqa: PLW2901
        elif not line.is_dated and line.block in ends:
            line = line._replace(key=_BELOW)  # noqa: PLW2901
        found.append(line)
    return found


def heads_of(lines: Sequence[Line], long: Collection[str]) -> frozenset[int]:
    """The blocks of the lines that say who or when by more than the look of them."""
    return frozenset(
        block
        for line in lines
        if line.key not in long and (line.is_dated or line.weight >= MARKED)
        for block in range(line.block, line.end)
    )


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    """The blocks of each line: a splitter may have cut it."""
    start = 0
    for index, hints in enumerate(document.blocks.hints):
        if index > start and not hints & Hint.SAME_LINE:
            yield start, index
            start = index
    if len(document):
        yield start, len(document)


def _line(
    document: Document, start: int, end: int, text: str, before: str, first: bool | None
) -> Line | None:
    language = document.language
    rest = without_dates(text, language, first)
    is_dated = rest is not None and not dates_other(text, language, first)
    if is_dated and plain_name(rest or "") is None and dates_other(before, language, first):
        is_dated = False
    moment = moment_of(text, language, first, document.reference) if is_dated else None
    name, address, weight = _who(document, start, end, text, rest)
    if rest is not None and not is_dated and weight < LINKED:
        return None
    if is_dated and name and weight == PLAIN and document.source != "html":
        weight = CUED  # a name and a time make up the line
    if not is_dated and name is None:
        return None
    key = document.blocks.paths[start]
    if is_dated and rest is not None and rest.count(" ") <= _MAX_OTHER_SPACES:
        key += _DATED
    return Line(start, end, key, is_dated, moment, name, address, weight)


def _who(
    document: Document, start: int, end: int, text: str, undated: str | None
) -> tuple[str | None, str | None, float]:
    """Who the line names, the address of the profile, and how much speaks for it.

    Args:
        document: the page.
        start: first block of the line.
        end: the block after its last.
        text: its words.
        undated: those without the time that it names; None where it names none.
    """
    rest = text if undated is None else undated
    links = [
        (document.blocks.texts[block][mark.start : mark.end], mark.target or "")
        for block in range(start, end)
        for mark in document.blocks.marks.get(block, ())
        if mark.kind == "link"
    ]
    for anchor, target in links:
        if is_profile(target) and (name := plain_name(anchor)):
            return name, target, LINKED
    cued, name = cued_name(rest), plain_name(rest)
    if undated is None:
        name = _first_part(document, start) or name
    for anchor, target in links:
        if cued and anchor and cued.startswith(anchor):
            return anchor, target, LINKED
    if cued:
        return cued, None, CUED
    hints, path = document.blocks.hints[start], document.blocks.paths[start]
    said = bool(hints & Hint.BYLINE) or holds_author(path)
    address = next((target for anchor, target in links if anchor == name), None)
    return name, address, MARKED if said else PLAIN


def _first_part(document: Document, block: int) -> str | None:
    """What a line sets apart at its beginning: the name before a rank."""
    first = next(iter(document.blocks.marks.get(block, ())), None)
    if first is None or first.start:
        return None
    return plain_name(document.blocks.texts[block][: first.end])
