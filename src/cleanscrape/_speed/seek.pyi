from collections.abc import Iterable

CONTRACT: int
MOST_MEANINGS: int

class Seeker:
    def __init__(
        self,
        kinds: bytes,
        width: int,
        following: bytes,
        first: int,
        meanings: bytes,
        count: int,
    ) -> None: ...
    def __call__(self, texts: Iterable[str]) -> list[list[int]]: ...
