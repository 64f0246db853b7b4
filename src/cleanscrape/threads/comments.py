"""What readers wrote below an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..addresses import resolve_address, resolved
from ..document import Decision, Document, Hint, Label
from ..facts import Mark
from ..scoring.page.trusted_hints import trusted_hints
from ..values import Post
from .lines import CUED, MARKED, Line, heads_of, lines_of
from .segments import Contents, Segment, segments_of
from .tree import tree_of

_CONTROL = "comment-words"  # the reason of what is a phrase of the controls
_SHORT = 6  # words of what may be a control
_OFTEN = 3  # comments with the same short line, from which it is one
_LINKED = 0.9  # share of its characters in links from which a short line is one
_LABELS = frozenset({Label.COMMENT, Label.BOILERPLATE, Label.CAPTION, Label.BIO, Label.DUPLICATE})
# What is taken for comments announces more of them where this share of the body stands above it.
_ABOVE = 0.5


class Comment(NamedTuple):
    """A comment, and the blocks that it was read from."""

    post: Post
    blocks: tuple[int, ...]


def comments_of(
    document: Document, decided: Sequence[Decision | None], fields: Collection[int]
) -> list[Comment]:
    """The comments on an article, in order.

    Args:
        document: the page.
        decided: what stands for each of its blocks.
        fields: the blocks that are in a field of the article.
    """
    marked, region = _region(document, decided)
    if not region:
        return []
    everything, long = lines_of(document)
    lines = [line for line in everything if line.block in region and line.block not in fields]
    heads = heads_of(lines, long)
    words = _words(document, decided, region - heads - set(fields))
    contents, tree = Contents(words), tree_of(document.blocks)
    found = segments_of(document, tree, lines, long, contents)
    if not found:
        least = MARKED if marked else CUED
        found = [*_apart(lines, words, least)]
        found = [one for one in found if marked or one.who]
    taken: set[int] = set()
    return [
        comment
        for segment in found
        if (comment := _comment(document, segment, words, region, fields, taken)) is not None
    ]


def _region(
    document: Document, decided: Sequence[Decision | None]
) -> tuple[bool, set[int]]:
    """Whether the markup says where the comments are, and the blocks among which they stand."""
    bit = Hint.COMMENT & trusted_hints(document) if document.source == "html" else 0
    marked = {index for index, hints in enumerate(document.blocks.hints) if hints & bit}
    labels = [decision.label if decision else Label.PARAGRAPH for decision in decided]
    sure = any(labels[index] is Label.COMMENT for index in marked)
    body = [index for index, label in enumerate(labels) if label.is_body]
    if not body:
        return sure, marked if sure else set()
    above = body[int(len(body) * _ABOVE)]
    heading = next(
        (at for at in range(above, len(labels)) if labels[at] is Label.COMMENT), len(labels)
    )
    below = {at for at in range(heading, len(labels)) if not labels[at].is_body}
    return sure, below | marked if sure else below


def _words(
    document: Document, decided: Sequence[Decision | None], free: Collection[int]
) -> list[int]:
    """For each block the words of comments in it: 0 for controls, forms and what is something else."""
    form = Hint.FORM & trusted_hints(document)
    blocks = document.blocks
    often = Counter(blocks.texts)
    found = [0] * len(blocks)
    for index in free:
        decision, text = decided[index], blocks.texts[index]
        if decision is None or decision.label not in _LABELS or decision.reason == _CONTROL:
            continue
        words = text.count(" ") + 1
        control = words <= _SHORT and (
            blocks.link_shares[index] >= _LINKED or often[text] >= _OFTEN
        )
        if any(map(str.isalnum, text)) and not control and not blocks.hints[index] & form:
            found[index] = words
    return found


def _apart(lines: Sequence[Line], words: Sequence[int], least: float) -> Iterator[Segment]:
    """The comments where none repeats what the others have: what follows a line that says who or when."""
    who: Line | None = None
    when: Line | None = None
    start: int | None = None
    at = {line.block: line for line in lines if line.is_dated or line.weight >= least}
    for index, count in enumerate(words):
        line = at.get(index)
        if count and start is None:
            start = index
        elif line is not None:
            if start is not None:
                yield Segment(start, index, who, when)
                who = when = start = None
            who = line if line.name and line.weight >= least else who
            when = line if line.is_dated else when
    if start is not None:
        yield Segment(start, len(words), who, when)


def _comment(
    document: Document,
    segment: Segment,
    words: Sequence[int],
    region: Collection[int],
    fields: Collection[int],
    taken: set[int],
) -> Comment | None:
    """The comment that these blocks are; None where they have no words."""
    held = [index for index in range(segment.start, segment.end) if words[index]]
    if not held:
        return None
    text, marks = "", list[Mark]()
    blocks = document.blocks
    for index in held:
        if text:
            text += " " if blocks.hints[index] & Hint.SAME_LINE else "\n\n"
        own = resolved(document, blocks.marks.get(index, ()))
        marks += (mark.shift(len(text)) for mark in own)
        text += blocks.texts[index]
    known = {
        block
        for line in (segment.who, segment.when)
        if line is not None
        for block in range(line.block, line.end)
        if block in region and block not in fields
    }
    used = sorted({*held, *known} - taken)
    taken.update(used)
    return Comment(post_from(document, segment, text, tuple(marks)), tuple(used))


def post_from(
    document: Document,
    segment: Segment,
    text: str,
    marks: tuple[Mark, ...],
    paragraphs: tuple[int, int] | None = None,
) -> Post:
    """The post that a segment is.

    Args:
        document: the page.
        segment: the post's blocks, and who wrote it and when.
        text: its words.
        marks: offsets into `text`.
        paragraphs: where it stands in the body.
    """
    who, when = segment.who, segment.when
    return Post(
        text,
        who.name if who else None,
        resolve_address(document, who.address) if who else None,
        when.moment if when else None,
        segment.depth,
        marks,
        paragraphs,
    )
