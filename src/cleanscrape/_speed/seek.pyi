from collections.abc import Iterable

CONTRACT: int
KINDS: int
WIDTH: int
MOST_NUMBERS: int

class Seeker:
    def __init__(
        self,
        kinds: bytes,
        taken: bytes,
        starts: bytes,
        ends: bytes,
        meanings: bytes,
        count: int,
    ) -> None: ...
    def __call__(self, texts: Iterable[str]) -> list[list[int]]: ...
