"""A line that says itself that it is a caption."""

from __future__ import annotations

from ...patterns.credits import strip_file_mark
from .line import Found, Line, without_cue
from .reasons import CUE

_MAX_WORDS = 50  # words


def by_cue(line: Line) -> Found | None:
    """A line that says so: "Pictured: the mayor"."""
    if not line.cued or line.words > _MAX_WORDS or line.is_paragraph:
        return None
    return line.found(strip_file_mark(without_cue(line.text)), CUE)
