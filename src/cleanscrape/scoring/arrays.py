"""Columns of a page as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .kernel import compiled


@compiled
def floats(values: Sequence[float]) -> NDArray[np.floating[Any]]:
    """An array of numbers.

    >>> floats((1, True, 0.5)).tolist()
    [1.0, 1.0, 0.5]
    """
    return np.array(values, dtype=np.float64)


@compiled
def integers(values: Sequence[int]) -> NDArray[np.int64]:
    """An array of whole numbers.

    >>> integers((-1, 0)).tolist()
    [-1, 0]
    """
    return np.array(values, dtype=np.int64)
