"""The body in parts: each post of a thread below a line that says who wrote it and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..values import Paragraph
from .comments import MAX_DEPTH, signature
from .media import Media
from .nodes import Node
from .readable import Readable
from .tree import tree

_LOOSE_ENDS = " ,;|¦·•●/–—"  # what stood between a byline and a date that was cut off


def byline_of(article: Readable) -> str:
    """The byline as one line without a loose sign at its end; ``""`` if there is none.

    >>> from cleanscrape import Article, Byline
    >>> byline_of(Article(byline=Byline("By Jo Doe |", ("Jo Doe",))))
    'By Jo Doe'
    """
    return article.byline.text.rstrip(_LOOSE_ENDS) if article.byline else ""


class Part(NamedTuple):
    """A part of the body.

    Args:
        who: the author and the date of the post that it is; ``""`` for what is no post.
        depth: that of the post.
        nodes: what it holds.
    """

    who: str
    depth: int
    nodes: list[Node]


def signed(
    article: Readable,
    paragraphs: Sequence[Paragraph],
    kept: Sequence[int],
    media: Media,
    posts: bool,
) -> Iterator[Part]:
    """The parts of the body, in order.

    Args:
        article: whose body it is.
        paragraphs: the body.
        kept: the numbers of these paragraphs in `Article.paragraphs`.
        media: what stands between them.
        posts: whether posts are parts; else there is one.
    """
    heads = {0: ("", 0)}
    for post in article.posts if posts else ():
        who = signature(post)
        if who and post.paragraphs is not None:
            start = bisect_left(kept, post.paragraphs[0])
            heads[start] = (who, min(max(post.depth, 0), MAX_DEPTH))
    starts = sorted(start for start in heads if start < len(paragraphs) or not start)
    for start, end in pairwise([*starts, len(paragraphs)]):
        nodes = tree(paragraphs[start:end], media, start, is_last=end == len(paragraphs))
        yield Part(*heads[start], nodes)
