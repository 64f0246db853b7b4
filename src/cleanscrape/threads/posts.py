"""The posts of a thread, which are the page's body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from ..document import Document, Label
from ..facts import Mark
from ..patterns.dates import DATED
from ..values import Paragraph, Post
from .comments import post_from
from .contents import Contents
from .lines import PLAIN, Line, heads_of, lines_of
from .segments import Segment, is_signed, segments_of
from .told import told_lines, with_told
from .tree import tree_of

# Probability of a forum from which a page is taken for one; and one from which three dated posts
# make it one. On others they must be signed too, and are looked at only where dates repeat.
_SURE, _POSSIBLE = 0.4, 0.1
_NO_THREADS = frozenset({"article", "documentation", "listing", "collection"})
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
    types = _types(document)
    told = told_lines(document)
    if not _may_be_thread(document, types, labels, len(told)):
        return ()
    lines, long = lines_of(document)
    heads = heads_of(lines, long)
    body = [
        text.count(" ") + 1 if label.is_body and index not in heads else 0
        for index, (label, text) in enumerate(zip(labels, document.blocks.texts))
    ]
    contents, tree = Contents(body), tree_of(document.blocks)
    found = segments_of(tree, with_told(lines, told), long, contents)
    if not _is_thread(found, types.get("forum", 0.0)):
        return ()
    found = _with_lead(_below_first(found), lines, labels, contents)
    posts = (
        _post(document, segment, span, paragraphs)
        for segment in found
        if (span := _paragraphs(document, segment, order, len(paragraphs), heads))
    )
    return tuple(posts)


def _types(document: Document) -> dict[str, float]:
    """How likely the page is of each type; empty where nothing tells."""
    said = [claim for claim in document.claims if claim.field == "page_type"]
    return {claim.value: claim.confidence for claim in reversed(said)}


def _may_be_thread(
    document: Document, types: Mapping[str, float], labels: Sequence[Label], told: int
) -> bool:
    """A cheap test: the page may be a forum, or tells of posts, or times repeat.

    Times repeat on lists of articles, too. Reviews stand on other pages.

    Args:
        document: the page.
        types: how likely it is of each type.
        labels: those of its blocks.
        told: how many of its posts it tells machines of.
    """
    if types.get("forum", 0.0) >= _POSSIBLE or told >= _MIN_DATED_POSTS:
        return True
    likeliest = max(types, key=types.__getitem__, default="")
    return likeliest not in _NO_THREADS and _repeats_dates(document, labels)


def _is_thread(found: Sequence[Segment], forum: float) -> bool:
    """True where the posts make a thread, on a page that is a forum with this probability."""
    if forum >= _SURE:
        return True
    dated = sum(one.when is not None for one in found)
    if len(found) < _MIN_DATED_POSTS or dated < _MIN_DATED_SHARE * len(found):
        return False
    return forum >= _POSSIBLE or is_signed(found)


def _repeats_dates(document: Document, labels: Sequence[Label]) -> bool:
    """True where dates stand in several short lines of one kind with paragraphs between them."""
    blocks = document.blocks
    dated = {*DATED.blocks(blocks)}
    dated.update(
        index for index, marks in blocks.marks.items() if any(mark.kind == "time" for mark in marks)
    )
    short = {index for index in dated if len(blocks.texts[index]) <= _MAX_DATE_LINE_CHARS}
    body = [index for index, label in enumerate(labels) if label.is_body and index not in short]
    if not body:
        return False
    kinds: dict[str, set[int]] = {}
    for index in short:
        if index >= body[0] - _MAX_BLOCKS_ABOVE:
            kinds.setdefault(blocks.paths[index], set()).add(bisect_right(body, index))
    return max(map(len, kinds.values()), default=0) >= _MIN_DATED_POSTS


def _below_first(found: Sequence[Segment]) -> list[Segment]:
    """The posts; those that answer the first one are posts of their own where all others do."""
    if len(found) < 2 or any(post.depth < 1 for post in found[1:]):
        return [*found]
    return [found[0], *(post._replace(depth=post.depth - 1) for post in found[1:])]


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

    own = {
        block
        for line in (segment.who, segment.when)
        if line is not None
        for block in range(line.block, line.end)
    }
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
    return post_from(document, segment, text, tuple(marks), span, parts[0].origin)
