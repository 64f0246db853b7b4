"""Phrase lists, looked up in time that does not depend on how many phrases there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
        self._opening: dict[str, str] = {}
        self._ending: dict[str, str] = {}
        for category, lines in categories.items():
            for line in lines:
                if not line.strip("… ") or "…" in line[1:-1] or (line[0] == line[-1] == "…"):
                    raise ValueError(
                        f"{category}: '…' must be at one end of a phrase with words, not {line!r}"
                    )
                if line.endswith("…"):
                    self._opening.setdefault(line[:-1], category)
                elif line.startswith("…"):
                    self._ending.setdefault(line[1:], category)
                else:
                    self._exact.setdefault(line.rstrip(" :.!?"), category)
        self._heads = _grouped(self._opening, lambda head: head[:2])
        self._tails = _grouped(self._ending, lambda tail: tail[-1])
        self.last_words = frozenset(phrase.rpartition(" ")[2] for phrase in self._exact)
        """The words that the whole phrases end with: a text that ends with another one ends with no whole phrase."""

    def exact(self, folded: str) -> str | None:
        """The category of which `folded` is a whole phrase."""
        return self._exact.get(folded)

    def category(self, folded: str) -> str | None:
        """The category of the phrase that `folded` is, begins with or ends with; None if there is none."""
        if not folded:
            return None
        if folded in self._exact:
            return self._exact[folded]
        heads = self._heads.get(folded[:2]) or self._heads.get(folded[0])
        if heads and folded.startswith(heads):
            return self._opening[next(filter(folded.startswith, heads))]
        tails = self._tails.get(folded[-1])
        return (
            self._ending[next(filter(folded.endswith, tails))]
            if tails and folded.endswith(tails)
            else None
        )

    def head(self, folded: str) -> str:
        """The longest beginning of `folded` that is one of the phrases' beginnings; ``""`` if there is none."""
        heads = self._heads.get(folded[:2]) or self._heads.get(folded[:1])
        return next(filter(folded.startswith, heads)) if heads and folded.startswith(heads) else ""

    def is_head(self, folded: str) -> bool:
        """True for what is, as a whole, one of the phrases' beginnings.

        >>> load("byline_prefix").is_head("by "), load("byline_prefix").is_head("by jo doe")
        (True, False)
        """
        return folded in self._opening

    def tail(self, folded: str) -> str:
        """The longest ending of `folded` that is one of the phrases' endings; ``""`` if there is none."""
        tails = self._tails.get(folded[-1:])
        return next(filter(folded.endswith, tails)) if tails and folded.endswith(tails) else ""


def _grouped(parts: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """The parts by what a text must have in common with them; the longest come first, so that "more from …" beats "more …"."""
    groups: dict[str, list[str]] = {}
    for part in sorted(parts, key=len, reverse=True):
        groups.setdefault(key(part), []).append(part)
    # A part that is shorter than other groups' keys belongs to these groups too.
    return {
        name: (*found, *(part for part in groups.get(name[:1], ()) if len(part) < len(name)))
        for name, found in groups.items()
    }


@cache
def words(category: str, language: str | None = None) -> tuple[str, ...]:
    """The lines of a category, of one language or of all.

    >>> "and" in words("and", "en")
    True
    """
    from pathlib import Path  # late: nothing else of the package needs it

    folder = Path(__file__).parent / category
    paths = [folder / f"{language}.txt"] if language else sorted(folder.glob("*.txt"))
    lines = [
        line
        for path in paths
        if path.exists()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


@cache
def load(*categories: str) -> Phrases:
    """The phrases of these categories in all languages; where two hold the same phrase, the earlier category wins."""
    return Phrases({category: words(category) for category in categories})
