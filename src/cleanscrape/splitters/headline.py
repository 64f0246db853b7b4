"""Cut a page without line breaks around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..document import Document
from ..lexicons import unspaced

_MAX_STARTS = 8  # words of the page at which the headline may begin
_MAX_START_CHARS = 400  # the length in which these words are looked for
_MIN_WORDS = 4  # the name of a site has nearly always three words at most
_MIN_CHARS = 15
_MIN_UNSPACED_CHARS = 8  # of a headline in a script without spaces
_MAX_CHARS = 300
_MAX_PLACES = 40  # at which the headline is looked for
_WORD = re.compile(r"\S+")
_SITE_SUFFIX = re.compile(r" [|·•:-] [^|·•]*\Z")
_CONTINUES = re.compile(r"[,;:…]")
_MARKS = " |-_:·•,"
# Curly and straight marks compare equal.
_STRAIGHT = str.maketrans("’‘“”„«»–—\u00a0", '\'\'"""""-- ')


class HeadlineSplitter:
    """Cut a page without line breaks around its headline.

    The headline is the phrase near the beginning of the page that is repeated later. The text of a
    page begins with its title, as ``soup.get_text(" ")`` writes it, and the headline repeats it.
    The phrase is the headline on three of five pages of the developers' corpora (81 of 128 news
    pages, 462 of 793 web articles).

    Args:
        max_chars: a line of this length is still one paragraph.

    >>> page = "The old bridge is open again | Gazette Home The old bridge is open again It rained."
    >>> edges = [*HeadlineSplitter(max_chars=10)(page)]
    >>> [page[start:end] for start, end in zip(edges[::2], edges[1::2])]
    ['The old bridge is open again', 'The old bridge is open again']
    """

    name = "headline"

    def __init__(self, max_chars: int = 600) -> None:
        self.max_chars = max_chars

    def suited(self, one_line: bool) -> HeadlineSplitter | None:
        """Itself for a page that has lost its line breaks; others are not cut."""
        return self if one_line else None

    def candidates(self, document: Document) -> list[int]:
        """The very long blocks."""
        texts = document.blocks.texts
        return [index for index, text in enumerate(texts) if len(text) > self.max_chars]

    def __call__(self, text: str) -> Iterable[int]:
        plain = text.translate(_STRAIGHT)
        words = islice(_WORD.finditer(plain, 0, _MAX_START_CHARS), _MAX_STARTS)
        phrases = (_repeated_phrase(plain, word.start()) for word in words)
        phrase = next(filter(_is_headline, phrases), None)
        if phrase:
            for start in _places(plain, phrase):
                yield start
                if not _CONTINUES.match(plain, start + len(phrase)):
                    yield start + len(phrase)


def _repeated_phrase(text: str, start: int) -> str:
    """The longest phrase at `start` that is repeated later, in whole words.

    Where the phrase without the site's name is more frequent, that name is left out.
    """
    head = text[start : start + _MAX_CHARS]
    places = _places(text, head[:_MIN_UNSPACED_CHARS], start + 1)
    sizes = (_common_size(text, head, place) for place in places)
    phrase = head[: max(sizes, default=0)].strip(_MARKS)
    short = _SITE_SUFFIX.sub("", phrase)
    return short if _is_headline(short) and text.count(short) > text.count(phrase) else phrase


def _common_size(text: str, head: str, at: int) -> int:
    """How many characters of `head` are also at `at`, up to the end of a word in both places."""
    differing = (end for end, char in enumerate(head) if text[at + end : at + end + 1] != char)
    end = next(differing, len(head))
    while end and not (_ends_word(head, end) and _ends_word(text, at + end)):
        end -= 1
    return end


def _ends_word(text: str, end: int) -> bool:
    if end >= len(text) or not (text[end - 1].isalnum() and text[end].isalnum()):
        return True
    return unspaced().match(text[end - 1]) is not None


def _places(text: str, phrase: str, start: int = 0) -> Iterator[int]:
    """The first offsets of a phrase."""
    for _ in range(_MAX_PLACES):
        start = text.find(phrase, start)
        if start < 0:
            return
        yield start
        start += len(phrase)


def _is_headline(phrase: str) -> bool:
    if unspaced().search(phrase):
        return len(phrase) >= _MIN_UNSPACED_CHARS
    return len(phrase) >= _MIN_CHARS and phrase.count(" ") >= _MIN_WORDS - 1
