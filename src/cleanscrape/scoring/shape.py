"""What the words of each block look like, computed once a document."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Document
from ..lexicons import fold
from ..patterns.sentences import count_words, ends_sentence


@dataclass(frozen=True, slots=True)
class Shapes:
    """Columns over a document's blocks: words (see `count_words`), whether each ends a sentence, and its folded text (short ones)."""

    words: tuple[float, ...]
    ends: tuple[bool, ...]
    folded: tuple[str, ...]


_FOLD_LIMIT = 200  # characters; the lexicons hold no longer phrase


def shapes(document: Document) -> Shapes:
    """The shapes of the document's blocks.

    >>> from cleanscrape import read
    >>> shapes(read("Share\\nThe river rose in the night.")).words
    (1.0, 6.0)
    """
    found = document.memo.get("shapes")
    if found is None:
        texts = document.texts
        found = document.memo["shapes"] = Shapes(
            tuple(map(count_words, texts)),
            tuple(map(ends_sentence, texts)),
            tuple(fold(text) if len(text) <= _FOLD_LIMIT else "" for text in texts),
        )
    result: Shapes = found
    return result
