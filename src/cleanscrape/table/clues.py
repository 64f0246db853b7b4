r"""What several parts look for in all blocks of a page: the kernel `seek` does so in one pass.

A `Clue` is a pattern, or some words. Its runs are a few characters in a row of which each match
holds one: the kernel finds these, and only the blocks that have one are searched. Where there is no
kernel, the page is searched as a whole.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from .._speed import kernel
from . import BlockTable, derived
from .machine import Place, Runs, machine_of
from .search import found_in, holding, matching

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 1
_Seeker: TypeAlias = Callable[[Sequence[str]], list[list[int]]]

DIGIT: Place = re.compile(r"\d+")
LETTER: Place = re.compile(r"[^\W\d_]+")
BLANK: Place = re.compile(r"\s+")


class Clue(ABC):
    """What is looked for in all blocks of a page at once.

    Args:
        runs: of characters; a text that has it holds at least one of them.
    """

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self._number = len(_CLUES)
        _CLUES.append(self)

    @abstractmethod
    def find(self, table: BlockTable) -> frozenset[int]:
        """`blocks`, found by a search of the whole page: the definition."""

    @abstractmethod
    def holds(self, text: str) -> bool:
        """True for a text that has it."""

    def blocks(self, table: BlockTable) -> frozenset[int]:
        """The indices of the blocks that have it."""
        if _seek is None:
            return self.find(table)
        known = _known(table)
        if self not in known:
            texts = table.texts
            known[self] = frozenset(at for at in self.likely(table) if self.holds(texts[at]))
        return known[self]

    def likely(self, table: BlockTable) -> Sequence[int]:
        """The blocks that hold a run of it, as the kernel finds them."""
        seen = _seen(table)
        if len(seen) <= self._number:  # made since this page was looked through
            seen[:] = _seeker(_seek, len(_CLUES))(table.texts)
        return seen[self._number]


class PatternClue(Clue):
    """A match of a pattern.

    Args:
        pattern: it, or what gives it late.
        runs: see `Clue`.

    >>> from cleanscrape.testing import build
    >>> sorted(PatternClue(re.compile("[(].*"), ["("]).blocks(build("Rain", "Rain (1)").blocks))
    [1]
    """

    def __init__(
        self, pattern: re.Pattern[str] | Callable[[], re.Pattern[str]], runs: Runs
    ) -> None:
        super().__init__(runs)
        self._pattern = pattern

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is looked for."""
        return self._pattern if isinstance(self._pattern, re.Pattern) else self._pattern()

    def find(self, table: BlockTable) -> frozenset[int]:
        return matching(table, self.pattern)

    def holds(self, text: str) -> bool:
        return self.pattern.search(text) is not None


class WordClue(Clue):
    """One of some words, which are given in small letters; the text may have capitals.

    >>> from cleanscrape.testing import build
    >>> sorted(WordClue(("rain",)).blocks(build("Rain", "Snow").blocks))
    [0]
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__([[*map(_cases, word[:_LONGEST])] for word in words])
        self._words = words

    def find(self, table: BlockTable) -> frozenset[int]:
        return holding(table, self._words)

    def holds(self, text: str) -> bool:
        return any(map(text.lower().__contains__, self._words))


def with_any(table: BlockTable, wanted: Sequence[int], clues: Sequence[PatternClue]) -> set[int]:
    r"""Those of some blocks that have one of these clues.

    >>> from cleanscrape.testing import build
    >>> digit = PatternClue(re.compile(r"\d.*"), [[DIGIT]])
    >>> with_any(build("Rain in 2024", "Rain", "3 May").blocks, [1, 2], [digit])
    {2}
    """
    texts = table.texts
    if _seek is None:
        found = found_in([texts[index] for index in wanted], [clue.pattern for clue in clues])
        return {wanted[place] for place in found}
    among = set(wanted)
    return {
        index
        for clue in clues
        for index in among.intersection(clue.likely(table))
        if clue.holds(texts[index])
    }


_CLUES: list[Clue] = []  # all that there are: each module makes its own when it is imported


def _cases(small: str) -> str:
    """The characters of which this small letter is made, alone or with an accent behind it."""
    return "".join(one for one in (small, small.upper(), *_UNUSUAL) if small in one.lower())


_LONGEST = 4  # characters of a word that the kernel looks for: more would make more states
_UNUSUAL = "\u0130\u1e9e\u2126\u212a\u212b"  # capitals that `str.upper` makes of no small letter


@derived
def _known(_table: BlockTable) -> dict[Clue, frozenset[int]]:
    return {}


@derived
def _seen(_table: BlockTable) -> list[Sequence[int]]:
    """For each clue the blocks that hold a run of it; filled when the first clue is asked for."""
    return []


@lru_cache(maxsize=1)
def _seeker(seek: Any, count: int) -> _Seeker:
    """What looks for the first `count` clues.

    Made late: when the first page needs it, all modules have been imported.
    """
    made: _Seeker = seek.Seeker(*machine_of([clue.runs for clue in _CLUES[:count]]))
    return made


def _agrees(seek: Any) -> bool:
    runs: list[Runs] = [[("1", "9", DIGIT)], [("b", "Yy", " "), "("]]
    find = seek.Seeker(*machine_of(runs, 128))
    return bool(find(["1199", "by Jo (9", "1 9", "b (", ""]) == [[0], [1, 3]])


_seek = kernel("seek", _CONTRACT, _agrees)
