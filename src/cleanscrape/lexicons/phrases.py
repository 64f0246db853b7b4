"""Phrase lists with a lookup whose time does not depend on the number of phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

from .._speed import kernel

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 3


class Phrases:
    """Phrases of several categories, to find the category of a folded line.

    >>> phrases = Phrases({"share": ["share", "share on …"], "comments": ["{n} comments"]})
    >>> phrases.category("share on threads"), phrases.category("shares fell")
    ('share', None)

    Raises:
        ValueError: a phrase has no words, or has ``…`` anywhere but at one of its ends.
    """

    def __init__(self, categories: dict[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        self._suffixes: dict[str, str] = {}
        for category, lines in categories.items():
            for line in lines:
                if not line.strip("… ") or "…" in line[1:-1] or (line[0] == line[-1] == "…"):
                    raise ValueError(
                        f"{category}: a phrase needs words and '…' at one end at most: {line!r}"
                    )
                if line.endswith("…"):
                    self._prefixes.setdefault(line[:-1], category)
                elif line.startswith("…"):
                    self._suffixes.setdefault(line[1:], category)
                else:
                    self._exact.setdefault(line.rstrip(" :.!?"), category)
        self._prefix_groups = _group(self._prefixes, lambda prefix: prefix[:2])
        self._suffix_groups = _group(self._suffixes, lambda suffix: suffix[-1])
        self.last_words = frozenset(phrase.rpartition(" ")[2] for phrase in self._exact)
        """Last words of the whole phrases. A text with another last word ends with none of them."""

    def compiled(self) -> Phrases:
        """The same phrases, looked up by the kernel `scan` where there is one."""
        return self if _scan is None else self.by(_scan)

    def by(self, scan: Any) -> Phrases:
        """The same phrases, looked up by the kernel `scan`."""
        tables = self._exact, self._prefixes, self._suffixes
        groups = self._prefix_groups, self._suffix_groups
        return cast(Phrases, scan.Phrases(*tables, *groups, self.last_words))

    def exact(self, folded: str) -> str | None:
        """The category of the phrase that equals `folded`; None if there is none."""
        return self._exact.get(folded)

    def category(self, folded: str) -> str | None:
        """The category of the phrase that `folded` equals, begins with or ends with, else None."""
        if not folded:
            return None
        if folded in self._exact:
            return self._exact[folded]
        if prefix := self.head(folded):
            return self._prefixes[prefix]
        if suffix := self.tail(folded):
            return self._suffixes[suffix]
        return None

    def found(self, texts: Iterable[str]) -> dict[int, str]:
        """The category of each text that has one, by the text's number.

        >>> load("share").found(["it rained", "share on threads"])
        {1: 'share'}
        """
        categories = map(self.category, texts)
        return {number: category for number, category in enumerate(categories) if category}

    def rows(self, texts: Iterable[str], marks: str) -> list[int]:
        """The numbers of the texts all of whose words, without marks at their ends, are phrases.

        >>> load("share").rows(["facebook, pinterest", "pinterest and more", ""], ",")
        [0]
        """
        return [
            number
            for number, words in enumerate(map(str.split, texts))
            if words and all(word.strip(marks) in self._exact for word in words)
        ]

    def head(self, folded: str) -> str:
        """The longest phrase "… and so on" that `folded` begins with; ``""`` if there is none."""
        prefixes = self._prefix_groups.get(folded[:2]) or self._prefix_groups.get(folded[:1])
        if prefixes and folded.startswith(prefixes):
            return next(filter(folded.startswith, prefixes))
        return ""

    def is_head(self, folded: str) -> bool:
        """True where all of `folded` is the beginning that a phrase with ``…`` at its end names.

        >>> load("byline_prefix").is_head("by "), load("byline_prefix").is_head("by jo doe")
        (True, False)
        """
        return folded in self._prefixes

    def tail(self, folded: str) -> str:
        """The longest ending of a phrase with ``…`` in front that `folded` ends with, or ``""``."""
        suffixes = self._suffix_groups.get(folded[-1:])
        if suffixes and folded.endswith(suffixes):
            return next(filter(folded.endswith, suffixes))
        return ""


def _group(parts: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """The parts by their key, longest first, so that "more from …" wins over "more …"."""
    groups: dict[str, list[str]] = {}
    for part in sorted(parts, key=len, reverse=True):
        groups.setdefault(key(part), []).append(part)
    # A part of one character also belongs to the groups whose longer keys begin with it.
    return {
        name: (*found, *(part for part in groups.get(name[:1], ()) if len(part) < len(name)))
        for name, found in groups.items()
    }


@cache
def words(category: str, language: str | None = None) -> tuple[str, ...]:
    """The lines of a category, in one language or in all.

    >>> "and" in words("and", "en")
    True
    """
    from pathlib import Path  # late: nothing else in the package needs it

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
    """The phrases of these categories in all languages.

    A phrase of several categories belongs to the one that is named first.

    >>> load("share", "comments").category("{n} comments")
    'comments'
    """
    return Phrases({category: words(category) for category in categories}).compiled()


def _agrees(scan: Any) -> bool:
    phrases = Phrases({"share": ["share", "share on …", "… to share"], "more": ["m…"]})
    texts = ("", "share", "share on rain", "a page to share", "more", "rain")
    many = phrases.found(texts), phrases.rows(texts, ".")
    asked = ("exact", "category", "head", "is_head", "tail")
    fast = phrases.by(scan)
    return many == (fast.found(texts), fast.rows(texts, ".")) and all(
        [*map(getattr(fast, name), texts)] == [*map(getattr(phrases, name), texts)]
        for name in asked
    )


_scan = kernel("scan", _CONTRACT, _agrees)
