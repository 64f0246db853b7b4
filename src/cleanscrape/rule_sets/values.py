"""Texts that a rule found become values of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..document import Claim, Document
from ..patterns.authors import clean_authors
from ..patterns.bylines import parse_byline
from ..patterns.credits import split_credit
from ..patterns.date_order import day_first
from ..patterns.dates import find_dates
from ..resolve import RULE
from ..values import Byline, Caption
from .chosen import Group
from .rule import Rule

_LINE = 80  # characters of a line that holds a field among other things, as "Jo Doe | 3 May" does
_BETWEEN_TAGS = re.compile(r"[,;]")


class Filled(NamedTuple):
    """A claim of a rule, and the blocks that are its place: those that hold it and little else."""

    claim: Claim
    blocks: tuple[int, ...] = ()


def filled(document: Document, rule: Rule, groups: tuple[Group, ...]) -> Iterator[Filled]:
    """The claims of a rule on its field: one for each caption, and one on any other field.

    Args:
        document: the page.
        rule: a rule on a field.
        groups: what it matches; of a field that has one value, the first counts.
    """
    if rule.field == "caption":
        for group in groups:
            yield _filled(document, rule, _caption(group.text), (group,))
        return
    wanted = groups if rule.field in ("byline", "tags") else groups[:1]
    value = _value(document, rule.field or "", [group.text for group in wanted])
    if value:
        yield _filled(document, rule, value, wanted)


def _filled(document: Document, rule: Rule, value: object, groups: tuple[Group, ...]) -> Filled:
    texts = document.blocks.texts
    parts = [group.part for group in groups if group.part is not None]
    found = [block for group in groups for block in group.blocks]
    found += [part for part in parts if len(texts[part]) <= _LINE]
    blocks = tuple(dict.fromkeys(found))
    first = next(iter((*blocks, *parts)), None)
    claim = Claim(rule.field or "", value, rule.confidence, RULE, first, blocks[1:])
    return Filled(claim, blocks)


def _value(document: Document, field: str, texts: list[str]) -> object | None:
    """The value of a field that these texts are; None where they are none."""
    if not texts:
        return None
    if field in ("date", "modified"):
        return _date(document, texts[0])
    if field == "byline":
        return _byline(texts)
    if field == "tags":
        parts = (part.strip() for text in texts for part in _BETWEEN_TAGS.split(text))
        return tuple(dict.fromkeys(filter(None, parts)))
    return texts[0]


def _date(document: Document, text: str) -> date | None:
    found = find_dates(text, document.language, day_first(document))
    return found[0].value if found else None


def _byline(texts: list[str]) -> Byline:
    """The byline; the text as it stands is the author where no name is known in it."""
    if len(texts) == 1:
        read = parse_byline(texts[0], cued=True)
        if read is not None:
            return read
    names = [name for text in texts for name in clean_authors(text) or (text,)]
    return Byline(", ".join(texts), tuple(dict.fromkeys(names)))


def _caption(text: str) -> Caption:
    parts = split_credit(text)
    words, credit = parts if parts else (text, None)
    return Caption(words, credit, raw=text)
