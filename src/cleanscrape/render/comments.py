"""What readers wrote, taken apart for an output."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..facts import Mark
from ..values import Post
from .spans import split_marks, tidy

MAX_DEPTH = 8
"""Deeper answers are written as if they were this deep."""

_BETWEEN = re.compile(r"\n[^\S\n]*\n\s*")


class Comment(NamedTuple):
    """A comment for writing.

    Args:
        who: its author and date, as far as they are known.
        texts: its paragraphs with their marks.
        depth: 0 for one of its own, 1 for an answer to one, and so on.
    """

    who: str
    texts: list[tuple[str, tuple[Mark, ...]]]
    depth: int


def signature(post: Post) -> str:
    """Who wrote a post, and when, as far as that is known.

    >>> from datetime import date
    >>> signature(Post("It rained.", "Jo", date=date(2024, 5, 3)))
    'Jo · 2024-05-03'
    """
    date = post.date.isoformat() if post.date else ""
    return " · ".join(part for part in (post.author or "", date) if part.strip())


def comment(post: Post) -> Comment:
    r"""A post's author line, its paragraphs and its depth.

    >>> comment(Post("One.\n\nTwo.", "Jo"))
    Comment(who='Jo', texts=[('One.', ()), ('Two.', ())], depth=0)
    """
    cuts = [0, *(edge for match in _BETWEEN.finditer(post.text) for edge in match.span())]
    edges = zip(cuts[::2], [*cuts[1::2], len(post.text)])
    spans = [(start, end) for start, end in edges if post.text[start:end].strip()]
    found = split_marks(tidy(post.text, post.marks), spans)
    texts = [(post.text[start:end], marks) for (start, end), marks in zip(spans, found)]
    return Comment(signature(post), texts, min(max(post.depth, 0), MAX_DEPTH))
