"""What rules do on pages: what they match, and where the scorer is of another mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..document import Decision, Document
from ..labels import Label
from ..many import as_page
from ..pipeline import Pipeline
from ..rule_sets import Rule, Rules, RuleSet
from ..rule_sets.matching import Matcher
from ..rule_sets.rule import BODY
from ..verdict import is_excluded, verdicts

SILENT_PAGES = 3
"""Pages of its site on which a rule must match nothing to be reported."""

_SHORT = 60  # characters of a block in a message
_SURE = 0.8  # confidence of a filter that a rule fights


class Fight(NamedTuple):
    """A block of which a rule says body and a filter that is sure the opposite, or other way round.

    Args:
        page: number of the page, from 0.
        text: the block.
        filter: who would decide without the rules.
        label: what it says.
        confidence: how sure it is.
    """

    page: int
    text: str
    filter: str
    label: Label
    confidence: float


@dataclass
class RuleStanding:
    """What one rule did.

    Args:
        entry: the entry of its site.
        rule: the rule.
        pages: how many pages of the site there were.
        matched: on how many it matched something.
        blocks: how many blocks it matched.
        parts: how many elements it chose that are only a part of a block; labels need whole ones.
        untried: on how many pages its selector was not evaluated: no HTML, or a page too large.
        fights: where a sure filter is of another mind.
    """

    entry: RuleSet
    rule: Rule
    pages: int = 0
    matched: int = 0
    blocks: int = 0
    parts: int = 0
    untried: int = 0
    fights: list[Fight] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file, the entry and the line of the rule."""
        return self.rule.where or f"{self.entry.name}: {self.rule.reason}"


@dataclass(frozen=True)
class RuleReport:
    """What rules did on pages.

    Args:
        standings: of each rule, in order.
        pages: how many pages there were.
        unruled: of how many pages no entry is about their site.
    """

    standings: tuple[RuleStanding, ...]
    pages: int = 0
    unruled: int = 0

    def silent(self, pages: int = SILENT_PAGES) -> Iterator[str]:
        """A line for each rule that matches nothing on so many pages of its site or more."""
        for one in self.standings:
            if one.pages >= pages and not one.matched:
                why = ""
                if one.untried == one.pages:
                    why = "; its selector needs HTML, or a smaller page"
                elif one.parts:
                    why = f"; it chooses parts of {one.parts} blocks, and labels need whole ones"
                yield f"{one.name}: matches nothing on {one.pages} pages{why}"

    def fighting(self) -> Iterator[str]:
        """A line for each rule that takes out what a sure filter keeps, or keeps what it takes."""
        for one in self.standings:
            if one.fights:
                first = one.fights[0]
                yield (
                    f"{one.name}: {len(one.fights)} of {one.blocks} blocks against "
                    f"{first.filter!r}, which says {first.label} ({first.confidence:.2f}) of "
                    f"{_short(first.text)!r}"
                )


def checked(
    rules: Rules, sites: Iterable[RuleSet], pages: Iterable[Any], site: str | None, chain: Pipeline
) -> RuleReport:
    """The report on pages.

    Args:
        rules: the rules.
        sites: all their entries.
        pages: as for `cleanscrape.clean_many`.
        site: the key of their site.
        chain: the filters.
    """
    standings = {
        entry: [RuleStanding(entry, rule) for rule in entry.rules] for entry in dict.fromkeys(sites)
    }
    count = unruled = 0
    ruled = chain.with_rules(rules, site)
    for number, given in enumerate(pages):
        page, count = as_page(given), count + 1
        entries = rules.of(page.url, site)
        unruled += not entries
        if entries:
            known = page._asdict()
            document = ruled.read(known.pop("raw"), **known)
            seen = _Seen(number, document, ruled.run(document), chain.run(document))
            for entry in entries:
                seen.count(entry, standings[entry])
    return RuleReport(tuple(one for some in standings.values() for one in some), count, unruled)


class _Seen:
    """A page with the rules, and without.

    Args:
        number: of the page.
        document: the page.
        done: after all filters and rules.
        without: after the filters alone.
    """

    def __init__(self, number: int, document: Document, done: Document, without: Document) -> None:
        self._number = number
        self._document = document
        self._decisions: dict[tuple[str, str], list[Decision]] = {}
        for decision in done.decisions:
            self._decisions.setdefault((decision.filter, decision.reason), []).append(decision)
        self._without = verdicts(without)

    def count(self, entry: RuleSet, standings: list[RuleStanding]) -> None:
        """Add what the rules of an entry did on the page."""
        matcher = Matcher(self._document)
        for standing in standings:
            match = matcher.match(standing.rule)
            said = self._decisions.get((f"site:{entry.name}", standing.rule.reason), ())
            standing.pages += 1
            standing.matched += bool(match.groups)
            standing.blocks += len(said)
            standing.parts += match.parts
            standing.untried += not match.tried
            if standing.rule.field in (None, BODY):
                standing.fights += filter(None, map(self._fight, said))

    def _fight(self, said: Decision) -> Fight | None:
        """What a sure filter says of a block, if it is the opposite of what a rule says."""
        other = self._without[said.block]
        if other is None or other.confidence < _SURE or is_excluded(other) == is_excluded(said):
            return None
        text = self._document.blocks.texts[said.block]
        return Fight(self._number, text, other.filter, other.label, other.confidence)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
