"""What each feature of the body's scorer means, by families.

`Article.why` and the documentation read it.

A test compares the catalogue with the columns that the code computes and with the weights that
ship.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import around, block, page
from .family import Family

__all__ = ["FAMILIES", "Entry", "Family", "entry"]

FAMILIES = (*block.FAMILIES, *around.FAMILIES, *page.FAMILIES)


class Entry(NamedTuple):
    """The entry of a feature in the catalogue.

    Args:
        label: what `Article.why` calls its family; ``""`` for features of the whole page.
        family: its family.
        name: its name there, which may have a placeholder.
    """

    label: str
    family: Family
    name: str

    @property
    def doc(self) -> str:
        """What the feature's value is."""
        return self.family.features[self.name]


@lru_cache(maxsize=2_048)
def entry(feature: str) -> Entry:
    """The entry of a feature: of the names that match, the most specific one.

    Raises:
        KeyError: the catalogue does not know the feature.

    >>> found = entry("hint footer length")
    >>> found.label, found.doc
    ('footer', 'its length, where the markup around calls it this')
    """
    for pattern, family, name in _entries():
        if match := pattern.fullmatch(feature):
            return Entry(family.label.format(*match.groups()), family, name)
    raise KeyError(f"no family has the feature {feature!r}")


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(name).replace(r"\{\}", "(.{1,40})"))


@lru_cache(maxsize=1)  # late: only who asks for reasons needs so many patterns
def _entries() -> list[tuple[re.Pattern[str], Family, str]]:
    return sorted(
        ((_pattern(name), family, name) for family in FAMILIES for name in family.features),
        key=lambda one: (one[2].count("{}"), -len(one[2])),
    )
