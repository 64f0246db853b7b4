"""Which blocks of a page the rules of its site match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from time import monotonic
from typing import NamedTuple

from ..document import Document
from ..errors import RuleError
from .chosen import Chosen, Group
from .rule import Rule, compiled

MAX_SECONDS = 2.0
"""Time that all patterns of a site may take on a page; then the page is refused, by an error."""

_MAX_CHARS = 2_000  # of a block that a pattern sees


class Match(NamedTuple):
    """What a rule matches on a page.

    Args:
        groups: elements, or single blocks where the rule has no selector.
        parts: how many more elements are a part of a block only.
        tried: False where a selector was not evaluated.
    """

    groups: tuple[Group, ...] = ()
    parts: int = 0
    tried: bool = True

    @property
    def blocks(self) -> tuple[int, ...]:
        """The blocks of all groups, in order."""
        return tuple(sorted({block for group in self.groups for block in group.blocks}))

    def within(self, extent: str, size: int) -> Sequence[int]:
        """The blocks that a label is for.

        Args:
            extent: that of the rule.
            size: how many blocks the page has.

        >>> match = Match((Group("More", (3,)),))
        >>> match.within("block", 5), [*match.within("to-end", 5)], match.within("from-start", 5)
        ((3,), [3, 4], range(0, 4))
        """
        blocks = self.blocks
        if blocks and extent == "to-end":
            return range(blocks[0], size)
        if blocks and extent == "from-start":
            return range(blocks[-1] + 1)
        return blocks


class Matcher:
    r"""Matches rules against one page.

    Args:
        document: the page; for rules with selectors, read with their XPaths.

    >>> from cleanscrape import read
    >>> rule = Rule("related", starts=("read more",))
    >>> Matcher(read("It rained.\n\nRead more about rain")).match(rule).blocks
    (1,)
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._chosen = Chosen(document)
        self._seconds = MAX_SECONDS

    def match(self, rule: Rule) -> Match:
        """What a rule matches.

        Raises:
            RuleError: the patterns took too long.
        """
        if rule.xpath is None:
            texts = self._document.blocks.texts
            numbers = self._with_text(rule)
            groups: Iterator[Group] = (Group(texts[block], (block,)) for block in numbers)
        else:
            groups = iter(self._chosen.groups(rule.xpath))
        whole, parts = [], 0
        for group in groups:
            kept = self._of_field(rule, group) if rule.field else self._fulfilling(rule, group)
            if kept.blocks or (rule.field and kept.text):
                whole.append(kept)
            elif kept.part is not None:
                parts += 1
        tried = rule.xpath is None or self._chosen.was_tried(rule.xpath)
        return Match(tuple(whole), parts, tried)

    def _with_text(self, rule: Rule) -> list[int]:
        """The blocks with a text of the rule; all where it names none."""
        if rule.texts and not rule.starts:
            return sorted(block for text in rule.texts for block in self._by_text.get(text, ()))
        return [*range(len(self._document))]

    def _fulfilling(self, rule: Rule, group: Group) -> Group:
        """The group with those of its blocks that fulfil the rule."""
        texts = self._document.blocks.texts
        blocks = (block for block in group.blocks if self._fulfils(rule, texts[block]))
        return group._replace(blocks=tuple(blocks))

    def _fulfils(self, rule: Rule, text: str) -> bool:
        if rule.texts or rule.starts:
            plain = folded(text)
            if plain not in rule.texts and not plain.startswith(rule.starts or "\0"):
                return False
        return rule.pattern is None or self._search(rule, text) is not None

    def _of_field(self, rule: Rule, group: Group) -> Group:
        """The group with the value that the rule takes from its text; an empty one for none."""
        if len(group.text) > _MAX_CHARS or not self._fulfils(rule, group.text):
            return Group("")
        if rule.pattern is None:
            return group
        value, is_whole = self._search(rule, group.text) or ("", False)
        if is_whole:
            return group._replace(text=value)
        part = group.blocks[0] if group.blocks else group.part
        return Group(value, part=part)

    def _search(self, rule: Rule, text: str) -> tuple[str, bool] | None:
        """What the pattern finds, and whether it is all of the text.

        That is its group ``value``, else its first one, else all.
        """
        pattern = compiled(rule.pattern or "")
        start = monotonic()
        try:
            found = pattern.search(text, endpos=_MAX_CHARS, timeout=max(1e-6, self._seconds))
        except TimeoutError:
            raise RuleError(
                f"{rule.where or rule.reason}: the patterns of the site took more than "
                f"{MAX_SECONDS:g} s on this page; make {rule.pattern!r} simpler: no repetition "
                "within a repetition"
            ) from None
        self._seconds -= monotonic() - start
        if found is None:
            return None
        value = found["value"] if "value" in pattern.groupindex else None
        value = value or (found[1] if pattern.groups else None) or found[0]
        return str(value), found.span() == (0, len(text))

    @cached_property
    def _by_text(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for block, text in enumerate(self._document.blocks.texts):
            found.setdefault(folded(text), []).append(block)
        return found


def folded(text: str) -> str:
    """A text as texts of rules are compared: in small letters, with single spaces.

    >>> folded(" Read  More ")
    'read more'
    """
    return " ".join(text.split()).casefold()
