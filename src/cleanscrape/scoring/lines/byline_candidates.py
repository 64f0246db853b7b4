"""The lines of a page that can be read as a byline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...document import Decision, Document, Hint, Label
from ...patterns.names import is_agency, is_contributor_credit, is_name, strip_cue
from ..page.article_position import ArticlePosition
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from .byline_reading import DOUBTED, OPEN, BylineCandidate, read_byline

_MAX_WORDS = 24.0  # words
_FOOT = 8  # how many blocks after the body a byline may be
_HEAD_INSIDE = 10  # how many blocks into the body a byline may be: a standfirst reads like prose


def byline_candidates(
    document: Document, decided: Sequence[Decision | None], reach: int
) -> Iterator[BylineCandidate]:
    """Every line near the article that can be read as a byline.

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
        reach: how many blocks before the body a byline may be.
    """
    labels = [decision.label if decision else None for decision in decided]
    place = ArticlePosition(document, decided, reach, after=_FOOT, inside=_HEAD_INSIDE)
    return _merged(_read_all(document, labels, place), document)


def _read_all(
    document: Document, labels: list[Label | None], place: ArticlePosition
) -> Iterator[BylineCandidate]:
    words, mask = shapes(document.blocks).words, trusted_hints(document)
    last = -1
    for index in range(len(document)):
        if index <= last or words[index] > _MAX_WORDS or place.distance(index) is None:
            continue
        if labels[index] not in OPEN and not (
            labels[index] in DOUBTED and document.blocks.hints[index] & mask & Hint.BYLINE
        ):
            continue
        if (
            document.blocks.hints[index]
            & mask
            & (Hint.HIDDEN | Hint.IMAGE | Hint.COMMENT | Hint.RELATED)
        ):
            continue
        if is_contributor_credit(document.blocks.texts[index]) or (
            labels[index] is Label.CREDIT and not _signs(document, index, labels)
        ):
            continue
        found = read_byline(document, index, labels)
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
            and other.block - waiting.last <= 3
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
