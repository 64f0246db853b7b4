"""A page on one line, cut around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..document import Document
from ..lexicons import unspaced

_STARTS = 8  # words at the beginning of the page with one of which the headline begins
_HEAD = 400  # characters in which these words stand
_LEAST_WORDS = 4  # a name of a site has three words at most, nearly always
_LEAST_CHARS = 15
_LEAST_UNSPACED = 8  # characters of a headline in a script without blanks
_LONGEST = 300  # characters
_MOST = 40  # times that the headline is looked for
_WORD = re.compile(r"\S+")
_SUFFIX = re.compile(r" [|·•:-] [^|·•]*\Z")  # a site's name behind the headline
_GOES_ON = re.compile(r"[,;:…]")
_MARKS = " |-_:·•,"
# Typographers' and typewriters' marks are one here.
_PLAIN = str.maketrans("’‘“”„«»–—\u00a0", '\'\'"""""-- ')


class HeadlineSplitter:
    """Cut a page without line breaks around its headline: the words that the page begins with, as far as they come again.

    The text of a page begins with its title, as ``soup.get_text(" ")`` writes it, and the headline
    says it once more. The phrase is the headline on three of five pages of the developers' corpora
    (81 of 128 news pages, 462 of 793 web articles).

    Args:
        longest: a line of this many characters is still taken for a paragraph.

    >>> page = "The old bridge is open again | Gazette Home Sport The old bridge is open again It rained. It snowed."
    >>> edges = [*HeadlineSplitter(longest=10)(page)]
    >>> [page[start:end] for start, end in zip(edges[::2], edges[1::2])]
    ['The old bridge is open again', 'The old bridge is open again']
    """

    name = "headline"

    def __init__(self, longest: int = 600) -> None:
        self.longest = longest

    def suited(self, one_line: bool) -> HeadlineSplitter | None:
        """Itself for a page that has lost its line breaks; others are not cut."""
        return self if one_line else None

    def candidates(self, document: Document) -> list[int]:
        """The very long blocks."""
        return [
            index for index, text in enumerate(document.blocks.texts) if len(text) > self.longest
        ]

    def __call__(self, text: str) -> Iterable[int]:
        plain = text.translate(_PLAIN)
        starts = (word.start() for word in islice(_WORD.finditer(plain, 0, _HEAD), _STARTS))
        phrase = next(filter(_is_headline, (_repeated(plain, start) for start in starts)), None)
        if phrase:
            for start in _places(plain, phrase):
                yield start
                if not _GOES_ON.match(plain, start + len(phrase)):
                    yield start + len(phrase)


def _repeated(text: str, start: int) -> str:
    """What stands from `start` on, as far as it comes again in whole words; without the site's name where it comes without it too."""
    head = text[start : start + _LONGEST]
    ends = (_end(text, head, at) for at in _places(text, head[:_LEAST_UNSPACED], start + 1))
    phrase = head[: max(ends, default=0)].strip(_MARKS)
    short = _SUFFIX.sub("", phrase)
    return short if _is_headline(short) and text.count(short) > text.count(phrase) else phrase


def _end(text: str, head: str, at: int) -> int:
    """How many characters of `head` stand at `at` too; a word that is whole at one of the places only is left out."""
    end = next(
        (end for end, char in enumerate(head) if text[at + end : at + end + 1] != char), len(head)
    )
    while end and not (_ends_word(head, end) and _ends_word(text, at + end)):
        end -= 1
    return end


def _ends_word(text: str, end: int) -> bool:
    return (
        end >= len(text)
        or not (text[end - 1].isalnum() and text[end].isalnum())
        or bool(unspaced().match(text[end - 1]))
    )


def _places(text: str, phrase: str, start: int = 0) -> Iterator[int]:
    """Where a phrase stands, for a number of times."""
    for _ in range(_MOST):
        start = text.find(phrase, start)
        if start < 0:
            return
        yield start
        start += len(phrase)


def _is_headline(phrase: str) -> bool:
    if unspaced().search(phrase):
        return len(phrase) >= _LEAST_UNSPACED
    return len(phrase) >= _LEAST_CHARS and phrase.count(" ") >= _LEAST_WORDS - 1
