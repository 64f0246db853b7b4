from collections.abc import Callable, Iterable

CONTRACT: int

class Words:
    initials: str
    def __init__(self, words: Iterable[str]) -> None: ...
    def __call__(self, texts: Iterable[str]) -> list[int]: ...

class Signs:
    def __init__(
        self,
        free: Words,
        bound: Words,
        stops: str,
        last: Iterable[str],
        tails: tuple[str, ...],
        trailing: str,
        fold: Callable[[str], str],
        most: int,
    ) -> None: ...
    def __call__(self, texts: Iterable[str]) -> list[int]: ...

def repeated(texts: Iterable[str], asked: Iterable[int], size: int) -> list[int]: ...
