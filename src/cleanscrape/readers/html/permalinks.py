"""Permalinks: the signs beside headings, terms and captions that lead to these themselves."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from ...patterns.tags import HEADINGS
from .rewrite import APART, rename

_TITLES = (*sorted(HEADINGS), "dt", "caption", "figcaption")
SIGNS = frozenset({"¶", "#", "§", "🔗", "⚓", "∞", "\uf0c1"})
_MAX_LINKS = 20  # of one heading
_MAX_TEXTS = 3  # of one permalink


def set_permalinks_apart(links: Iterable[etree._Element]) -> bool:
    """Make permalinks `APART` elements, so that a heading's text is what its author wrote.

    Args:
        links: the page's links that may be permalinks, which are changed.

    Returns:
        Whether there were any.
    """
    headings = dict.fromkeys(
        outer
        for link in links
        if _says_nothing(link)
        for outer in reversed([*link.iterancestors(*_TITLES)])
    )
    found = False
    for element in headings:
        for link in [*islice(element.iter("a"), _MAX_LINKS)]:
            if "#" in (link.get("href") or "") and _says_nothing(link):
                rename(link, APART)
                found = True
    return found


def _says_nothing(link: etree._Element) -> bool:
    texts = [str(text).strip() for text in islice(link.itertext(), _MAX_TEXTS)]
    return len(texts) < _MAX_TEXTS and "".join(texts) in SIGNS
