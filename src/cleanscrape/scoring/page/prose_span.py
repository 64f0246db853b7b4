"""The longest stretch of prose: which contiguous run of blocks is the article, by a rule that a reader can follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ...document import BlockTable, Decision, Document, Hint, Label, derived
from ...verdict import first_of
from .article_element import article_span
from .shape import shapes

# A block gains its words where it reads like prose, and costs this much where it does not: the
# baseline of the research notes, which beat every other rule for plain text on the developers'
# corpora.
COST = 6.0
# What belongs to an article but not to its body interrupts a run less.
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
# So does what markup calls a part of a text.
_STRUCTURE = frozenset({"h2", "h3", "h4", "h5", "h6", "li", "tr", "pre", "blockquote", "dt", "dd"})
_STRUCTURE_COST = 1.0


def gains(document: Document, decided: Sequence[Decision | None]) -> list[float]:
    """For each block what it adds to a run that holds it, given the decisions so far."""
    title = max(first_of(decided, Label.TITLE) or 0, _headline(document.blocks))
    found = [
        gain
        if decision is None or decision.label.is_body
        else -PART_COST
        if decision.label in _PARTS
        else -COST
        for gain, decision in zip(_open_gains(document.blocks), decided)
    ]
    found[:title] = [-COST] * title  # the body begins after the headline
    return found


@derived
def _open_gains(blocks: BlockTable) -> tuple[float, ...]:
    """What each block adds where no filter said anything of it."""
    return tuple(
        prose or -(_STRUCTURE_COST if tag in _STRUCTURE and links < 0.6 else COST)
        for prose, tag, links in zip(shapes(blocks).prose, blocks.tags, blocks.link_shares)
    )


@derived
def _headline(blocks: BlockTable) -> int:
    """Where a page without line breaks says its first words again, before most of its prose; 0 where it does not.

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


def best_run(gain: Sequence[float]) -> tuple[int, int] | None:
    """First and last index of the contiguous run with the greatest sum; None where no sum is above 0.

    >>> best_run([-6, 10, -6, 20, -6, -6, 5])
    (1, 3)
    """
    best, total, start = 0.0, 0.0, 0
    found = None
    for index, value in enumerate(gain):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, found = total, (start, index)
    return found


def article_run(document: Document, decided: Sequence[Decision | None]) -> tuple[int, int] | None:
    """The run of blocks that is most likely the article: first and last index, or None for a page without prose."""
    last = _last_run(document.blocks)
    if last.decided != decided:
        last.decided, last.run = decided, _article_run(document, gains(document, decided))
    return last.run


class _LastRun:
    """The run that was asked for last: several filters ask in turn, and only some of them change it."""

    decided: Sequence[Decision | None] | None = None
    run: tuple[int, int] | None = None


@derived
def _last_run(_: BlockTable) -> _LastRun:
    return _LastRun()


def _article_run(document: Document, gain: list[float]) -> tuple[int, int] | None:
    span = article_span(document, [value if value > 0 else 0.0 for value in gain])
    if span is None:
        return best_run(gain)
    first, last = span
    found = best_run([value if value > 0 else value * _INSIDE for value in gain[first : last + 1]])
    return (first + found[0], first + found[1]) if found else None


class Place:
    """How far a block is from the beginning of the article's run, counted in blocks that are not known to be something else.

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
        before: how many blocks before the run still belong to the article's head.
        after: how many blocks after it belong to its foot.
        inside: how many blocks into the run the head may reach.
    """

    def __init__(
        self,
        document: Document,
        decided: Sequence[Decision | None],
        before: int,
        after: int = 4,
        inside: int = 2,
    ) -> None:
        self.run = article_run(document, decided)
        self._open = [
            0,
            *accumulate(decision is None or decision.label.is_body for decision in decided),
        ]
        self._before, self._after, self._inside = before, after, inside

    def distance(self, index: int) -> int | None:
        """0 at the run's first block, growing before it; more than any of these after it; None outside of its head and foot."""
        if self.run is None:
            return self._open[index] if self._open[index] <= self._before else None
        first, last = self.run
        if index <= first + self._inside:
            away = abs(self._open[first] - self._open[index])
            return away if away <= self._before else None
        return index - last + self._before if 0 < index - last <= self._after else None

    def leads(self, index: int, before: int) -> bool:
        """True within the run, and in the `before` blocks in front of it."""
        return self.run is None or self.run[0] - before <= index <= self.run[1]

    def inside(self, index: int) -> bool:
        """True within the run, behind the part of it that the head may reach."""
        return self.run is not None and self.run[0] + self._inside < index <= self.run[1]

    def near(self, index: int) -> bool:
        """True within the run, and in its head and foot."""
        return (
            self.run is None
            or self.run[0] <= index <= self.run[1]
            or self.distance(index) is not None
        )
