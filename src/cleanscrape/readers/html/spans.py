"""The spans of marks and cells: which are open, and where they stand in the text of a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from ...facts import Mark
from ...patterns.spaces import drop_invisible
from .attributes import NOTE
from .elements import MARKS, TARGETED
from .tables import OpenCell, Table
from .tags import Tag

Span = tuple[int, int]

NEED_TARGET = frozenset({"link", "time"})
"""Kinds of mark that are none without a target."""

# Marks within marks. Elements that are nested deeper, as where none is ever closed, are not
# recorded: each block would have all of them.
_MAX_OPEN = 32


class OpenSpans:
    """The marks and cells of the open block, as numbers of the pieces that its text is made of.

    An element that continues after the end of a block has a span in each block.

    Args:
        targets: the addresses of the page's links and what it says of its times, in order, where
            its tags have none.
    """

    __slots__ = ("_beyond", "_targets", "done", "open_marks")

    def __init__(self, targets: Iterable[str | None] = ()) -> None:
        self._targets = iter(targets)
        self._beyond = 0  # open elements that are not recorded, because there are too many
        # Kind, target, cell, and number of the first piece.
        self.open_marks: list[_Open] = []
        self.done: list[tuple[str, str | None, OpenCell | None, int, int]] = []

    def open(self, tag: Tag, table: Table | None, piece: int) -> None:
        """An element of `MARKS` begins before the piece of that number, within `table`."""
        if len(self.open_marks) == _MAX_OPEN:
            self._beyond += 1
            if tag.name in TARGETED:
                self.skip_target()
            return
        kind, facts = MARKS[tag.name], tag.facts
        target: str | None = None
        cell: OpenCell | None = None
        if kind == "link":
            target = next(self._targets, None) or facts.get("href")
            if NOTE in facts:
                kind, target = "note", facts[NOTE]
        elif kind == "time":
            target = next(self._targets, None) or facts.get("datetime")
        elif kind == "cell":
            cell = table.place_cell(tag) if table is not None else None
        elif kind == "quotation":
            target = facts.get("cite")
        self.open_marks.append((kind, target, cell, piece))

    def skip_target(self) -> None:
        """A link or a time without content."""
        next(self._targets, None)

    def close(self, piece: int) -> None:
        """The innermost element ends before the piece of that number."""
        if self._beyond:
            self._beyond -= 1
        elif self.open_marks:
            self.done.append((*self.open_marks.pop(), piece))

    def add_break(self, piece: int) -> None:
        """The piece of that number is the blank that stands for a line break."""
        self.done.append(("break", None, None, piece, piece + 1))

    def restart(self) -> None:
        """A block has ended: open elements continue at the first piece of the next one."""
        if self.done:
            self.done.clear()
        if self.open_marks:
            self.open_marks = [(kind, target, cell, 0) for kind, target, cell, _ in self.open_marks]

    def of(
        self, pieces: Sequence[str], text: str, is_verbatim: bool
    ) -> tuple[tuple[Mark, ...], list[tuple[OpenCell, Span]]]:
        """The marks and cells of the block that ends here.

        Args:
            pieces: what its text is made of.
            text: the text.
            is_verbatim: it is preformatted.
        """
        if len(pieces) == 1:
            spans = [(0, len(text))]
        else:
            spans = verbatim_spans(pieces, text) if is_verbatim else piece_spans(pieces)
        marks: list[Mark] = []
        cells: list[tuple[OpenCell, Span]] = []
        going_on = ((*part, len(pieces)) for part in self.open_marks)
        for number, (kind, target, cell, first, end) in enumerate((*self.done, *going_on)):
            span = spans[0] if (first, end) == (0, 1) else covered(spans, first, end)
            if kind == "break":
                span = _blank_at(span[0], text)
            if cell is not None:
                is_empty = span[0] == span[1]  # one that continues may still be filled
                if not is_empty or not (cell.is_filled or number >= len(self.done)):
                    cells.append((cell, span))
                    cell.is_filled = True
            elif span[0] < span[1] and _says_something(kind, target, is_verbatim):
                marks.append(Mark(*span, kind, target))
        if len(marks) > 1:
            marks.sort(key=lambda mark: (mark.start, -mark.end))
        if len(cells) > 1:
            cells.sort(key=lambda pair: pair[0].column)
        return tuple(marks), cells


def _blank_at(position: int, text: str) -> Span:
    """The span of the blank after so many characters; empty at the ends of the text."""
    return position, position + (0 < position < len(text))


_Open = tuple[str, "str | None", "OpenCell | None", int]


def _says_something(kind: str, target: str | None, is_verbatim: bool) -> bool:
    """False for a link without an address, a cell without a table, and for code within code."""
    if kind in NEED_TARGET:
        return bool(target)
    return kind != "cell" and not (is_verbatim and kind == "code")


def piece_spans(pieces: Sequence[str]) -> list[Span]:
    """For each piece the span of its visible text in the pieces joined and cleaned of white space.

    A piece without visible text has an empty span, at the end of what is before it.

    >>> piece_spans(["It ", " rained", " ", "on."])
    [(0, 2), (3, 9), (9, 9), (10, 13)]
    """
    spans: list[Span] = []
    position = 0
    spaced = False  # white space is due before the next word
    for piece in pieces:
        text = drop_invisible(piece)
        words = text.split()
        if not words:
            spaced = spaced or bool(text)
            spans.append((position, position))
            continue
        if position and (spaced or text[0].isspace()):
            position += 1
        start = position
        position += sum(map(len, words)) + len(words) - 1
        spans.append((start, position))
        spaced = text[-1].isspace()
    return spans


def verbatim_spans(pieces: Sequence[str], text: str) -> list[Span]:
    r"""Like `piece_spans`, for preformatted text, which keeps its white space.

    Args:
        pieces: the texts as they stand in the page.
        text: all of them, without line breaks at the head and white space at the foot.

    >>> verbatim_spans(["\n", "x = 1", "\n"], "x = 1")
    [(0, 0), (0, 5), (5, 5)]
    """
    joined = "".join(pieces)
    lead = len(joined) - len(joined.lstrip("\n"))
    edges = [
        min(max(0, edge - lead), len(text)) for edge in accumulate(map(len, pieces), initial=0)
    ]
    return [*pairwise(edges)]


def covered(spans: Sequence[Span], first: int, end: int) -> Span:
    """The span of the visible text in the pieces from `first` up to `end`.

    >>> covered([(0, 2), (3, 9), (9, 9), (10, 13)], 1, 3)
    (3, 9)
    """
    visible = [span for span in spans[first:end] if span[0] < span[1]]
    if visible:
        return visible[0][0], visible[-1][1]
    position = spans[first][0] if first < len(spans) else spans[-1][1] if spans else 0
    return position, position
