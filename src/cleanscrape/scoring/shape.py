"""What the words of each block look like, computed once a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Document
from ..lexicons import fold, strip_marks
from ..patterns.sentences import count_words, ends_sentence


class Shapes(NamedTuple):
    """Columns over a document's blocks.

    Args:
        words: see `count_words`.
        ends: whether the block ends as a sentence does.
        folded: the folded text of short blocks, ``""`` for long ones.
        prose: the words of blocks that read like running text, 0 for others.
    """

    words: tuple[float, ...]
    ends: tuple[bool, ...]
    folded: tuple[str, ...]
    prose: tuple[float, ...]


# A block is prose from 8 words where it ends a sentence, from 25 where it does not: the rule of the research notes' best baseline.
SENTENCE_WORDS = 8
LONG_WORDS = 25
_PAUSE = re.compile(r"[,;:.!?…、，。！？；：؛،।]")
_FOLD_LIMIT = 200  # characters; the lexicons hold no longer phrase


def shapes(document: Document) -> Shapes:
    r"""The shapes of the document's blocks.

    >>> from cleanscrape import read
    >>> shapes(read("Share\nThe river rose in the night.")).words
    (1.0, 6.0)
    """
    found = document.memo.get("shapes")
    if found is None:
        texts = document.texts
        words = tuple(map(count_words, texts))
        ends = tuple(map(ends_sentence, texts))
        found = document.memo["shapes"] = Shapes(
            words,
            ends,
            tuple(fold(text) if len(text) <= _FOLD_LIMIT else "" for text in texts),
            tuple(
                count if (end and count >= SENTENCE_WORDS) or (count >= LONG_WORDS and _flows(text)) else 0.0
                for text, count, end in zip(texts, words, ends)
            ),
        )
    result: Shapes = found
    return result


def plain(document: Document) -> tuple[str, ...]:
    """The blocks' texts without case, accents and punctuation (`strip_marks`), for comparing them."""
    found = document.memo.get("plain")
    if found is None:
        found = document.memo["plain"] = tuple(map(strip_marks, document.texts))
    result: tuple[str, ...] = found
    return result


def _flows(text: str) -> bool:
    """False for a long row of menu items: nearly all of its words begin with a capital, and it has no pause."""
    tokens = text.split()
    lower = sum(1 for token in tokens if token[0].islower())
    if lower * 10 >= len(tokens) * 4:
        return True
    return lower * 10 >= len(tokens) * (2 if text.upper() != text.lower() else 0) and len(_PAUSE.findall(text)) * 40 >= len(text) / 6
