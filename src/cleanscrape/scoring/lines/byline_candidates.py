"""The lines of a page that can be read as a byline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ...document import Decision, Document, Hint, Label
from ...patterns.names import is_agency, is_contributor_credit, is_name, strip_cue
from ..page.article_position import ArticlePosition
from ..page.shape import shapes
from ..page.signs import line_signs
from ..page.trusted_hints import trusted_hints
from .byline_reading import (
    DOUBTED,
    MOST_BELOW,
    OPEN,
    BylineCandidate,
    is_cue_alone,
    may_begin,
    read_byline,
)

_MAX_WORDS = 24.0  # words
_APART = 3  # blocks from a byline to one that it merges with
_REACH = _APART + MOST_BELOW  # … and from where it begins, if that is a cue alone
_NEAR = _APART + 1  # … and if not: only a role may go on with it
_ELSEWHERE = Hint.HIDDEN | Hint.IMAGE | Hint.COMMENT | Hint.RELATED
_FOOT = 8  # blocks after the body that a byline may stand
_HEAD_INSIDE = 10  # blocks into the body that a byline may stand: a standfirst reads like prose


def byline_candidates(
    document: Document,
    decided: Sequence[Decision | None],
    reach: int,
    is_wanted: Callable[[int], bool] | None = None,
) -> Iterator[BylineCandidate]:
    """The lines near the article that can be read as a byline.

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
        reach: how many blocks before the body a byline may stand.
        is_wanted: whether a byline that begins in a block matters to the caller. Others are left
            out, as long as no byline that matters is another one without them. All matter if this
            is left out.
    """
    labels = [decision.label if decision else None for decision in decided]
    place = ArticlePosition(document, decided, reach, after=_FOOT, inside=_HEAD_INSIDE)
    lines = [*_open_lines(document, labels, place)]
    read = _Reader(document, labels)
    if is_wanted is not None:
        lines = _needed(lines, [*filter(is_wanted, lines)], read)
    return _merged(_read_all(lines, read), document)


class _Reader:
    """Reads lines, each once."""

    def __init__(self, document: Document, labels: list[Label | None]) -> None:
        self._document, self._labels = document, labels
        self._known: dict[int, BylineCandidate | None] = {}

    def __call__(self, index: int) -> BylineCandidate | None:
        """The byline that begins in a block, or None."""
        if index not in self._known:
            other = _is_other(self._document, index, self._labels)
            self._known[index] = None if other else read_byline(self._document, index, self._labels)
        return self._known[index]

    def may_reach(self, index: int, other: int) -> bool:
        """False where the byline in one block ends too far above one in another to merge with it.

        It is not read.
        """
        return other - index <= _NEAR or is_cue_alone(self._document, index)


def _open_lines(
    document: Document, labels: list[Label | None], place: ArticlePosition
) -> Iterator[int]:
    """The blocks that may be a byline by length, place, label, markup and first impression."""
    words, mask = shapes(document.blocks).words, trusted_hints(document)
    signs = line_signs(document.blocks)
    for index in place.reached():
        label, hints = labels[index], document.blocks.hints[index] & mask
        if (
            (signs.any(index) or hints & Hint.BYLINE)
            and words[index] <= _MAX_WORDS
            and not hints & _ELSEWHERE
            and (label in OPEN or (label in DOUBTED and hints & Hint.BYLINE))
            and may_begin(document, index, labels)
        ):
            yield index


def _is_other(document: Document, index: int, labels: Sequence[Label | None]) -> bool:
    """True for the credit of a contributor or of an image."""
    return is_contributor_credit(document.blocks.texts[index]) or (
        labels[index] is Label.CREDIT and not _signs(document, index, labels)
    )


def _needed(lines: Sequence[int], wanted: list[int], read: _Reader) -> list[int]:
    """Of all lines those that are wanted, and those that may change what these say.

    A byline takes up lines below it, and merges with one that begins soon after it.
    """
    found: set[int] = set()
    while wanted:
        line = wanted.pop()
        if line in found:
            continue
        found.add(line)
        byline = read(line)
        if byline is not None:
            at = bisect_left(lines, line)
            above = lines[bisect_left(lines, line - _REACH) : at]
            wanted += [other for other in above if read.may_reach(other, line)]
            wanted += lines[at + 1 : bisect_right(lines, byline.last + _APART)]
    return sorted(found)


def _read_all(lines: Iterable[int], read: _Reader) -> Iterator[BylineCandidate]:
    last = -1
    for index in lines:
        found = read(index) if index > last else None
        if found is not None:
            last = found.last
            yield found


def _signs(document: Document, index: int, labels: Sequence[Label | None]) -> bool:
    """True for what looks like a credit and has a byline's cue, or is an agency beside a date.

    If metadata names somebody, the agency is only a source.
    """
    text = document.blocks.texts[index]
    if strip_cue(text)[0]:
        return True
    known = any(claim.field == "byline" for claim in document.claims)
    return not known and is_agency(text) and Label.DATE in labels[max(0, index - 1) : index + 2]


def _merged(found: Iterable[BylineCandidate], document: Document) -> Iterator[BylineCandidate]:
    """Bylines with at most two short lines between them (a comma, a mail address) become one."""
    waiting: BylineCandidate | None = None
    for other in found:
        if (
            waiting
            and waiting.cued == other.cued
            and other.block - waiting.last <= _APART
            and _short(document, waiting.last + 1, other.block)
        ):
            names = tuple(
                dict.fromkeys(
                    (*waiting.byline.authors, *_full(other.byline.authors, waiting.byline.authors))
                )
            )
            if names != waiting.byline.authors:
                byline = replace(
                    waiting.byline,
                    text=f"{waiting.byline.text} {other.byline.text}",
                    authors=names,
                    role=waiting.byline.role or other.byline.role,
                )
                waiting = waiting._replace(
                    byline=byline,
                    other_blocks=(*waiting.other_blocks, other.block, *other.other_blocks),
                )
            continue
        if waiting:
            yield waiting
        waiting = other
    if waiting:
        yield waiting


def _full(names: Sequence[str], beside: Sequence[str]) -> Iterator[str]:
    """The names, without single words beside somebody who signs in full: those are jobs and topics.

    Companies in capitals are left out too.
    """
    full, shouted = any(" " in name for name in beside), any(map(str.isupper, beside))
    signed = (name for name in names if shouted or is_agency(name) or not name.isupper())
    return (name for name in signed if not full or " " in name or is_name(name) or is_agency(name))


def _short(document: Document, start: int, end: int) -> bool:
    return all(
        len(text) < 40 and (" " not in text or "@" in text)
        for text in document.blocks.texts[start:end]
    )
