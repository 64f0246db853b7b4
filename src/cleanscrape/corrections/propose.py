"""The narrowest site rules that do what corrections say, and what else they would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

_MOST = 0.34  # share of a page's body that a rule may change on a page that nobody corrected


class Change(NamedTuple):
    """A block that a proposed rule would make something else.

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


@dataclass(frozen=True)
class Proposal:
    """Rules that do what corrections say.

    Args:
        rules: the rules, all of one site.
        changes: what they change on the pages at hand, in order.
        missed: the corrections (page, block) that no rule could do without changing other blocks of
            the pages that were corrected.
    """

    rules: SiteRules
    changes: tuple[Change, ...] = ()
    missed: tuple[tuple[int, int], ...] = ()


class _Tried(NamedTuple):
    """A candidate, and for each page the blocks that it would label."""

    rule: Rule
    blocks: tuple[tuple[int, ...], ...]


def propose(
    pages: Sequence[CorrectedPage],
    others: Iterable[Any] = (),
    *,
    name: str,
    domains: Sequence[str] = (),
    pipeline: Pipeline | None = None,
) -> Proposal:
    """Propose rules for corrections.

    A rule is proposed if it changes nothing else on the pages that were corrected: what a person
    has left there is right. Nor may it change a third of the body of another page. Of several such
    rules the one is taken that does most of the corrections, then one that matches on other pages
    too, then the one that matches the fewest blocks.

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
    pipeline = pipeline or Pipeline.default()
    given = [*pages, *(CorrectedPage(as_page(other)) for other in others)]
    scenes = [Scene.of(one, pipeline) for one in given]
    wanted = {(number, block) for number, scene in enumerate(scenes) for block in scene.targets}
    tried = [one for one in _tried(scenes, pipeline) if _is_safe(one, scenes)]
    chosen: list[_Tried] = []
    while wanted:
        best = max(tried, key=lambda one: _worth(one, scenes, wanted), default=None)
        done = _done(best, scenes, wanted) if best else set()
        if best is None or not done:
            break
        chosen.append(best)
        wanted -= done
    rules = _merged([one.rule for one in chosen])
    entry = RuleSet(name, tuple(domains), rules)
    return Proposal(SiteRules((entry,)), tuple(_changes(chosen, scenes)), tuple(sorted(wanted)))


def _tried(scenes: Sequence[Scene], pipeline: Pipeline) -> list[_Tried]:
    """Every candidate for every correction, with the blocks that it labels on each page."""
    rules = dict.fromkeys(
        rule
        for scene in scenes
        for block, label in scene.targets.items()
        for rule in candidates(scene, block, label)
    )
    xpaths = tuple(dict.fromkeys(rule.xpath for rule in rules if rule.xpath))
    matchers = [Matcher(read(scene.page, pipeline, xpaths)) for scene in scenes]
    return [_Tried(rule, tuple(_labelled(rule, matcher) for matcher in matchers)) for rule in rules]


def _labelled(rule: Rule, matcher: Matcher) -> tuple[int, ...]:
    """The blocks that a rule labels on a page; of a field with one value, its first place."""
    match = matcher.match(rule)
    if rule.field in ("title", "date", "modified"):
        return match.groups[0].blocks if match.groups else ()
    return match.blocks


def _is_safe(tried: _Tried, scenes: Sequence[Scene]) -> bool:
    """Whether a rule changes only what was corrected, where something was, and little elsewhere."""
    label = tried.rule.label or tried.rule.field or ""
    for scene, blocks in zip(scenes, tried.blocks):
        if scene.targets:
            if any(_is_wrong(scene, block, label) for block in blocks):
                return False
        elif not _becomes_body(label) and scene.share(blocks) > _MOST:
            return False
    return True


def _is_wrong(scene: Scene, block: int, label: str) -> bool:
    """Whether a rule would say of a block what the person did not."""
    if block in scene.targets:
        return scene.targets[block] != label
    return scene.is_body(block) is not _becomes_body(label)


def _becomes_body(label: str) -> bool:
    return label == BODY or Label(label).is_body


def _done(
    tried: _Tried, scenes: Sequence[Scene], wanted: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """The corrections that a rule does."""
    label = tried.rule.label or tried.rule.field
    return {
        (number, block)
        for number, blocks in enumerate(tried.blocks)
        for block in blocks
        if (number, block) in wanted and scenes[number].targets[block] == label
    }


def _worth(
    tried: _Tried, scenes: Sequence[Scene], wanted: set[tuple[int, int]]
) -> tuple[int, bool, int]:
    """How good a rule is: corrections done, reach beyond one page, and how narrow it is."""
    pages = sum(1 for blocks in tried.blocks if blocks)
    blocks = sum(map(len, tried.blocks))
    return len(_done(tried, scenes, wanted)), pages > 1 or len(scenes) == 1, -blocks


def _merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, numbered; those by text on one label are one rule."""
    merged: list[Rule] = []
    by_text: dict[str | None, int] = {}
    for rule in rules:
        at = by_text.get(rule.label) if rule.texts and rule.label else None
        if at is not None:
            merged[at] = replace(merged[at], texts=merged[at].texts + rule.texts)
            continue
        if rule.texts:
            by_text[rule.label] = len(merged)
        merged.append(rule)
    return tuple(replace(rule, number=number) for number, rule in enumerate(merged, 1))


def _changes(chosen: Iterable[_Tried], scenes: Sequence[Scene]) -> Iterator[Change]:
    """What rules change on pages, in order."""
    found = {
        (number, block): one.rule.label or one.rule.field or ""
        for one in chosen
        for number, blocks in enumerate(one.blocks)
        for block in blocks
    }
    for (number, block), becomes in sorted(found.items()):
        scene = scenes[number]
        standing = scene.standing[block]
        was = standing.label if standing else Label.PARAGRAPH
        same = was.is_body if becomes == BODY else was.value == becomes
        if not same:
            text = scene.document.blocks.texts[block]
            wanted = scene.targets.get(block) == becomes
            yield Change(number, block, text, was.value, becomes, wanted)
