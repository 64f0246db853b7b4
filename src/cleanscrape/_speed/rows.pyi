from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

CONTRACT: int
NAMES: Mapping[str, int]

class Program:
    def __init__(
        self,
        steps: NDArray[np.int64],
        counts: tuple[int, int, int, int, int],
        constants: NDArray[np.float64],
    ) -> None: ...
    def __call__(
        self,
        inputs: NDArray[np.floating[Any]],
        figures: NDArray[np.floating[Any]],
        results: NDArray[np.floating[Any]],
    ) -> None: ...
