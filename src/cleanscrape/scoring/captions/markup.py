"""What the element or its class calls a caption."""

from __future__ import annotations

from .line import Found, Line, without_cue
from .reasons import FIGURE, MARKUP


def by_figure(line: Line) -> Found | None:
    """What stands in a figure and is called its caption."""
    if not (line.hinted and line.framed):
        return None
    return line.found(without_cue(line.text), FIGURE)


def by_markup(line: Line) -> Found | None:
    """What the name of a class calls a caption, beside an image."""
    if not (line.hinted and line.pictured):
        return None
    # Alone with its image in an element it is a caption however long it is.
    return line.found(without_cue(line.text), MARKUP, 0.8 if line.boxed else 0.75)
