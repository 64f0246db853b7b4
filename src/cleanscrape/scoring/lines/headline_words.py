"""The words that the article's prose and its headline share."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Document
from ...lexicons import strip_marks
from ...patterns.sentences import count_words
from ..page.shape import plain

_SAMPLE = 8_000  # characters of the prose whose words are looked at


class ProseWords:
    """The words of an article's prose.

    Args:
        document: the page.
        span: the first and the last block of the prose; None for a page without prose.
    """

    def __init__(self, document: Document, span: tuple[int, int] | None) -> None:
        self._words = _vocabulary(document, span) if span else frozenset()
        texts = document.blocks.texts[span[0] : span[1] + 1] if span else ()
        self._pairs = (
            frozenset(text[at : at + 2] for text in self._words for at in range(len(text) - 1))
            if _unspaced(texts)
            else None
        )

    def overlap(self, folded: str) -> tuple[float, int]:
        """The share and number of a line's longer words that the prose uses too.

        In scripts without blanks: of its pairs of characters.
        """
        if self._pairs is not None:
            joined = folded.replace(" ", "")
            found = sum(joined[at : at + 2] in self._pairs for at in range(len(joined) - 1))
            return found / max(1, len(joined) - 1), found // 3
        words = folded.split()
        tokens = [token for token in words if len(token) > 3] or words
        matches = sum(map(self._words.__contains__, tokens))
        return matches / max(1, len(tokens)), matches


def _vocabulary(document: Document, span: tuple[int, int]) -> frozenset[str]:
    """The folded words of the first characters of the prose span."""
    found: list[str] = []
    room = _SAMPLE
    for text, folded in zip(
        document.blocks.texts[span[0] : span[1] + 1], plain(document.blocks)[span[0] :]
    ):
        if room <= 0:
            break
        found.append(folded if len(text) <= room else strip_marks(text[:room]))
        room -= len(text) + 1
    return frozenset(" ".join(found).split())


def _unspaced(texts: Sequence[str]) -> bool:
    sample = " ".join(texts[:5])[:500]
    return count_words(sample) > 2 * (sample.count(" ") + 1)
