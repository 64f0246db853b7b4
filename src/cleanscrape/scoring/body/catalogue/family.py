"""Families of features, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Family(NamedTuple):
    """Features that describe the same thing.

    Args:
        label: what `Article.why` calls it; `{}` stands for the placeholder of the entry's name.
        module: where they are computed, in `cleanscrape.scoring.body`.
        features: each name, and what its value is. `{}` in a name stands for another feature, a
            tag, a label or a number.
        shown: the feature whose value is shown with the label, or None.
    """

    label: str
    module: str
    features: Mapping[str, str]
    shown: str | None = None
