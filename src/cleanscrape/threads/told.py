"""Posts that a page tells machines of, found among its blocks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..addresses import leads_nowhere
from ..document import Document
from ..values import Post
from .lines import CUED, TOLD, Line

_KEY_CHARS = 10  # characters by which a post is looked for
_MAX_OPENING_CHARS = 60  # characters that must be the same, as far as both have them


def told_lines(document: Document, within: Collection[int] | None = None) -> list[Line]:
    """A line without blocks before each post that the page's data tells of, in order.

    Args:
        document: the page.
        within: the blocks that are looked at; all by default.
    """
    told = max(
        (claim.value for claim in document.claims if claim.field == "posts"), key=len, default=()
    )
    if not told:
        return []
    blocks = range(len(document)) if within is None else sorted(within)
    texts = [_letters(document.blocks.texts[index]) for index in blocks]
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if text:
            places.setdefault(text[:_KEY_CHARS], []).append(number)
    found: dict[int, Line] = {}
    last = -1
    for post in told:
        place = _place(_letters(post.text), texts, places, found, last)
        if place is not None:
            last = place
            found[place] = _line(post, blocks[place])
    return [found[number] for number in sorted(found)]


def with_told(lines: Sequence[Line], told: Sequence[Line]) -> list[Line]:
    """The lines of a page and those that are `told`, in order."""
    return sorted([*told, *lines], key=lambda line: line.block) if told else [*lines]


def _letters(text: str) -> str:
    """The letters and digits at the beginning of a text, in lower case."""
    return "".join(filter(str.isalnum, text[: 2 * _MAX_OPENING_CHARS].lower()))[:_MAX_OPENING_CHARS]


def _place(
    text: str,
    texts: Sequence[str],
    places: dict[str, list[int]],
    taken: Collection[int],
    last: int,
) -> int | None:
    """Where a post begins: the next block below the `last` one with its first words, else any."""
    free = [
        number
        for number in places.get(text[:_KEY_CHARS], ())
        if number not in taken
        and (texts[number].startswith(text) or text.startswith(texts[number]))
    ]
    below = next((number for number in free if number > last), None)
    return free[0] if below is None and free and len(text) >= _KEY_CHARS else below


def _line(post: Post, block: int) -> Line:
    address = None if leads_nowhere(post.author_url or "") else post.author_url
    weight = CUED if post.author else 0.0
    is_dated = post.date is not None
    return Line(block, block, TOLD, is_dated, post.date, post.author, address, weight, post.depth)
