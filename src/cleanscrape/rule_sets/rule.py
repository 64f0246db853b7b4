"""A rule, and the rules of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from ..document import Label
from ..errors import RuleError

if TYPE_CHECKING:
    import regex

BODY = "body"
"""The label "body of the kind that its element says", and the field "nothing else is body"."""

FIELDS: Mapping[str, Label | None] = {
    "title": Label.TITLE,
    "byline": Label.BYLINE,
    "date": Label.DATE,
    "modified": Label.DATE,
    "caption": Label.CAPTION,
    **dict.fromkeys(
        ("description", "image", "language", "licence", "publisher", "section", "site_name",
         "tags", "url")
    ),
    BODY: None,
}  # fmt: skip
"""The fields that a rule may fill, and the label of the blocks that they are read from."""

EXTENTS = ("block", "to-end", "from-start")
"""What a rule labels: the blocks that it matches; or from the first, or to the last of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a site: which blocks, and what they are.

    A block must fulfil all of `xpath`, `texts`, `starts` and `pattern` that are given.

    Args:
        label: what the blocks are: a value of `Label`, or ``"body"``; None for a rule on a field.
        field: the field that they fill; a key of `FIELDS`.
        xpath: what chooses elements or their values in HTML.
        select: the CSS selector that it was made of.
        attribute: the attribute whose values that chooses.
        texts: whole texts of blocks, in small letters.
        starts: beginnings of blocks, likewise.
        pattern: a pattern of the library `regex` that is found in the block. Its group ``value``,
            else its first one, is the value of a field.
        extent: one of `EXTENTS`.
        confidence: 0 to 1; from .9 on a field is taken from the rule whatever else is claimed.
        name: the user's name for it.
        number: its place among those of its site, from 1.
        where: the file and the line, for messages.
    """

    label: str | None = None
    field: str | None = None
    xpath: str | None = None
    select: str | None = None
    attribute: str | None = None
    texts: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    pattern: str | None = None
    extent: str = "block"
    confidence: float = 1.0
    name: str = ""
    number: int = 1
    where: str = ""

    @property
    def reason(self) -> str:
        """The reason of its decisions.

        >>> Rule("advert", number=2, name="promo").reason
        'rule 2: promo'
        """
        return f"rule {self.number}: {self.name}" if self.name else f"rule {self.number}"

    @property
    def says(self) -> str:
        """The rule in one line.

        >>> Rule("advert", select="div.promo").says
        'select "div.promo" -> advert'
        """
        how = {"select": self.select, "pattern": self.pattern}
        how |= {} if self.select else {"xpath": self.xpath}
        parts = [f'{key} "{value}"' for key, value in how.items() if value]
        parts += [f'{key} "{values[0]}"' for key, values in self._lists() if values]
        extent = "" if self.extent == "block" else f" ({self.extent})"
        return f"{', '.join(parts)} -> {self.label or self.field}{extent}"

    def _lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return ("text", self.texts), ("starts", self.starts)


@dataclass(frozen=True, slots=True)
class Example:
    """A page of the site, and what is expected of it.

    Args:
        page: the file of the page; None where the page is in `raw`.
        raw: the page itself.
        source: ``"html"``, ``"text"`` or None to guess.
        url: its address.
        expected: fields as in the ``expected.json`` of a fixture.
        has: texts that the body holds.
        lacks: texts that it does not hold.
    """

    page: str | None = None
    raw: str | None = None
    source: str | None = None
    url: str | None = None
    expected: Mapping[str, Any] = field(default_factory=dict, hash=False)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a site.

    Args:
        name: the site's key; its filter is called ``site:`` and this.
        domains: the hosts of its pages; each stands for the hosts below it too.
        rules: in order.
        examples: pages, and what is expected of them.
    """

    name: str
    domains: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def xpaths(self) -> tuple[str, ...]:
        """Those of the rules, each once."""
        return tuple(dict.fromkeys(rule.xpath for rule in self.rules if rule.xpath))


class Rules(Protocol):
    """What a pipeline may be given: something that knows the rules of sites."""

    def of(self, url: str | None, site: str | None = None) -> tuple[RuleSet, ...]:
        """The rules of a page's site."""
        ...


def host_of(url: str | None) -> str:
    """The host of an address in small letters, or an empty text.

    >>> host_of("https://News.Paper.example:8080/rain")
    'news.paper.example'
    """
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern of a rule.

    Raises:
        RuleError: it is none.
    """
    import regex  # few programs have rules, and importing it takes longer than all of ours

    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise RuleError(f"pattern {pattern!r}: {error}") from None
