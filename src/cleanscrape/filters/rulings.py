"""What the rules of a page's site say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..document import Claim, Decision, Document, Label
from ..reasons import Reason
from ..rule_sets import Rule, RuleSet
from ..rule_sets.matching import Match, Matcher
from ..rule_sets.rule import BODY, FIELDS
from ..rule_sets.values import filled
from ..scoring.body.labels import body_label
from ..verdict import is_excluded, settled, verdicts

# What stands in the element that a rule calls the body is body, unless the scorer is surer; it is
# so by .85 at most.
_INSIDE = 0.8

_RULE = Reason(
    "rule N",
    None,
    None,
    "a rule of the site says so: its number in the site's entry, and its name if it has one",
)


class Rulings:
    """Mark and claim what the rules of the page's site say; does nothing without rules.

    A pipeline with rules puts a filter ``site:NAME`` in its place for each entry of the rules that
    is about the page's site. Decisions have the confidence of their rule, which is 1 if it names
    none, so that they win against all other filters. Of several rules on one field, the first that
    finds a value counts; on captions all do.

    Args:
        ruling: the rules of the page's site; a pipeline with rules fills it in.
    """

    name = "rules"
    reasons = (_RULE,)

    def __init__(self, ruling: RuleSet | None = None) -> None:
        self.ruling = ruling
        if ruling is not None:
            self.name = f"site:{ruling.name}"

    def ruled(self, rulings: Iterable[RuleSet]) -> tuple[Rulings, ...]:
        """A filter for each entry that is about a page's site."""
        return tuple(Rulings(ruling) for ruling in rulings)

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        if self.ruling is None:
            return
        matcher, decisions, done = Matcher(document), list[Decision](), set[str]()
        bodies: list[tuple[Rule, Match]] = []
        for rule in self.ruling.rules:
            if rule.field in done:
                continue
            match = matcher.match(rule)
            if rule.field is None:
                decisions += _labelled(document, rule, match)
                continue
            if rule.field == BODY:
                bodies += [(rule, match)] if match.blocks else []
                continue
            for claim, blocks in filled(document, rule, match.groups):
                yield claim
                decisions += _filling(rule, blocks)
                done.add(rule.field)
            done.discard("caption")
        for rule, match in bodies[:1]:
            decisions += _around(document, rule, match, decisions)
        yield from decisions


def _labelled(document: Document, rule: Rule, match: Match) -> Iterator[Decision]:
    """The decisions of a rule with a label."""
    for block in match.within(rule.extent, len(document)):
        label = body_label(document, block) if rule.label == BODY else Label(rule.label)
        yield Decision(block, label, rule.confidence, rule.reason)


def _filling(rule: Rule, blocks: Iterable[int]) -> Iterator[Decision]:
    """The decisions on the blocks that are the place of a field."""
    label = FIELDS[rule.field or ""]
    if label is not None:
        yield from (Decision(block, label, rule.confidence, rule.reason) for block in blocks)


def _around(
    document: Document, rule: Rule, match: Match, decisions: Iterable[Decision]
) -> Iterator[Decision]:
    """What is within the body's element is body, what is without is not.

    The first only where no filter but the scorer has said what the block is.
    """
    inside = set(match.blocks)
    for block, standing in enumerate(settled(verdicts(document), decisions)):
        if block in inside:
            doubtful = standing is None or (standing.filter == "body" and is_excluded(standing))
            yield from _inside(document, block, rule) if doubtful else ()
        elif not is_excluded(standing):
            yield Decision(block, Label.BOILERPLATE, rule.confidence, rule.reason)


def _inside(document: Document, block: int, rule: Rule) -> Iterator[Decision]:
    sure = min(rule.confidence, _INSIDE)
    yield Decision(block, body_label(document, block), sure, rule.reason)
