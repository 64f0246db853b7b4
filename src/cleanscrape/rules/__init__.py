"""Rules of sites as data: read from TOML, merged, checked, and given to a pipeline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import RuleError
from ..pipeline import Pipeline
from ..rule_sets import Example, Rule, RuleSet
from ..rule_sets.rule import host_of
from .check import SILENT_PAGES, Fight, RuleReport, RuleStanding, checked
from .site_config import from_site_config
from .tables import rule_sets
from .written import to_toml

__all__ = [
    "SILENT_PAGES",
    "Example",
    "Fight",
    "Rule",
    "RuleReport",
    "RuleSet",
    "RuleStanding",
    "SiteRules",
]


@dataclass(frozen=True)
class SiteRules:
    r"""Rules of sites: which blocks of their pages are what.

    It is a value: given to `clean` or a pipeline, its rules become decisions and claims of a filter
    ``site:NAME``. They delete nothing, and stand in the account like all others. ``a + b`` has the
    rules of both.

    Args:
        sites: the entries, in order.

    >>> rules = SiteRules.parse('''
    ... [[site]]
    ... name = "paper"
    ... domains = ["paper.example"]
    ... [[site.rule]]
    ... starts = "Read also"
    ... label = "related"
    ... ''')
    >>> import cleanscrape
    >>> page = "It rained all day in the valley, and the river rose.\n\nRead also what snow does."
    >>> article = cleanscrape.clean(page, url="https://www.paper.example/rain", rules=rules)
    >>> [(piece.text, piece.filter, piece.reason) for piece in article.removed]
    [('Read also what snow does.', 'site:paper', 'rule 1')]
    """

    sites: tuple[RuleSet, ...] = field(default=())

    @classmethod
    def load(cls, *paths: str | os.PathLike[str]) -> SiteRules:
        """The rules in files; of a folder, those in all its files named ``*.toml``, by name.

        Raises:
            RuleError: a file says what cannot be; the message names it, the line, and what to do.
            OSError: a file cannot be read.
        """
        files = [file for path in paths for file in _files(Path(path))]
        sets = (rule_sets(_text(file), str(file)) for file in files)
        return cls(tuple(entry for entries in sets for entry in entries))

    @classmethod
    def parse(cls, text: str, file: str = "<rules>") -> SiteRules:
        r"""The rules in a text.

        Args:
            text: TOML, as docs/reference/site-rules.md describes it.
            file: a name for it, for messages.

        Raises:
            RuleError: it says what cannot be.

        >>> SiteRules.parse('[[site]]\nname = "paper"\n[[site.rule]]\nlabl = "advert"')
        Traceback (most recent call last):
        cleanscrape.errors.RuleError: <rules>: site 1: rule 1 (line 3): unknown key 'labl';
            did you mean 'label'?
        """
        return cls(rule_sets(text, file))

    @classmethod
    def from_site_config(cls, text: str, domain: str) -> tuple[SiteRules, tuple[str, ...]]:
        """The rules in a text of the site-config format of Full-Text RSS: lines ``title: XPath``.

        Args:
            text: the text; of its directives ``title``, ``author``, ``date``, ``body``, ``strip``
                and ``strip_id_or_class`` become rules.
            domain: the site's host, as the file's name says.

        Returns:
            The rules, and a note on each line that became none.

        >>> rules, notes = SiteRules.from_site_config("body: //article", "paper.example")
        >>> rules.sites[0].rules[0].says, notes
        ('xpath "//article" -> body', ())
        """
        entry, notes = from_site_config(text, domain)
        return cls((entry,)), notes

    def __add__(self, other: SiteRules) -> SiteRules:
        if not isinstance(other, SiteRules):
            return NotImplemented
        return SiteRules(self.sites + other.sites)

    def __len__(self) -> int:
        return sum(len(entry.rules) for entry in self.sites)

    def __iter__(self) -> Iterator[tuple[RuleSet, Rule]]:
        """Each rule with its entry."""
        return ((entry, rule) for entry in self.sites for rule in entry.rules)

    def of(self, url: str | None, site: str | None = None) -> tuple[RuleSet, ...]:
        r"""The entries that are about a page.

        These are those with the name `site`, and those one of whose domains is the host of `url` or
        above it.

        >>> rules = SiteRules.parse('[[site]]\ndomains = ["paper.example"]')
        >>> [entry.name for entry in rules.of("https://news.paper.example/rain")]
        ['paper.example']
        >>> rules.of("https://otherpaper.example/rain"), len(rules.of(None, "paper.example"))
        ((), 1)
        """
        parts = host_of(url).split(".")
        hosts = {".".join(parts[at:]) for at in range(len(parts))}
        numbers = {number for host in hosts for number in self._by_domain.get(host, ())}
        if site:
            numbers.update(self._by_name.get(site, ()))
        return tuple(self.sites[number] for number in sorted(numbers))

    @cached_property
    def _by_domain(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(self.sites):
            for domain in entry.domains:
                found.setdefault(domain, []).append(number)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(self.sites):
            found.setdefault(entry.name, []).append(number)
        return found

    def check(
        self, pages: Iterable[Any], *, site: str | None = None, pipeline: Pipeline | None = None
    ) -> RuleReport:
        """What each rule does on pages: what it matches, and where the scorer is of another mind.

        Each page is cleaned twice, with the rules and without.

        Args:
            pages: as for `cleanscrape.clean_many`.
            site: the key of the pages' site, where their addresses do not say.
            pipeline: the filters; the built-in ones by default.

        Raises:
            ReadError: a page cannot be read.

        >>> rules = SiteRules.parse('''
        ... [[site]]
        ... name = "paper"
        ... [[site.rule]]
        ... starts = "Read also"
        ... label = "related"
        ... ''')
        >>> report = rules.check(["It rained."] * 3, site="paper")
        >>> report.standings[0].pages, report.standings[0].matched, [*report.silent()]
        (3, 0, ['<rules>: site 1: rule 1 (line 4): matches nothing on 3 pages'])
        """
        return checked(self, self.sites, pages, site, pipeline or Pipeline.default())

    def to_toml(self) -> str:
        """The rules as TOML, which `parse` reads.

        Raises:
            MissingExtraError: `tomli-w`, of the extra ``cli``, is not installed.
        """
        return to_toml(self.sites)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.toml"))
    if not files:
        raise RuleError(f"{path}: no file *.toml in this folder")
    return files


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"{file}: TOML must be UTF-8: {error}") from None
