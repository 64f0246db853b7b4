"""What changed between two runs, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from ..difference import Difference, Move, PageDifference, PieceChange, Placed, ValueChange
from .report import Line, in_digits, print_lines, shortened
from .visible import visible

_MOST_CHARS = 160  # of a text that changed
_MOST_MOVES = 20  # lines of the table of what went where
_MOST_CHANGES = 30  # of a page
_MOST_NAMES = 5  # of pages on one side only
_WIDTH = 26  # columns of a place, such as "paragraphs · list-item"


def print_difference(found: Difference, most: int) -> None:
    """Print the totals, then the pages, the least alike first.

    Args:
        found: what changed.
        most: how many pages to print.
    """
    console = Console(highlight=False)
    print_lines(console, _totals(found))
    for page in found.pages[:most]:
        print_lines(console, _page(page))
    if left := len(found.pages[most:]):
        print_lines(console, [(0, Text(f"\n… and {left} more pages (--most)", style="dim"))])


def _totals(found: Difference) -> Iterator[Line]:
    yield 0, Text(f"{len(found.pages)} of {found.compared} pages differ", style="bold")
    for side, names in (("A", found.only_before), ("B", found.only_after)):
        if names:
            more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
            named = ", ".join(map(visible, names[:_MOST_NAMES]))
            yield 0, Text(f"{len(names)} only in {side}: {named}{more}")
    if not found.pages:
        return
    yield 0, Text(f"words into the body: {found.into_body:.0f}, out of it: {found.out_of_body:.0f}")
    if found.values:
        said = ", ".join(f"{name} on {count}" for name, count in found.values.items())
        yield 0, Text(f"fields with another value: {said}")
    if found.moves:
        yield 0, Text("")
        yield 0, Text(f"pieces  words  {'from':<{_WIDTH}} to", style="bold")
        yield from ((0, _move(move)) for move in found.moves[:_MOST_MOVES])


def _move(move: Move) -> Text:
    before, after = (_place(place) for place in (move.before, move.after))
    return Text(f"{move.pieces:>6} {move.words:>6.0f}  {before:<{_WIDTH}} {after}")


def _place(place: tuple[str, str] | None) -> str:
    return " · ".join(place) if place else "(not there)"


def _page(page: PageDifference) -> Iterator[Line]:
    yield 0, Text("")
    yield 0, Text(visible(page.name), style="bold underline")
    kept = f"{in_digits(page.likeness)} of the words stand where they stood"
    moved = f"{page.into_body:.0f} came into the body, {page.out_of_body:.0f} left it"
    yield 2, Text(f"{kept}; {moved}", style="dim")
    for value in page.values:
        yield 2, _value(value)
    for change in page.changes[:_MOST_CHANGES]:
        yield from _change(change)
    if left := len(page.changes[_MOST_CHANGES:]):
        yield 2, Text(f"… and {left} more pieces (--json)", style="dim")


def _value(value: ValueChange) -> Text:
    old, new = (
        "(none)" if one is None else visible(shortened(one, _MOST_CHARS))
        for one in (value.before, value.after)
    )
    return Text.assemble((value.name, "bold"), ": ", (old, "red"), " -> ", (new, "green"))


def _change(change: PieceChange) -> Iterator[Line]:
    old, new = (_judged(piece) for piece in (change.before, change.after))
    yield 2, Text.assemble((old, "red"), " -> ", (new, "green"))
    if change.what == "text" and change.before and change.after:
        for sign, piece, style in (("-", change.before, "red"), ("+", change.after, "green")):
            yield 4, Text(f"{sign} {visible(shortened(piece.text, _MOST_CHARS))}", style=style)
        return
    yield 4, Text(visible(shortened(" ".join(change.text.split()), _MOST_CHARS)))
    old, new = (_because(piece) for piece in (change.before, change.after))
    if old == new:
        told = [f"because {new}"] if new else []
    else:
        told = [f"{when} because {why}" for when, why in (("was", old), ("now", new)) if why]
    yield from ((4, Text(line, style="dim")) for line in told)


def _judged(piece: Placed | None) -> str:
    """Where a piece was put, and how surely."""
    if piece is None:
        return "(not there)"
    sure = "" if piece.confidence is None else f" {in_digits(piece.confidence)}"
    return f"{_place(piece.place)}{sure}"


def _because(piece: Placed | None) -> str:
    """Why a piece stands where it does; empty where that is not known."""
    if piece is None:
        return ""
    code = ", ".join(part for part in (piece.filter, piece.reason) if part)
    return f"{piece.because} ({code})" if piece.because else code
