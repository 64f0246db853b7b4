"""A page cleaned with what a person says of its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..article import Article
from ..assemble import assemble
from ..document import Claim, Decision, Document, Label
from ..pipeline import Pipeline
from ..reasons import Reason
from ..rule_sets import Rule
from ..rule_sets.chosen import Group
from ..rule_sets.rule import BODY, FIELDS
from ..rule_sets.values import filled
from ..scoring.body.labels import body_label
from ..values import Correction

_TOLD = Reason("corrected", None, 1.0, "a person says so")


class Told:
    """Mark blocks as a person has corrected them, and claim the fields that they hold.

    Args:
        corrections: of one page.
    """

    name = "corrections"
    reasons = (_TOLD,)

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self.corrections = tuple(corrections)

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        for correction in self.corrections:
            yield from _said(document, correction)


def corrected(
    raw: Any,
    corrections: Iterable[Correction],
    *,
    pipeline: Pipeline | None = None,
    **known: Any,
) -> Article:
    r"""Clean a page as a person has corrected it.

    Args:
        raw: the page.
        corrections: from `Article.correct` of the article that `pipeline` made of it.
        pipeline: the filters; the built-in ones by default.
        known: further arguments of `cleanscrape.read`, such as `url`.

    Raises:
        IndexError: a correction is on a block that the page does not have.

    >>> from cleanscrape import clean
    >>> page = (
    ...     "It rained all day in the valley, and the river rose.\n\nBuy boots at our shop today."
    ... )
    >>> article = clean(page)
    >>> corrected(page, [article.correct("Buy boots", "advert")]).text
    'It rained all day in the valley, and the river rose.'
    """
    pipeline = pipeline or Pipeline.default()
    told = Told(corrections)
    return assemble(pipeline.append(told).run(pipeline.read(raw, **known)))


def _said(document: Document, correction: Correction) -> Iterator[Decision | Claim]:
    for block in correction.blocks:
        is_body = correction.label == BODY
        label = body_label(document, block) if is_body else Label(correction.label)
        yield _TOLD.mark(block, label=label)
    if correction.label in FIELDS and correction.label != BODY:
        texts = document.blocks.texts
        text = " ".join(texts[block] for block in correction.blocks)
        for claim, _ in filled(
            document, Rule(field=correction.label), (Group(text, correction.blocks),)
        ):
            yield claim
