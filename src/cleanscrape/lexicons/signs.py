"""Signs that a text may have something in it: words that are looked for all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .._speed import kernel
from .fold import caseless

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 1
_WORD = re.compile(r"[\w=-]+")


class Words:
    """Words to look for in many texts.

    Args:
        words: none of them empty.

    >>> Words(["logo", "icon"])(["The icon", "An Icon", "Our logos"])
    [0, 2]
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._given, self._pattern = words, re.compile(choice(words))

    def compiled(self) -> Callable[[Sequence[str]], list[int]]:
        """The same, by the kernel `words` where there is one."""
        return self if _words is None else self.by(_words)

    def by(self, words: Any) -> Callable[[Sequence[str]], list[int]]:
        """The same, by the kernel `words`."""
        made: Callable[[Sequence[str]], list[int]] = words.Words(self._given)
        return made

    def __call__(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the texts that hold a word."""
        return [number for number, text in enumerate(texts) if self._pattern.search(text)]


class Signs:
    """Words that count in some places of a text, which is looked at in small letters.

    Args:
        free: words that count at any place.
        bound: words that count at the beginning of a text, behind one of `stops` and blanks, and,
            in a text with a colon, at any place.
        stops: characters.
        last: words that count as the last one. Such a word is made of letters, digits and ``_=-``.
        tails: what counts at the end of a text.
        trailing: characters at the end that do not count.
        most: of a longer text, so many characters at its end are looked at.

    >>> signs = Signs(["©"], ["photo"], ".", ["reuters"], (), " )", most=100)
    >>> signs(["A road. Photo Jo Roe", "A photo", "By Reuters )", "Photo", "© Jo Roe"])
    [0, 2, 3, 4]
    """

    def __init__(
        self,
        free: Sequence[str],
        bound: Sequence[str],
        stops: str,
        last: Iterable[str],
        tails: tuple[str, ...],
        trailing: str,
        most: int,
    ) -> None:
        self._last, self._tails, self._trailing = frozenset(last), tails, trailing
        self._most = most
        self._given = (free, bound, stops, self._last, tails, trailing, caseless, most)
        self._free, self._bound = re.compile(choice(free)), re.compile(choice(bound))
        before = rf"(?:\A|[{re.escape(stops)}])" if stops else r"\A"
        self._stopped = re.compile(rf"{before}\s*(?:{choice(bound)})")

    def compiled(self) -> Callable[[Sequence[str]], list[int]]:
        """The same, by the kernel `words` where there is one."""
        return self if _words is None else self.by(_words)

    def by(self, words: Any) -> Callable[[Sequence[str]], list[int]]:
        """The same, by the kernel `words`."""
        free, bound, *rest = self._given
        made: Callable[[Sequence[str]], list[int]] = words.Signs(
            words.Words(free), words.Words(bound), *rest
        )
        return made

    def __call__(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the texts that have a sign."""
        return [
            number
            for number, text in enumerate(texts)
            if self._is_in(caseless(text[-self._most :]))
        ]

    def _is_in(self, text: str) -> bool:
        bound = self._bound if ":" in text else self._stopped
        return bool(bound.search(text) or self._free.search(text) or self._ends(text))

    def _ends(self, text: str) -> bool:
        end = text.rstrip(self._trailing)
        words = _WORD.findall(end.rpartition(" ")[2])
        return end.endswith(self._tails) or not self._last.isdisjoint(words[-1:])


def choice(words: Iterable[str]) -> str:
    """A pattern of the shortest of these words, in groups by their first letter.

    At most places few of a hundred alternatives are tried.
    """
    tails: dict[str, list[str]] = {}
    for first, tail in ((word[0], word[1:]) for word in sorted(words, key=len)):
        if not any(map(tail.startswith, tails.setdefault(first, []))):
            tails[first].append(tail)
    # a pattern that never matches, where there are no words
    return (
        "|".join(
            f"{re.escape(first)}(?:{'|'.join(map(re.escape, rest))})"
            for first, rest in tails.items()
        )
        or r"(?!)"
    )


_EXAMPLE = Signs(["©"], ["photo"], ".", ["ap"], ("via",), " )", 20)


def _agrees(words: Any) -> bool:
    texts = ("", "a road. photo", "a photo", "A Photo:", "© Jo", "by ap )", "jo ap roe", "novia")
    return _EXAMPLE.by(words)(texts) == _EXAMPLE(texts)


_words = kernel("words", _CONTRACT, _agrees)
