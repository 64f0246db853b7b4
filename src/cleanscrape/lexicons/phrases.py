"""Phrase lists, looked up in time that does not depend on how many phrases there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache


class Phrases:
    """Phrases of some categories: which category a folded line belongs to.

    >>> phrases = Phrases({"share": ["share", "share on …"], "comments": ["{n} comments"]})
    >>> phrases.category("share on threads"), phrases.category("{n} comments"), phrases.category("shares fell")
    ('share', 'comments', None)

    Raises:
        ValueError: a phrase is empty, or has ``…`` anywhere but at one of its ends.
    """

    def __init__(self, categories: dict[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        heads: dict[str, list[tuple[str, str]]] = {}
        tails: dict[str, list[tuple[str, str]]] = {}
        for category, lines in categories.items():
            for line in lines:
                if not line.strip("… ") or "…" in line[1:-1] or (line[0] == line[-1] == "…"):
                    raise ValueError(f"{category}: '…' must be at one end of a phrase with words, not {line!r}")
                if line.endswith("…"):
                    head = line[:-1]
                    heads.setdefault(head[0], []).append((head, category))
                elif line.startswith("…"):
                    tail = line[1:]
                    tails.setdefault(tail[-1], []).append((tail, category))
                else:
                    self._exact.setdefault(line.rstrip(" :.!?"), category)
        # The longest comes first, so that "more from …" beats "more …".
        self._heads = {char: sorted(found, key=lambda pair: -len(pair[0])) for char, found in heads.items()}
        self._tails = {char: sorted(found, key=lambda pair: -len(pair[0])) for char, found in tails.items()}
        self._head_strings = {char: tuple(head for head, _ in found) for char, found in self._heads.items()}

    def exact(self, folded: str) -> str | None:
        """The category of which `folded` is a whole phrase."""
        return self._exact.get(folded)

    def category(self, folded: str) -> str | None:
        """The category of the phrase that `folded` is, begins with or ends with; None if there is none."""
        if not folded:
            return None
        if folded in self._exact:
            return self._exact[folded]
        heads = self._head_strings.get(folded[0])
        if heads and folded.startswith(heads):
            return next(category for head, category in self._heads[folded[0]] if folded.startswith(head))
        for tail, category in self._tails.get(folded[-1], ()):
            if folded.endswith(tail):
                return category
        return None

    def head(self, folded: str) -> str:
        """The longest beginning of `folded` that is one of the phrases' beginnings; ``""`` if there is none."""
        heads = self._head_strings.get(folded[:1])
        if heads and folded.startswith(heads):
            return next(head for head, _ in self._heads[folded[0]] if folded.startswith(head))
        return ""

    def tail(self, folded: str) -> str:
        """The longest ending of `folded` that is one of the phrases' endings; ``""`` if there is none."""
        return next((tail for tail, _ in self._tails.get(folded[-1:], ()) if folded.endswith(tail)), "")


@cache
def words(category: str, language: str | None = None) -> tuple[str, ...]:
    """The lines of a category, of one language or of all.

    >>> "and" in words("and", "en")
    True
    """
    from pathlib import Path  # late: nothing else of the package needs it

    folder = Path(__file__).parent / category
    paths = [folder / f"{language}.txt"] if language else sorted(folder.glob("*.txt"))
    lines = [line for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


@cache
def load(*categories: str) -> Phrases:
    """The phrases of these categories in all languages; where two hold the same phrase, the earlier category wins."""
    return Phrases({category: words(category) for category in categories})
