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
    plain_name,
    without_dates,
)
from ..values import Moment
from .marked import depth_of, moment_in, told_in

_MAX_CHARS = 160  # characters of such a line
_MAX_CUE_CHARS = 40  # characters of a line that says what the date below it is
# Kinds of line in a text.
_CUE, _ABOVE, _BELOW = "cue", "above a date", "below a date"
# In a text, names beside times: so many at least, for this share of the times, and this share of
# them another one.
_MIN_PAIRS, _MIN_PAIRED_SHARE, _MIN_OTHER_NAMES = 3, 0.8, 0.5
_MAX_OTHER_SPACES = 5  # spaces beside a date on a line that is little else
_DATED = " dated"  # sets such a line apart from the words of posts in elements of the same class
# How much speaks for a name: an address of a profile, a cue, what the markup says, only the look.
LINKED, CUED, MARKED, PLAIN = 1.0, 0.6, 0.5, 0.0
TOLD = "told"  # the key of what stands in no line: the page tells machines of it


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
        depth: how deep its post stands, as numbers in the markup or signs of quoting say; None
            where neither does.
    """

    block: int
    end: int
    key: str
    is_dated: bool
    moment: Moment | None
    name: str | None
    address: str | None
    weight: float
    depth: int | None = None


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


def names_time(document: Document, within: Collection[int]) -> bool:
    """False where no line of some blocks can be dated, so that `lines_of` need not be asked."""
    first = day_first(document)
    for start, end in _spans(document):
        if start not in within or document.blocks.hints[start] & Hint.IMAGE:
            continue
        text = " ".join(document.blocks.texts[start:end])
        if len(text) <= _MAX_CHARS:
            told, untold = told_in(document, start, end, text)
            if told or without_dates(untold, document.language, first) is not None:
                return True
    return False


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
    return _marked(_marked(found, _ABOVE, dated), _BELOW, dated)


def _marked(lines: Sequence[Line], key: str, dated: Collection[int]) -> list[Line]:
    """The lines, with more to speak for the names of one kind where names and times pair off.

    Nothing but the pattern says in a text that a line is a name: most times must have one, and few
    have the same, as the label of a field would be.
    """
    names = [line.name for line in lines if line.key == key]
    if len(names) < max(_MIN_PAIRS, _MIN_PAIRED_SHARE * len(dated)) or len(
        {*names}
    ) < _MIN_OTHER_NAMES * len(names):
        return [*lines]
    return [line._replace(weight=MARKED) if line.key == key else line for line in lines]


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
    told, untold = told_in(document, start, end, text)
    rest = without_dates(untold, language, first)
    if told and rest is None:
        rest = untold
    is_dated = rest is not None and not dates_other(text, language, first)
    if is_dated and plain_name(rest or "") is None and dates_other(before, language, first):
        is_dated = False
    moment = moment_in(document, text, told, first) if is_dated else None
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
    depth = depth_of(document, start)
    return Line(start, end, key, is_dated, moment, name, address, weight, depth)


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
    blocks = document.blocks
    links = [
        (blocks.texts[block][mark.start : mark.end], mark.target or "")
        for block in range(start, end)
        if block in blocks.marks
        for mark in blocks.marks[block]
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
    marks = document.blocks.marks.get(block, ())
    first = next((mark for mark in marks if mark.kind not in ("time", "break")), None)
    if first is None or first.start:
        return None
    return plain_name(document.blocks.texts[block][: first.end])
