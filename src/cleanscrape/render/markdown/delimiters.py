"""Whether a mark may be written with asterisks, or needs a tag.

CommonMark takes asterisks for emphasis only where blanks and punctuation around them say so. The
rules here are stricter than its own: what they allow opens and closes as meant in every parser.
An end that could also be a beginning does no harm, since what is open is ended first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_TAGS = {"strong": "strong", "emphasis": "em", "strike": "del"}
_MARKS = {"strong": "**", "emphasis": "*", "strike": "~~"}
_ASTERISKS = frozenset({"strong", "emphasis"})
_BLANK, _WORD, _PUNCTUATION, _SYMBOL = range(4)


class Delimiter(NamedTuple):
    """Where strong words, emphasis or struck words begin or end.

    Args:
        kind: the kind of the mark.
        is_open: whether they begin here.
    """

    kind: str
    is_open: bool


def resolved(pieces: Sequence[str | Delimiter]) -> list[str]:
    """The pieces with each delimiter as Markdown.

    It is a tag where Markdown would read the sign otherwise.

    >>> "".join(resolved(["a ", Delimiter("strong", True), "b", Delimiter("strong", False)]))
    'a **b**'
    """
    texts = [piece if isinstance(piece, str) else "" for piece in pieces]
    opened: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if piece.is_open:
            opened.append(at)
            continue
        start = opened.pop()  # marks nest, so it is of the same kind
        is_enclosed = any(_kind(pieces, other) in _ASTERISKS for other in opened)
        mark = _mark(pieces, start, at, is_enclosed and piece.kind in _ASTERISKS)
        texts[start] = mark or f"<{_TAGS[piece.kind]}>"
        texts[at] = mark or f"</{_TAGS[piece.kind]}>"
    return texts


def _mark(pieces: Sequence[str | Delimiter], start: int, end: int, is_enclosed: bool) -> str | None:
    """The delimiter that both ends may have; None where they need a tag."""
    before, first = _class(pieces, start - 1, -1), _class(pieces, start + 1, 0)
    last, after = _class(pieces, end - 1, -1), _class(pieces, end + 1, 0)
    if not (_fits(before, first) and _fits(after, last)):
        return None
    # The beginning must not be read as the end of what is around it.
    could_close = before != _BLANK and not (before == _PUNCTUATION and first == _WORD)
    if could_close and is_enclosed:
        return None
    kind = _kind(pieces, start)
    beside = {_kind(pieces, at) for at in (start - 1, start + 1, end - 1, end + 1)}
    if kind == "emphasis" and "strong" in beside:
        return "_" if {before, after} <= {_BLANK, _PUNCTUATION} else None
    return None if kind in beside else _MARKS[kind]


def _fits(outer: int, inner: int) -> bool:
    """True where a delimiter between the two belongs to the inner one (left- or right-flanking)."""
    if inner == _BLANK:
        return False
    return inner == _WORD or outer in (_BLANK, _PUNCTUATION)


def _class(pieces: Sequence[str | Delimiter], at: int, side: int) -> int:
    """The class of the character at the edge of a piece; a delimiter is punctuation."""
    if not 0 <= at < len(pieces):
        return _BLANK
    piece = pieces[at]
    return _class_of(piece[side]) if isinstance(piece, str) else _PUNCTUATION


def _class_of(char: str) -> int:
    if char.isspace():
        return _BLANK
    category = unicodedata.category(char)
    if category[0] == "P" or (category[0] == "S" and char.isascii()):
        return _PUNCTUATION
    return _SYMBOL if category[0] in "SC" else _WORD  # versions of CommonMark differ on symbols


def _kind(pieces: Sequence[str | Delimiter], at: int) -> str:
    piece = pieces[at] if 0 <= at < len(pieces) else ""
    return piece.kind if isinstance(piece, Delimiter) else ""
