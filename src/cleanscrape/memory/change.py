"""One thing of a site that is not as it was, and from where on a difference is one."""

from __future__ import annotations

from dataclasses import dataclass

CHANCE = 0.008
"""The probability below which a difference of shares is none of chance."""

ERRORS = 2.6
"""The standard errors from which a difference of figures is none."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something of a site that is not as it was.

    Args:
        what: ``"body container"``, ``"title"``, ``"byline"``, ``"date"`` (where they are found),
            ``"body parts"`` (containers that hold some of it), ``"template"`` (the lines that most
            pages share), ``"order"`` (whether these stand above or below the body),
            ``"containers"`` (which most pages have), ``"known template"`` and ``"known
            containers"`` (how much of a page the earlier crawl knows), ``"metadata"`` (the sources
            of fields, and what titles end with), ``"body length"``, ``"body share"`` (of the
            page's blocks), ``"confidence"``, or the confidence in a field: ``"title confidence"`` …
        before: what it was, as a text.
        after: what it is.
        effect: how large the change is, 0 to 1.
    """

    what: str
    before: str
    after: str
    effect: float
