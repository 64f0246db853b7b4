"""What type of page it is.

It is told by a multinomial logistic regression over the features of the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .characters import Floats


@dataclass(frozen=True, slots=True, eq=False)
class PageTypeModel:
    """The model: a regression over the features of a page.

    Args:
        types: the types of page.
        names: of the features.
        weights: a row for each feature, a column for each type.
        bias: a number for each type.

    >>> page_type = PageTypeModel(
    ...     ("article", "forum"), ("replies",), np.array([[0.0, 2.0]]), np.array([1.0, 0.0])
    ... )
    >>> {
    ...     name: round(chance, 2)
    ...     for name, chance in page_type(("replies",), np.array([2.0])).items()
    ... }
    {'article': 0.05, 'forum': 0.95}
    """

    types: tuple[str, ...]
    names: tuple[str, ...]
    weights: Floats
    bias: Floats

    def __call__(self, names: tuple[str, ...], values: Floats) -> dict[str, float]:
        """The probability of each type.

        Features are matched by name; unknown ones are ignored.
        """
        if names != self.names:
            known = dict(zip(names, values.tolist()))
            values = np.array([known.get(name, 0.0) for name in self.names])
        logits = values @ self.weights + self.bias
        chances = np.exp(logits - logits.max())
        return dict(zip(self.types, (chances / chances.sum()).tolist()))
