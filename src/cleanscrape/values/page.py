"""What is said of the whole article: who wrote it, and what kind of page it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from ..attributes import Pickled

Moment: TypeAlias = date | datetime  # a day, or a day and a time of it


@dataclass(frozen=True, slots=True)
class Byline(Pickled):
    """Who wrote the article: the line as it stood, and what it says.

    >>> Byline("By Jo Doe, City Editor", ("Jo Doe",), role="City Editor").authors
    ('Jo Doe',)
    """

    text: str
    authors: tuple[str, ...] = ()
    role: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class PageType(Pickled):
    """What kind of page it is.

    One of ``"article"``, ``"collection"``, ``"documentation"``, ``"forum"``, ``"listing"``,
    ``"product"`` and ``"service"``.

    Args:
        name: the likeliest kind.
        confidence: its probability, 0 to 1; those of the others are in `Article.evidence`.
    """

    name: str
    confidence: float
