"""A text and its marks as steps of writing that nest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..facts import Mark
from .spans import WHOLE, rank


class Token(NamedTuple):
    """A step of writing a text: a stretch of it, or where a mark opens or closes.

    Args:
        step: ``"text"``, ``"open"``, ``"close"``, or ``"whole"`` for a mark with its text.
        text: the stretch.
        mark: the mark.
    """

    step: str
    text: str = ""
    mark: Mark | None = None


def tokens(text: str, marks: Sequence[Mark], whole: Collection[str] = WHOLE) -> Iterator[Token]:
    """The text and its marks as steps that nest.

    Where two marks overlap, the inner one is closed and opened again.

    Args:
        text: what is marked.
        marks: as `tidy` gives them, with the same `whole`.
        whole: kinds of mark that come as one step.

    >>> [token.text or token.step for token in tokens("It rained.", [Mark(3, 9, "strong")])]
    ['It ', 'open', 'rained', 'close', '.']
    """
    opened: list[Mark] = []  # at most one of a kind
    position = 0
    for mark in marks:
        while opened and (end := min(other.end for other in opened)) <= mark.start:
            yield from _stretch(text[position:end])
            position = end
            yield from _closed(opened, end)
        yield from _stretch(text[position : mark.start])
        position = mark.start
        if mark.kind in whole:
            yield Token("whole", text[mark.start : mark.end], mark)
            position = mark.end
        else:
            yield Token("open", mark=mark)
            opened.append(mark)
    while opened:
        end = min(other.end for other in opened)
        yield from _stretch(text[position:end])
        position = max(position, end)
        yield from _closed(opened, end)
    yield from _stretch(text[position:])


def _stretch(text: str) -> Iterator[Token]:
    if text:
        yield Token("text", text)


def _closed(opened: list[Mark], end: int) -> Iterator[Token]:
    """Close the marks that end here, and those inside of them, which are opened again."""
    first = next(index for index, mark in enumerate(opened) if mark.end == end)
    for mark in reversed(opened[first:]):
        yield Token("close", mark=mark)
    again = sorted(
        (mark._replace(start=end) for mark in opened[first:] if mark.end > end),
        key=lambda mark: (-mark.end, rank(mark)),
    )
    opened[first:] = again
    for mark in again:
        yield Token("open", mark=mark)
