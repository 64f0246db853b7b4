from collections.abc import Iterable, Sequence

CONTRACT: int
KINDS: tuple[str, ...]
NAMES: int
ASK_NAMES: int
ASK_CUE: int
ASK_LATE: int
BULLETED: int
ASK_BULLETED: int
ASK_LATER_CUE: int

class Signs:
    def __init__(
        self,
        kinds: bytes,
        lower: bytes,
        uncased: tuple[tuple[int, int], tuple[int, int]],
        particles: Iterable[str],
        agencies: Iterable[str],
        cues: Iterable[str],
        late: Iterable[str],
        most: tuple[int, int, int, int, int],
    ) -> None: ...
    def __call__(self, texts: Sequence[str]) -> bytes: ...
