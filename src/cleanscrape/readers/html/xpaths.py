"""XPath expressions that others wrote: compiled once, and bounded in what they cost on a page.

libxml2 cannot be told to stop, so what could take time that grows with the square of the page is
counted beforehand: steps to all descendants or ancestors, and steps to siblings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from ...errors import RuleError

MAX_STEPS = 50_000_000
"""Steps that an expression may take on a page, by the estimate; libxml2 takes 10^8 a second or so.

A page of 5,000 elements allows every expression two searches however it is built.
"""

_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
# A search below or above an element, or its whole text; a search beside it.
_DEEP = re.compile(r"//|\bdescendant|\bancestor|\(\s*\.\s*[,)]")
_WIDE = re.compile(r"-sibling::")
# What is searched for in the whole page, again for each element; the second only in brackets.
_WHOLE = re.compile(r"\b(?:following|preceding)::|\b(?:id|key|document)\(")
_FROM_ROOT = re.compile(r"(?:\b(?:and|or)|(?<![\w\])*.]))//")
_BOTH = re.compile(r"\band\b|\bor\b")


@lru_cache(maxsize=4096)
def compiled(xpath: str) -> etree.XPath:
    """The expression, ready to be evaluated.

    Raises:
        RuleError: it is none, or could take very long.

    >>> compiled("//p[")
    Traceback (most recent call last):
    cleanscrape.errors.RuleError: XPath '//p[': Invalid ...
    """
    _check(xpath)
    try:
        return etree.XPath(xpath)
    except etree.XPathError as error:
        raise RuleError(f"XPath {xpath!r}: {error}") from None


def _check(xpath: str) -> None:
    """Refuse an expression whose cost the estimate of `steps` does not bound.

    Raises:
        RuleError: the message says what to write instead.
    """
    bare = _STRING.sub("''", xpath)
    inner = [*_brackets(bare)]
    whole = _WHOLE.search(bare) or next(filter(None, map(_FROM_ROOT.search, inner)), None)
    if whole:
        raise RuleError(
            f"XPath {xpath!r}: {whole[0].strip()!r} searches the whole page for each element; "
            "use a path from the element, './/', or following-sibling::"
        )
    for inside in inner:
        parts = [inside] if "[" in inside else _BOTH.split(inside)
        if any(len(_DEEP.findall(part)) + len(_WIDE.findall(part)) > 1 for part in parts):
            raise RuleError(
                f"XPath {xpath!r}: [{inside}] searches within a search, which takes very long on a "
                "large page; write two rules, or name the element by its class"
            )


def _brackets(bare: str) -> Iterator[str]:
    """What stands in each pair of outer brackets."""
    depth = start = 0
    for at, sign in enumerate(bare):
        if sign == "[":
            start = start if depth else at + 1
            depth += 1
        elif sign == "]":
            depth -= 1
            if not depth:
                yield bare[start:at]


def is_bounded(xpath: str, root: etree._Element) -> bool:
    """Whether an expression takes at most `MAX_STEPS` steps on a page, by the estimate.

    Args:
        xpath: the expression.
        root: the page's tree.

    >>> from lxml import html
    >>> page = html.fromstring("<ul>" + "<li>" * 40_000)
    >>> is_bounded("//li", page), is_bounded("//li[preceding-sibling::li]", page)
    (True, False)
    """
    bare = _STRING.sub("''", xpath)
    # The first step of each path goes from the root, to every element once.
    deep = max(0, len(_DEEP.findall(bare)) - 1 - bare.count("|"))
    wide = len(_WIDE.findall(bare))
    if not deep + wide:
        return True
    elements = int(_number(compiled("count(/descendant::*)")(root)))
    if elements**2 * (deep + wide) <= MAX_STEPS:
        return True
    within, beside = _pairs(root)
    return elements + deep * within + wide * beside <= MAX_STEPS


def _number(value: Any) -> float:
    return float(value)


def _pairs(root: etree._Element) -> tuple[int, int]:
    """How many pairs of an element and one within it a page has, and how many of siblings."""
    depths = {root: 1}
    within = beside = 0
    for element in root.iter():
        depth = depths.pop(element)
        children = [*element]
        within += depth
        beside += len(children) ** 2 // 2
        depths.update(dict.fromkeys(children, depth + 1))
    return within, beside
