"""People on the author's line who worked on a piece but did not write it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicons import caseless, words

# Cues for what made or paid for a page, not for people.
_OF_PAGES = frozenset({"developed by …", "filed under …", "powered by …", "sponsored by …"})


@lru_cache(maxsize=1)
def _cues() -> tuple[str, ...]:
    return tuple(
        word.removesuffix("…").strip() for word in words("edited_by") if word.endswith("…")
    )


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The last words of all cues."""
    return frozenset(cue.rpartition(" ")[2] for cue in _cues())


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    longest_first = sorted(_cues(), key=lambda cue: (-len(cue), cue))
    choice = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<=[\w.)\s,;|/(])(?:{choice})(?=[\s:])", re.IGNORECASE)


def english_cues() -> str:
    """The English cues for people as a part of a verbose pattern, the first word with a capital.

    The longest come first.

    >>> re.match(f"(?x) {english_cues()}", "Fact Checked by Jo Doe")[0]
    'Fact Checked by'
    """
    cues = sorted({*words("edited_by", "en")} - _OF_PAGES, key=lambda cue: (-len(cue), cue))
    return f"(?: {' | '.join(map(_capitalised, cues))} )"


def _capitalised(cue: str) -> str:
    first, *others = cue.removesuffix("…").split()
    later = (f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in others)
    return "[ ]".join([re.escape(first.capitalize()), *later])


def before_contributors(text: str) -> str:
    """The part of a byline before a cue for somebody who did not write the piece.

    >>> (
    ...     before_contributors("Jo Doe Fact checked by Al Roe"),
    ...     before_contributors("Jo DoeMedically reviewed by Al Roe"),
    ... )
    ('Jo Doe', 'Jo Doe')
    >>> before_contributors("Jo Doe"), before_contributors("Edited by Jo Doe")
    ('Jo Doe', 'Edited by Jo Doe')
    """
    if _ends().isdisjoint(caseless(text).replace(":", " ").split()):
        return text
    for match in _cue().finditer(text):
        start = match.start()
        before = text[:start].rstrip(" ,;|/(–—-")
        glued = text[start - 1].isalnum() and not text[start].isupper()
        if before.count(" ") and not glued:
            return before
    return text
