from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

CONTRACT: int
BLANK: int
UNSPACED: int
MARK: int
CLOSER: int
ASK: int
EDGE: int
START: int
TWIN: int
UNKNOWN: int
BETWEEN: int

def shapes(
    texts: Sequence[str],
    table: bytes,
    count_words: Callable[[str], float],
    few: int,
    closers: int,
) -> tuple[list[float], list[bool]]: ...

class Fold:
    def __init__(
        self,
        lower: str,
        kinds: bytes,
        ask: Callable[[str], str],
        twin: Callable[[str], str],
    ) -> None: ...
    def __call__(self, text: str) -> str: ...

class Plain:
    def __init__(self, table: bytes, twin: Callable[[str], str]) -> None: ...
    def __call__(self, text: str) -> str: ...

class Phrases:
    last_words: frozenset[str]
    def __init__(
        self,
        exact: dict[str, str],
        prefixes: dict[str, str],
        suffixes: dict[str, str],
        heads: dict[str, tuple[str, ...]],
        tails: dict[str, tuple[str, ...]],
        last_words: frozenset[str],
    ) -> None: ...
    def exact(self, folded: str) -> str | None: ...
    def category(self, folded: str) -> str | None: ...
    def found(self, texts: Iterable[str]) -> dict[int, str]: ...
    def rows(self, texts: Iterable[str], marks: str) -> list[int]: ...
    def head(self, folded: str) -> str: ...
    def is_head(self, folded: str) -> bool: ...
    def tail(self, folded: str) -> str: ...

class Characters:
    def __init__(
        self,
        kinds: bytes,
        lower: bytes,
        counted: tuple[int, ...],
        bits: tuple[int, int, int, int],
        powers: bytes,
        long: tuple[int, int],
        syllables: int,
    ) -> None: ...
    def __call__(
        self,
        texts: list[str],
        counts: NDArray[np.float64],
        first: NDArray[np.int64],
        last: NDArray[np.int64],
    ) -> tuple[bytes, bytes]: ...
