"""The ends of titles that may be the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document

_SEPARATOR = re.compile(r"\s[-–—|·•:«»/_]{1,3}\s|[|_｜﹣－—]|\s?::\s?")
_MOST = 3  # separators of a title that are looked at, from either end
_LONGEST = 300  # characters of a title that is looked at


def parts(title: str) -> Iterator[tuple[str, str]]:
    """Ways to cut a title in two at a separator: what is left, and what is cut off.

    >>> [*parts("Rain in the valley - Local - The Paper")]
    [('Rain in the valley', 'end - local - the paper'),
     ('Rain in the valley - Local', 'end - the paper'),
     ('Local - The Paper', 'start rain in the valley - '),
     ('The Paper', 'start rain in the valley - local - ')]
    """
    cuts = [*_SEPARATOR.finditer(title[:_LONGEST])]
    for cut in cuts[-_MOST:]:
        yield title[: cut.start()].strip(), "end" + title[cut.start() :].casefold()
    for cut in cuts[:_MOST]:
        yield title[cut.end() :].strip(), "start " + title[: cut.end()].casefold()


def affixes(document: Document) -> set[str]:
    """The beginnings and ends of the titles that a page has in its metadata or its first lines."""
    titles = {
        claim.value for claim in document.claims if claim.field == "title" and claim.value
    } | {text for text, tag in zip(document.blocks.texts, document.blocks.tags) if tag == "title"}
    return {cut for title in titles for _, cut in parts(str(title))}
