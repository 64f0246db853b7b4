"""Rules of sites as TOML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import MissingExtraError
from ..rule_sets import Example, Rule, RuleSet


def to_toml(sites: Iterable[RuleSet]) -> str:
    """The entries as TOML.

    Raises:
        MissingExtraError: `tomli-w` is not installed.

    >>> rule = Rule("advert", select="p.ad", xpath="//p")
    >>> print(to_toml([RuleSet("paper", rules=(rule,))]), end="")
    [[site]]
    name = "paper"
    <BLANKLINE>
    [[site.rule]]
    select = "p.ad"
    label = "advert"
    """
    return "\n".join(part for entry in sites for part in _parts(entry))


def _parts(entry: RuleSet) -> Iterator[str]:
    """The tables of an entry, each under its header; `tomli_w` writes short ones in one line."""
    yield "[[site]]\n" + _dumped(_given(name=entry.name, domains=[*entry.domains]))
    for rule in entry.rules:
        yield "[[site.rule]]\n" + _dumped(_rule(rule))
    for example in entry.examples:
        yield "[[site.example]]\n" + _dumped(_example(example))
        if example.expected:
            yield _dumped({"site": {"example": {"expected": dict(example.expected)}}})


def _dumped(values: dict[str, Any]) -> str:
    try:
        import tomli_w
    except ImportError as error:
        raise MissingExtraError(
            "to write rules, install tomli-w: pip install 'cleanscrape[cli]'"
        ) from error
    written: str = tomli_w.dumps(values, multiline_strings=True)
    return written


def _rule(rule: Rule) -> dict[str, Any]:
    return _given(
        name=rule.name,
        select=rule.select,
        xpath=None if rule.select else rule.xpath,
        attribute=rule.attribute,
        text=_one_or_more(rule.texts),
        starts=_one_or_more(rule.starts),
        pattern=rule.pattern,
        label=rule.label,
        field=rule.field,
        extent=None if rule.extent == "block" else rule.extent,
        confidence=None if rule.confidence == 1 else rule.confidence,
    )


def _example(example: Example) -> dict[str, Any]:
    return _given(
        page=example.page,
        **{example.source or "text": example.raw},
        url=example.url,
        has=[*example.has],
        lacks=[*example.lacks],
    )


def _one_or_more(texts: tuple[str, ...]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else [*texts]


def _given(**values: Any) -> dict[str, Any]:
    """The values that are not empty."""
    return {key: value for key, value in values.items() if value}
