"""The narrowest site rules that do what corrections say, and what else they would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ..labels import Label
from ..many import as_page
from ..pipeline import Pipeline
from ..rule_sets import Rule, RuleSet
from ..rule_sets.matching import Matcher
from ..rule_sets.rule import BODY
from ..rules import SiteRules
from .candidates import candidates
from .scenes import CorrectedPage, Scene, read

_COLONS = ":："
_MOST = 0.5  # share of a page's body that a rule may change on a page that nobody corrected


class Change(NamedTuple):
    """A block that a rule would make something else.

    Args:
        page: number of the page: first those that were corrected, then the others.
        block: number of the block.
        text: its text.
        was: what it is taken for.
        becomes: what the rule says.
        is_wanted: whether a correction says the same.
    """

    page: int
    block: int
    text: str
    was: str
    becomes: str
    is_wanted: bool


class Option(NamedTuple):
    """A rule that does a correction or more, and what it would change.

    Args:
        rule: the rule.
        done: the corrections (page, block) that it does.
        changes: what it changes on the pages at hand.
        unwanted: how many of these are on pages that a person corrected, and no correction says so.
        pages: on how many pages it matches something.
        blocks: how many blocks it matches.
    """

    rule: Rule
    done: frozenset[tuple[int, int]]
    changes: tuple[Change, ...]
    unwanted: int
    pages: int
    blocks: int


@dataclass(frozen=True)
class Proposal:
    """Rules that do what corrections say.

    Args:
        rules: the rules, all of one site.
        changes: what they change on the pages at hand, in order.
        missed: the corrections (page, block) that no rule could do without changing other blocks of
            the pages that were corrected.
        taken: the options that the rules are.
    """

    rules: SiteRules
    changes: tuple[Change, ...] = ()
    missed: tuple[tuple[int, int], ...] = ()
    taken: tuple[Option, ...] = ()


class Proposer:
    """Finds rules for corrections of the pages of a site.

    Args:
        pages: the pages, some of them with corrections.
        pipeline: the filters; the built-in ones by default.
    """

    def __init__(self, pages: Iterable[CorrectedPage], pipeline: Pipeline | None = None) -> None:
        self._pipeline = pipeline or Pipeline.default()
        self.scenes = [Scene.of(page, self._pipeline) for page in pages]

    def wanted(self) -> set[tuple[int, int]]:
        """All corrections, as page and block."""
        return {(page, block) for page, one in enumerate(self.scenes) for block in one.targets}

    def options(self) -> list[Option]:
        """The rules that would do corrections, the best first.

        First those that change nothing else on the pages that were corrected: what a person has
        left there is right. Then those that do most corrections, that match on other pages too, and
        that match the fewest blocks. Of several with the same effect the first is listed.
        """
        rules = dict.fromkeys(
            rule
            for scene in self.scenes
            for block, label in scene.targets.items()
            for rule in candidates(scene, block, label)
        )
        xpaths = tuple(dict.fromkeys(rule.xpath for rule in rules if rule.xpath))
        matchers = [Matcher(read(scene.page, self._pipeline, xpaths)) for scene in self.scenes]
        found = [self._option(rule, matchers) for rule in rules]
        ranked = sorted((one for one in found if one is not None), key=self.rank)
        first: dict[tuple[Change, ...], Option] = {}
        for one in ranked:
            first.setdefault(one.changes, one)
        return [one for one in first.values() if one.changes]

    def proposal(
        self, name: str, domains: Sequence[str] = (), taken: Sequence[Option] | None = None
    ) -> Proposal:
        """The rules for all corrections.

        Args:
            name: the site's name.
            domains: its hosts.
            taken: the options that a person has chosen; None takes the best of those that change
                nothing unwanted.
        """
        left = self.wanted()
        if taken is None:
            taken, safe = [], [one for one in self.options() if not one.unwanted]
            while useful := [one for one in safe if one.done & left]:
                best = min(useful, key=lambda one: self.rank(one._replace(done=one.done & left)))
                taken.append(best)
                left -= best.done
        left = left.difference(*(one.done for one in taken))
        entry = RuleSet(name, tuple(domains), merged([one.rule for one in taken]))
        changes = sorted({change for one in taken for change in one.changes})
        return Proposal(SiteRules((entry,)), tuple(changes), tuple(sorted(left)), tuple(taken))

    def rank(self, option: Option) -> tuple[bool, int, bool, int]:
        """The place of an option among others; smaller is better."""
        reaches = option.pages > 1 or len(self.scenes) == 1
        if option.rule.starts and option.rule.starts[0][-1] not in _COLONS:
            reaches = len(option.done) > 1  # other texts may begin like one; those like two, do
        return option.unwanted > 0, -len(option.done), not reaches, option.blocks

    def _option(self, rule: Rule, matchers: Sequence[Matcher]) -> Option | None:
        """The option that a rule is; None where it would change much of another page's body."""
        label = rule.label or rule.field or ""
        places = [_labelled(rule, *there) for there in zip(matchers, self.scenes)]
        for scene, blocks in zip(self.scenes, places):
            if not scene.targets and not becomes_body(label) and scene.share(blocks) > _MOST:
                return None
        changes = tuple(
            change
            for number, blocks in enumerate(places)
            for block in blocks
            if (change := self._change(number, block, label)) is not None
        )
        return Option(
            rule,
            frozenset((one.page, one.block) for one in changes if one.is_wanted),
            changes,
            sum(self._is_unwanted(change) for change in changes),
            sum(map(bool, places)),
            sum(map(len, places)),
        )

    def _change(self, number: int, block: int, becomes: str) -> Change | None:
        """What saying `becomes` of a block changes, if it does."""
        scene = self.scenes[number]
        standing = scene.standing[block]
        was = standing.label if standing else Label.PARAGRAPH
        if was.is_body if becomes == BODY else was.value == becomes:
            return None
        text = scene.document.blocks.texts[block]
        return Change(number, block, text, was.value, becomes, scene.targets.get(block) == becomes)

    def _is_unwanted(self, change: Change) -> bool:
        """Whether a rule says of a block what the person, who saw the page, did not."""
        scene = self.scenes[change.page]
        if not scene.targets or change.is_wanted:
            return False
        is_body = scene.is_body(change.block)
        return change.block in scene.targets or is_body is not becomes_body(change.becomes)


