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
from .regions import CONTROL, MIN_REPEATS, regions
from .segments import Segment, is_signed, segments_of
from .told import told_lines, with_told
from .tree import tree_of

_MAX_CONTROL_WORDS = 6  # words of what may be a control
_MIN_LINK_SHARE = 0.9  # share of its characters in links from which a short line is one
_LABELS = frozenset({Label.COMMENT, Label.BOILERPLATE, Label.CAPTION, Label.BIO, Label.DUPLICATE})
# share of the comments that have a date, where no class says more
_MIN_DATED_SHARE, _MIN_DATED_SHARE_OF_TEXT = 0.5, 0.8
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
    for is_marked, region in regions(document, decided):
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
        if decision is None or decision.label not in _LABELS or decision.reason == CONTROL:
            continue
        words = text.count(" ") + 1
        control = words <= _MAX_CONTROL_WORDS and (
            blocks.link_shares[index] >= _MIN_LINK_SHARE or often[text] >= MIN_REPEATS
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
