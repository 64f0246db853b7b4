"""What the words of each block look like, computed once a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...document import BlockTable, derived
from ...lexicons import folded, strip_marks
from ...patterns.word_counts import counted


class Shapes(NamedTuple):
    """Columns over the blocks of a page.

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


# A block is prose from 8 words where it ends a sentence, from 25 where it does not: the rule of the
# research notes' best baseline.
SENTENCE_WORDS = 8
LONG_WORDS = 25
_PAUSE = re.compile(r"[,;:.!?…、，。！？；：؛،।۔՝։፣፤።៖។၊။]")
_FOLD_LIMIT = 200  # characters; the lexicons hold no longer phrase


@derived
def shapes(blocks: BlockTable) -> Shapes:
    r"""The shapes of the blocks.

    >>> from cleanscrape import read
    >>> shapes(read("Share\nThe river rose in the night.").blocks).words
    (1.0, 6.0)
    """
    words, ends = counted(blocks)
    return Shapes(
        words,
        ends,
        tuple(folded(blocks.texts, _FOLD_LIMIT)),
        tuple(
            count
            if (end and count >= SENTENCE_WORDS) or (count >= LONG_WORDS and _flows(text))
            else 0.0
            for text, count, end in zip(blocks.texts, words, ends)
        ),
    )


@derived
def plain(blocks: BlockTable) -> tuple[str, ...]:
    """The blocks' texts without case, accents and punctuation, to compare them."""
    return tuple(map(strip_marks, blocks.texts))


def _flows(text: str) -> bool:
    """False for a long row of menu items.

    Nearly all of its words begin with a capital, and it has no pause.
    """
    tokens = text.split()
    lower = sum([token[0].islower() for token in tokens])
    if lower * 10 >= len(tokens) * 4:
        return True
    return (
        lower * 10 >= len(tokens) * (2 if text.upper() != text.lower() else 0)
        and len(_PAUSE.findall(text)) * 40 >= len(text) / 6
    )