def propose(
    pages: Sequence[CorrectedPage],
    others: Iterable[Any] = (),
    *,
    name: str,
    domains: Sequence[str] = (),
    pipeline: Pipeline | None = None,
) -> Proposal:
    """Propose rules for corrections: of those that change nothing unwanted, the best.

    Nor may a rule change half of the body of a page that nobody corrected.

    Args:
        pages: the pages that were corrected.
        others: more pages of the site, as for `cleanscrape.clean_many`.
        name: the site's name.
        domains: its hosts.
        pipeline: the filters; the built-in ones by default.

    >>> from cleanscrape import Page, clean
    >>> page = "<h1>Rain</h1><p>It rained all day in the valley, and the river rose until the "
    >>> page += "bridge was under water.</p><p class=ad>Buy {} at our shop, cheap and good."
    >>> first = page.format("boots")
    >>> correction = clean(first).correct("Buy boots", "advert")
    >>> corrected = [CorrectedPage(Page(first), (correction,))]
    >>> found = propose(corrected, [page.format("hats")], name="paper")
    >>> [rule.says for _, rule in found.rules]
    ['select "p.ad" -> advert']
    """
    given = [*pages, *(CorrectedPage(as_page(other)) for other in others)]
    return Proposer(given, pipeline).proposal(name, domains)


def _labelled(rule: Rule, matcher: Matcher, scene: Scene) -> Sequence[int]:
    """The blocks that a rule labels on a page; of a field with one value, its first place."""
    match = matcher.match(rule)
    if rule.field in ("title", "date", "modified"):
        return match.groups[0].blocks if match.groups else ()
    return match.within(rule.extent, len(scene.standing))


def becomes_body(label: str) -> bool:
    """Whether a label means body."""
    return label == BODY or Label(label).is_body


def merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, numbered; those by text on one label are one rule."""
    merged: list[Rule] = []
    by_text: dict[str | None, int] = {}
    for rule in rules:
        is_text = bool(rule.texts and rule.label and rule.extent == "block")
        at = by_text.get(rule.label) if is_text else None
        if at is not None:
            merged[at] = replace(merged[at], texts=merged[at].texts + rule.texts)
            continue
        if is_text:
            by_text[rule.label] = len(merged)
        merged.append(rule)
    return tuple(replace(rule, number=number) for number, rule in enumerate(merged, 1))
