"""The site-config format of Full-Text RSS: lines of ``directive: value``, mostly XPath.

Only the format is known here; no configuration is part of this package. See
https://help.fivefilters.org/full-text-rss/site-patterns.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..errors import RuleError
from ..readers.html.xpaths import compiled
from ..rule_sets import Rule, RuleSet

_FIELDS = {"title": "title", "author": "byline", "date": "date", "body": "body"}
_NAME = re.compile(r"[a-z_]{1,40}")
# Directives that say nothing about what blocks are, and may be left out without a note.
_OTHER = frozenset(
    {"test_url", "test_contains", "tidy", "prune", "parser", "autodetect_on_failure"}
)


def from_site_config(text: str, domain: str) -> tuple[RuleSet, tuple[str, ...]]:
    r"""The entry that a text becomes, and a note on each line that became no rule.

    Args:
        text: the text.
        domain: the site's host; a dot before it, as for a host and all below it, is dropped.

    >>> entry, notes = from_site_config("strip_id_or_class: promo\nfind_string: <i>", "a.example")
    >>> entry.rules[0].says
    'xpath "//*[contains(@id, \'promo\') or contains(@class, \'promo\')]" -> boilerplate'
    >>> notes
    ("line 2: 'find_string' has no counterpart",)
    """
    rules: list[Rule] = []
    notes: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        directive, value = _directive(line.strip())
        if directive in _OTHER or not value:
            continue
        try:
            made = [*_rules(directive, value)]
        except RuleError as error:
            notes.append(f"line {number}: {error}")
            continue
        if not made:
            notes.append(f"line {number}: {directive!r} has no counterpart")
        rules += made
    numbered = tuple(replace(rule, number=number) for number, rule in enumerate(rules, 1))
    domain = domain.lower().strip(".")
    return RuleSet(domain, (domain,), numbered), tuple(notes)


def _directive(line: str) -> tuple[str, str]:
    """The name and the value of a line; no value where it is a comment, or has another form."""
    name = _NAME.match(line)
    if name is None:
        return "", ""
    rest = line[name.end() :]
    argument, _, value = rest.partition("):" if rest.startswith("(") else ":")
    return name[0], value.strip() if argument.startswith("(") or not argument.strip() else ""


def _rules(directive: str, value: str) -> Iterator[Rule]:
    if directive in _FIELDS:
        yield Rule(field=_FIELDS[directive], xpath=_checked(value))
    elif directive == "strip":
        yield Rule("boilerplate", xpath=_checked(value))
    elif directive == "strip_id_or_class":
        quoted = _quoted(value.strip("'\""))
        xpath = f"//*[contains(@id, {quoted}) or contains(@class, {quoted})]"
        yield Rule("boilerplate", xpath=_checked(xpath))


def _checked(xpath: str) -> str:
    compiled(xpath)
    return xpath


def _quoted(value: str) -> str:
    if "'" in value:
        raise RuleError(f"a quotation mark in {value!r} cannot be written in XPath")
    return f"'{value}'"
