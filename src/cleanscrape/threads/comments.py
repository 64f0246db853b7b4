"""What readers wrote below an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..addresses import resolve_address, resolved
from ..document import Decision, Document, Hint, Label
from ..facts import Mark
from ..origins import Origin
from ..scoring.page.trusted_hints import trusted_hints
from ..values import Post
from .contents import Contents
from .lines import MARKED, PLAIN, Line, heads_of, lines_of, names_time
from .segments import Segment, is_signed, segments_of
from .told import told_lines, with_told
from .tree import tree_of

_CONTROL = "comment-words"  # the reason of what is a phrase of the controls
_MAX_CONTROL_WORDS = 6  # words of what may be a control
_MIN_REPEATS = 3  # comments with the same short line, from which it is one
_MIN_LINK_SHARE = 0.9  # share of its characters in links from which a short line is one
_LABELS = frozenset({Label.COMMENT, Label.BOILERPLATE, Label.CAPTION, Label.BIO, Label.DUPLICATE})
# What is taken for comments announces more of them where this share of the body stands above it.
_MIN_SHARE_ABOVE = 0.5
# blocks above a comment that the page tells machines of that may say who and when
_MAX_BLOCKS_ABOVE = 4
_MIN_DATED_SHARE, _MIN_DATED_SHARE_OF_TEXT = (
    0.5,
    0.8,
)  # share of the comments that have a date, where no class says more
_MIN_TEASER_LINK_SHARE = 0.6  # share of its characters in links from which a comment is a teaser


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
    for is_marked, region in _regions(document, decided):
        free = region - set(fields)
        told = told_lines(document, free)
        if not (is_marked or told or names_time(document, free)):
            continue  # most comments must have a date where no markup tells of them
        lines, long = lines_of(document, free)
        words = _words(document, decided, free - heads_of(lines, long))
        contents = Contents(words)
        lines = with_told(lines, told)
        found = segments_of(tree_of(document.blocks), lines, long, contents)
        if is_marked:
            if not (is_signed(found, PLAIN) or is_signed(found, MARKED, dated=0)):
                found = [*_apart(lines, words)]
        elif not is_signed(
            found,
            MARKED,
            _MIN_DATED_SHARE if document.source == "html" else _MIN_DATED_SHARE_OF_TEXT,
        ):
            found = []
        comments = [*_comments(document, found, words, free)]
        if comments:
            return comments
    return []


def _regions(document: Document, decided: Sequence[Decision | None]) -> list[tuple[bool, set[int]]]:
    """The blocks among which comments may stand, and whether the markup says so."""
    labels = [decision.label if decision else Label.PARAGRAPH for decision in decided]
    bit = Hint.COMMENT & trusted_hints(document) if document.source == "html" else 0
    marked = {index for index, hints in enumerate(document.blocks.hints) if hints & bit}
    found = [(True, marked)] if any(labels[index] is Label.COMMENT for index in marked) else []
    above = _below_body(labels)
    heading = next(
        (at for at in range(above, len(labels)) if labels[at] is Label.COMMENT), len(labels)
    )
    told = told_lines(document, {at for at in range(above, len(labels)) if not labels[at].is_body})
    heading = min([heading, *(max(above, line.block - _MAX_BLOCKS_ABOVE) for line in told)])
    if document.source != "html" and _is_control(document, decided, heading):
        while above < heading and not labels[heading - 1].is_body:
            heading -= 1
    below = {at for at in range(heading, len(labels)) if not labels[at].is_body}
    return [*found, (False, below)] if below else found


def _below_body(labels: Sequence[Label]) -> int:
    """The first block that has enough of the body above it to be a comment."""
    body = [index for index, label in enumerate(labels) if label.is_body]
    return body[int(len(body) * _MIN_SHARE_ABOVE)] if body else len(labels)


def may_be_in_comment(document: Document, labels: Sequence[Label], block: int) -> bool:
    """False for a block that `comments_of` cannot take for a part of a comment.

    Args:
        document: the page.
        labels: what each block is.
        block: index of the block.
    """
    return bool(document.blocks.hints[block] & Hint.COMMENT) or block >= _below_body(labels)


def _is_control(document: Document, decided: Sequence[Decision | None], block: int) -> bool:
    """True for a control that stands below several comments, as "Reply" does.

    The first of them stands above it then.
    """
    return (
        block < len(decided)
        and (decision := decided[block]) is not None
        and decision.reason == _CONTROL
        and document.blocks.texts.count(document.blocks.texts[block]) >= _MIN_REPEATS
    )


def _words(
    document: Document, decided: Sequence[Decision | None], free: Collection[int]
) -> list[int]:
    """For each block the words of comments in it; none in controls and forms."""
    form = Hint.FORM & trusted_hints(document)
    blocks = document.blocks
    often = Counter(blocks.texts)
    found = [0] * len(blocks)
    for index in free:
        decision, text = decided[index], blocks.texts[index]
        if decision is None or decision.label not in _LABELS or decision.reason == _CONTROL:
            continue
        words = text.count(" ") + 1
        control = words <= _MAX_CONTROL_WORDS and (
            blocks.link_shares[index] >= _MIN_LINK_SHARE or often[text] >= _MIN_REPEATS
        )
        if any(map(str.isalpha, text)) and not control and not blocks.hints[index] & form:
            found[index] = words
    return found


def _apart(lines: Sequence[Line], words: Sequence[int]) -> Iterator[Segment]:
    """The comments where nothing repeats: what follows lines that say who and when."""
    at = {line.block: line for line in lines if line.is_dated or line.weight >= MARKED}
    who: Line | None = None
    when: Line | None = None
    start: int | None = None
    for index, count in enumerate([*words, 0]):
        line = at.get(index)
        if count and start is None:
            start = index
        if start is not None and (line is not None or index == len(words)):
            if who is not None and when is not None:
                yield Segment(start, index, who, when)
            who = when = start = None
        if line is not None:
            who = line if line.name and line.weight >= MARKED else who
            when = line if line.is_dated else when


def _comments(
    document: Document, found: Sequence[Segment], words: Sequence[int], free: Collection[int]
) -> Iterator[Comment]:
    """The comments that these segments are, less the teasers of other articles among them."""
    taken: set[int] = set()
    for segment in found:
        held = [index for index in range(segment.start, segment.end) if words[index]]
        linked = sum(words[index] * document.blocks.link_shares[index] for index in held)
        if (
            held
            and linked < _MIN_TEASER_LINK_SHARE * sum(words[index] for index in held)
            and not (_is_linked_heading(document, held[0]))
        ):
            comment = _comment(document, segment, held, {*free} - taken)
            taken.update(comment.blocks)
            yield comment


def _is_linked_heading(document: Document, block: int) -> bool:
    """True for the headline of another article."""
    tag = document.blocks.tags[block]
    return (
        len(tag) == 2
        and tag[0] == "h"
        and document.blocks.link_shares[block] > _MIN_TEASER_LINK_SHARE
    )


def _comment(
    document: Document, segment: Segment, held: Sequence[int], free: Collection[int]
) -> Comment:
    """The comment with the words of the blocks `held`.

    It takes the lines that say who and when, unless they stand in another field.
    """
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
        if block in free
    }
    used = sorted({*held, *known})
    post = post_from(document, segment, text, tuple(marks), origin=document.origin(held[0]))
    return Comment(post, tuple(used))


def post_from(
    document: Document,
    segment: Segment,
    text: str,
    marks: tuple[Mark, ...],
    paragraphs: tuple[int, int] | None = None,
    origin: Origin | None = None,
) -> Post:
    """The post that a segment is.

    Args:
        document: the page.
        segment: the post's blocks, and who wrote it and when.
        text: its words.
        marks: offsets into `text`.
        paragraphs: where it stands in the body.
        origin: where its words begin in the source.
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
        origin,
    )
