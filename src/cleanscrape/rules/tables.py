"""TOML tables become rules of sites, with errors that name the file, the line and the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..document import Label
from ..errors import RuleError
from ..readers.html.xpaths import compiled as compiled_xpath
from ..rule_sets import Example, Rule, RuleSet
from ..rule_sets.matching import folded
from ..rule_sets.rule import BODY, EXTENTS, FIELDS, compiled
from .selectors import to_xpath

SITE_KEYS = ("name", "domains", "rule", "example")
RULE_KEYS = (
    "name", "select", "xpath", "attribute", "text", "starts", "pattern", "label", "field", "extent",
    "confidence",
)  # fmt: skip
EXAMPLE_KEYS = ("page", "html", "text", "url", "expected", "has", "lacks")
LABELS = (BODY, *(label.value for label in Label))
_RULE_HEAD = re.compile(r"(?m)^[ \t]*\[\[[ \t]*site[ \t]*\.[ \t]*rule[ \t]*\]\]")


def rule_sets(text: str, file: str) -> tuple[RuleSet, ...]:
    """The sites that a file in TOML describes.

    Args:
        text: its content.
        file: its name, for messages.

    Raises:
        RuleError: it is no TOML, or says what cannot be.
    """
    table = _Table(_toml(text, file), file)
    table.only(("site",))
    lines = [text.count("\n", 0, head.start()) + 1 for head in _RULE_HEAD.finditer(text)]
    sites = table.tables("site")
    if not sites:
        raise RuleError(f"{file}: no [[site]] in it; a file begins with one")
    found, before = [], 0
    for site in sites:
        rules = site.tables("rule")
        found.append(_rule_set(site, rules, [*lines[before:], *[0] * len(rules)]))
        before += len(rules)
    return tuple(found)


def _toml(text: str, file: str) -> dict[str, Any]:
    import sys  # the module of TOML is asked for late: few programs read rules

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: this is no TOML: {error}") from None
    return found


class _Table:
    """A table of the file, whose values are asked for by key and type.

    Args:
        values: the table.
        where: its place, for messages.
    """

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self.values = values
        self.where = where

    def error(self, message: str) -> RuleError:
        """An error about this table."""
        return RuleError(f"{self.where}: {message}")

    def only(self, keys: Sequence[str]) -> None:
        """Refuse other keys than these."""
        for key in self.values:
            if key not in keys:
                raise self.error(f"unknown key {key!r}; {_hint(key, keys)}")

    def tables(self, key: str) -> list[_Table]:
        """The tables of an array of tables."""
        found = self.values.get(key, [])
        if not (isinstance(found, list) and all(isinstance(one, dict) for one in found)):
            raise self.error(f"{key!r} must be tables: [[site.{key}]]")
        return [_Table(one, f"{self.where}: {key} {number}") for number, one in enumerate(found, 1)]

    def text(self, key: str) -> str | None:
        """A text, or None where the key is not there."""
        value = self.values.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise self.error(f"{key!r} must be a text that is not empty, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one."""
        value = self.values.get(key, [])
        values = [value] if isinstance(value, str) else value
        good = isinstance(values, list) and all(isinstance(one, str) and one for one in values)
        if not good:
            raise self.error(f"{key!r} must be a text or a list of texts, not {value!r}")
        return tuple(values)

    def one_of(self, key: str, known: Sequence[str]) -> str | None:
        """A text of those that are known."""
        value = self.text(key)
        if value is not None and value not in known:
            raise self.error(f"no {key} {value!r}; {_hint(value, known)}")
        return value

    def checked(self, check: Callable[[str], Any], value: str) -> Any:
        """What a check of a value gives, its error with this table's place."""
        try:
            return check(value)
        except RuleError as error:
            raise self.error(str(error)) from None


def _hint(given: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(given, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"


def _rule_set(site: _Table, rules: list[_Table], lines: list[int]) -> RuleSet:
    site.only(SITE_KEYS)
    domains = tuple(domain.lower().strip(".") for domain in site.texts("domains"))
    name = site.text("name") or next(iter(domains), None)
    if name is None:
        raise site.error('it needs domains = ["paper.example"], or a name, or both')
    for domain in domains:
        if "/" in domain or " " in domain:
            raise site.error(f"{domain!r} is no host; write it as in 'news.paper.example'")
    for table, line in zip(rules, lines):
        table.where += f" (line {line})" if line else ""
    made = tuple(_rule(table, number) for number, table in enumerate(rules, 1))
    return RuleSet(name, domains, made, tuple(map(_example, site.tables("example"))))


def _rule(table: _Table, number: int) -> Rule:
    table.only(RULE_KEYS)
    label, field = table.one_of("label", LABELS), table.one_of("field", tuple(FIELDS))
    if (label is None) == (field is None):
        raise table.error('it needs either label = "…" or field = "…"')
    select, pattern = table.text("select"), table.text("pattern")
    rule = Rule(
        label=label,
        field=field,
        xpath=_xpath(table, select),
        select=select,
        attribute=table.text("attribute"),
        texts=tuple(map(folded, table.texts("text"))),
        starts=tuple(map(folded, table.texts("starts"))),
        pattern=pattern,
        extent=table.one_of("extent", EXTENTS) or "block",
        confidence=_confidence(table),
        name=table.text("name") or "",
        number=number,
        where=table.where,
    )
    if not (rule.xpath or rule.texts or rule.starts or pattern):
        raise table.error("it matches nothing: give select, xpath, text, starts or pattern")
    if field and rule.extent != "block":
        raise table.error("extent is for labels; a field is read from what matches")
    if pattern:
        table.checked(compiled, pattern)
    return rule


def _xpath(table: _Table, select: str | None) -> str | None:
    """The XPath of a rule's selector, with the attribute that it asks for."""
    xpath, attribute = table.text("xpath"), table.text("attribute")
    if select and xpath:
        raise table.error("give select or xpath, not both")
    if attribute and not (select and table.text("field")):
        raise table.error("attribute goes with select and field")
    if select:
        xpath = table.checked(lambda css: to_xpath(css, attribute), select)
    return xpath and table.checked(_readable, xpath)


def _readable(xpath: str) -> str:
    compiled_xpath(xpath)
    return xpath


def _confidence(table: _Table) -> float:
    value = table.values.get("confidence", 1.0)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise table.error(f"confidence must be a number above 0, at most 1, not {value!r}")
    return float(value)


def _example(table: _Table) -> Example:
    table.only(EXAMPLE_KEYS)
    given = [key for key in ("page", "html", "text") if table.text(key)]
    if len(given) != 1:
        raise table.error("it needs one of page (a file), html or text")
    expected = table.values.get("expected", {})
    if not isinstance(expected, dict):
        raise table.error("expected must be a table: [site.example.expected]")
    (key,) = given
    return Example(
        page=table.text("page"),
        raw=None if key == "page" else table.text(key),
        source=None if key == "page" else key,
        url=table.text("url"),
        expected=expected,
        has=table.texts("has"),
        lacks=table.texts("lacks"),
    )
