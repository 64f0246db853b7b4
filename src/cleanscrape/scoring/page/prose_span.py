"""The prose span: the contiguous blocks that are most likely the article, by a simple rule."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ...document import BlockTable, Decision, Document, Hint, Label, derived
from ...patterns import prose_gain
from ...patterns.prose_gain import COST, cost
from ...verdict import first_of
from ..kernel import compiled
from .article_element import SHARE, Ints, article_span, elements
from .shape import shapes

best_span = compiled(prose_gain.best_span)

# What belongs to an article but not to its body interrupts a span less.
_PARTS = frozenset(
    {
        Label.CAPTION,
        Label.CREDIT,
        Label.ALT_TEXT,
        Label.ADVERT,
        Label.DATE,
        Label.BYLINE,
        Label.TITLE,
        Label.DUPLICATE,
        Label.SHARE,
        Label.ICON,
    }
)
PART_COST = 2.0
# Within the element that holds the article, lists, tables and headings are likely to belong to it:
# an interruption costs less there.
_INSIDE = 0.25


def gains(document: Document, decided: Sequence[Decision | None]) -> list[float]:
    """For each block what it adds to a span that holds it, given the decisions so far."""
    title = max(first_of(decided, Label.TITLE) or 0, _headline(document.blocks))
    found = given_decisions(_open_gains(document.blocks), decided, _PARTS, PART_COST, COST)
    found[:title] = [-COST] * title  # the body begins after the headline
    return found


@compiled
def given_decisions(
    open_gains: Sequence[float],
    decided: Sequence[Decision | None],
    parts: Container[Label],
    part_cost: float,
    other_cost: float,
) -> list[float]:
    """What each block adds, given what was said of it.

    Args:
        open_gains: what it adds where it is body.
        decided: what stands for it.
        parts: labels of what belongs to an article but not to its body.
        part_cost: what such a block costs.
        other_cost: what others cost.
    """
    return [
        gain
        if decision is None or decision.label.is_body
        else -part_cost
        if decision.label in parts
        else -other_cost
        for gain, decision in zip(open_gains, decided)
    ]


@derived
def _open_gains(blocks: BlockTable) -> tuple[float, ...]:
    """What each block adds if no filter said anything about it."""
    return tuple(
        prose or -(cost(tag) if links < 0.6 else COST)
        for prose, tag, links in zip(shapes(blocks).prose, blocks.tags, blocks.link_shares)
    )


@derived
def _headline(blocks: BlockTable) -> int:
    """Where a page without line breaks repeats its first words, before most of its prose.

    0 if it does not.

    Such a page begins with its title, then come the menus, and only then the headline.
    """
    if blocks.parents or not (blocks.hints[1:2] and blocks.hints[1] & Hint.SAME_LINE):
        return 0
    prose = shapes(blocks).prose
    left = sum(prose) / 2
    found = 0
    for index, (text, words) in enumerate(zip(blocks.texts, prose)):
        left -= words
        if left < 0:
            break
        if text == blocks.texts[0]:
            found = index
    return found


def prose_span(document: Document, decided: Sequence[Decision | None]) -> tuple[int, int] | None:
    """The span of blocks that is most likely the article.

    It is given as first and last index, or None for a page without prose.
    """
    last = _last_span(document.blocks)
    if last.decided != decided:
        gain = gains(document, decided)
        if last.gain != gain:  # most of what filters say of blocks leaves it as it is
            around = elements(document.blocks)
            last.gain, last.span = gain, likely_span(gain, *around, SHARE, _INSIDE)
        last.decided = decided
    return last.span


class _LastSpan:
    """The span at the last call.

    Several filters need it in turn, and only some of them change it.
    """

    decided: Sequence[Decision | None] | None = None
    gain: Sequence[float] | None = None
    span: tuple[int, int] | None = None


@derived
def _last_span(_: BlockTable) -> _LastSpan:
    return _LastSpan()


@compiled
def likely_span(
    gain: Sequence[float], own: Ints, parents: Ints, share: float, inside: float
) -> tuple[int, int] | None:
    """The span with the greatest sum, within the element that holds the article if there is one.

    None where no sum is above 0.

    Args:
        gain: what each block adds.
        own: see `Elements`.
        parents: likewise.
        share: see `article_span`.
        inside: how much less an interruption costs within that element.
    """
    prose = [value if value > 0 else 0.0 for value in gain]
    span = article_span(own.tolist(), parents.tolist(), prose, share)
    if span is None:
        return prose_gain.best_span(gain)
    first, last = span
    within = [value if value > 0 else value * inside for value in gain[first : last + 1]]
    found = prose_gain.best_span(within)
    return (first + found[0], first + found[1]) if found else None
