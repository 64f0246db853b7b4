"""The posts of a thread, which are the page's body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from ..document import Document, Label
from ..facts import Mark
from ..patterns.dates import SIGN
from ..values import Paragraph, Post
from .comments import post_from
from .contents import Contents
from .lines import PLAIN, Line, heads_of, lines_of
from .segments import Segment, is_signed, segments_of
from .tree import tree_of

# Probability of a forum from which a page is taken for one; and one from which three dated posts
# make it one. On others they must be signed too, and are looked at only where dates repeat.
_SURE, _POSSIBLE = 0.4, 0.1
_MIN_DATED_SHARE = 0.8  # share of these posts that are dated
_MIN_DATED_POSTS = 3
_MAX_BLOCKS_ABOVE = 10  # blocks above the body in which the first date stands
_MAX_DATE_LINE_CHARS = 160  # characters of a line with a date
_GLUE = "\n\n"
# Classes of what stands below the words of a post.
_BELOW = re.compile(r"(?i)signature|\bsig\b|notice|edit|reaction|likes|rating|attach|buttons?\b")
# What else stands in the header of an e-mail.
_HEADER = re.compile(
    r"(?i)^(?:subject|betreff|objet|asunto|oggetto|to|an|à|para|cc|件名|主题)\s?[:：]"
)
_MIN_QUESTION_WORDS = 3  # words of a question before its answers


def posts_of(
    document: Document,
    labels: Sequence[Label],
    order: Sequence[int],
    paragraphs: Sequence[Paragraph],
) -> tuple[Post, ...]:
    """The posts of a thread; ``()`` where the page is none.

    Args:
        document: the page.
        labels: those of its blocks.
        order: for each block the number of paragraphs before it.
        paragraphs: the body.
    """
    forum = _likelihood(document)
    if forum < _POSSIBLE and not _repeats_dates(document, labels):
        return ()
    lines, long = lines_of(document)
    heads = heads_of(lines, long)
    body = [
        text.count(" ") + 1 if label.is_body and index not in heads else 0
        for index, (label, text) in enumerate(zip(labels, document.blocks.texts))
    ]
    contents, tree = Contents(body), tree_of(document.blocks)
    found = segments_of(tree, lines, long, contents)
    if not _is_thread(found, forum):
        return ()
    found = _with_lead(found, lines, labels, contents)
    posts = (
        _post(document, segment, span, paragraphs)
        for segment in found
        if (span := _paragraphs(document, segment, order, len(paragraphs), heads))
    )
    return tuple(posts)


def _likelihood(document: Document) -> float:
    """How likely the page is a forum; 0 for a page that is surely none."""
    said = [claim for claim in document.claims if claim.field == "page_type"]
    return max((claim.confidence for claim in said if claim.value == "forum"), default=0.0)


def _is_thread(found: Sequence[Segment], forum: float) -> bool:
    """True where the posts make a thread, on a page that is a forum with this probability."""
    if forum >= _SURE:
        return True
    dated = sum(one.when is not None for one in found)
    if len(found) < _MIN_DATED_POSTS or dated < _MIN_DATED_SHARE * len(found):
        return False
    return forum >= _POSSIBLE or is_signed(found)


def _repeats_dates(document: Document, labels: Sequence[Label]) -> bool:
    """True where dates stand in several short lines of one kind between the paragraphs."""
    body = [index for index, label in enumerate(labels) if label.is_body]
    if not body:
        return False
    blocks = document.blocks
    kinds = Counter(
        blocks.paths[index]
        for index in document.blocks_matching(SIGN)
        if body[0] - _MAX_BLOCKS_ABOVE <= index < body[-1]
        and len(blocks.texts[index]) <= _MAX_DATE_LINE_CHARS
    )
    return max(kinds.values(), default=0) >= _MIN_DATED_POSTS


def _with_lead(
    found: list[Segment],
    lines: Sequence[Line],
    labels: Sequence[Label],
    contents: Contents,
) -> list[Segment]:
    """The posts, with the first one put in where its markup is another than that of the rest.

    So it is with a question above its answers.
    """
    if not found or not contents.count(0, found[0].start):
        return found
    first = next(i for i in range(found[0].start) if contents.count(i, i + 1))
    if contents.words(first, found[0].start) < _MIN_QUESTION_WORDS:
        return found
    title = next((i for i, label in enumerate(labels) if label is Label.TITLE and i < first), 0)
    inside = [line for line in lines if title <= line.block < found[0].start]
    who = min(
        (line for line in inside if line.name and line.weight > PLAIN),
        key=lambda line: (-line.weight, abs(line.block - first)),
        default=None,
    )
    when = min(
        (line for line in inside if line.is_dated),
        key=lambda line: abs(line.block - first),
        default=None,
    )
    return [Segment(first, found[0].start, who, when), *found]


def _paragraphs(
    document: Document, segment: Segment, order: Sequence[int], size: int, heads: Collection[int]
) -> tuple[int, int] | None:
    """The paragraphs of a post, without the lines above and below its words."""
    first, end = (
        order[block] if block < len(order) else size for block in (segment.start, segment.end)
    )

    def block(paragraph: int) -> int:
        return bisect_right(order, paragraph) - 1

    own = {line.block for line in (segment.who, segment.when) if line is not None}
    while first < end and (
        block(first) in heads
        or block(first) in own
        or _HEADER.match(document.blocks.texts[block(first)])
    ):
        first += 1
    while first < end and (
        block(end - 1) in heads or _BELOW.search(document.blocks.paths[block(end - 1)])
    ):
        end -= 1
    return (first, end) if first < end else None


def _post(
    document: Document, segment: Segment, span: tuple[int, int], paragraphs: Sequence[Paragraph]
) -> Post:
    """The post that these paragraphs are."""
    marks: list[Mark] = []
    position = 0
    parts = paragraphs[span[0] : span[1]]
    for part in parts:
        marks += (mark.shift(position) for mark in part.marks)
        position += len(part.text) + len(_GLUE)
    text = _GLUE.join(part.text for part in parts)
    return post_from(document, segment, text, tuple(marks), span)
