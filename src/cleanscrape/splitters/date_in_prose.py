"""Whether a date belongs to a sentence or a phrase, and is not to be cut off."""

from __future__ import annotations

import re

from ..lexicons import fold, load
from ..patterns.names import is_name
from ..patterns.sentences import ends_sentence

_WEEKDAY_END = re.compile(r"(?<=,)\s[^\W\d_]{4,14},?\Z")


_PREPOSITION = 4  # letters of the longest word that governs a date: "of", "vom", "from"


_SMALL_WORDS = (
    4  # words in small letters around a date in a sentence; cues have three ("was last updated")
)


def in_sentence(text: str, moments: list[tuple[int, int]]) -> bool:
    """True where dates stand in a sentence.

    More words in small letters are around them than a cue has, and a full stop ends it.
    """
    if not moments or not ends_sentence(text):
        return False
    if len(moments) == 1 and text[moments[0][1] :].lstrip()[:1].islower():
        return True  # "3 May 2024 is the last day."
    rest = " ".join(
        text[left:right]
        for left, right in zip(
            [0, *(end for _, end in moments)], [*(start for start, _ in moments), None]
        )
    )
    return sum(word[0].islower() for word in rest.split()) >= _SMALL_WORDS


def ends_phrase(text: str, moments: list[tuple[int, int]]) -> bool:
    """True where a line is a phrase that its date ends.

    Examples are "Decision of 3 May 2024" and "The weather for Friday, 3 May 2024".
    No cue of a date stands in it, and not two words with capitals beside each other,
    which are a name.
    """
    if len(moments) != 1 or any(map(str.isalnum, text[moments[0][1] :])):
        return False
    lead = _WEEKDAY_END.sub("", text[: moments[0][0]].rstrip())
    before = lead.rstrip(" ,")
    words = before.split()
    if len(words) < 2 or not words[-1].islower() or not words[-1].isalpha():
        return False
    governed = lead == text[: moments[0][0]].rstrip() and len(words[-1]) <= _PREPOSITION
    if not (governed or lead.endswith(",")) or load("published", "updated").category(fold(before)):
        return False
    return not any(is_name(" ".join(words[at : at + 2])) for at in range(len(words) - 1))
