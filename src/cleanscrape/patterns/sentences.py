"""Words and sentences: how long a text is, whether it ends one, where the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicons import BEYOND_LATIN, unspaced
from ..lexicons.scripts import HAN_AND_KANA

_RARE = re.compile(r"[\U00020000-\U0003ffff]")
FINAL_MARKS = ".!?…。！？؟।｡۔։።។။"
CLOSERS = "'\"’”»›)]」』）】"  # what may stand behind a final mark
MOST_CLOSERS = 3
_END = re.compile(rf"[{re.escape(FINAL_MARKS)}][{re.escape(CLOSERS)}]{{0,{MOST_CLOSERS}}}\Z")
_BOUNDARY = re.compile(r"[.!?…؟।۔։።។။]['\"’”»›)\]]{0,3}(?=\s)|[。！？｡][」』”’）】]{0,3}")
_STARTS = re.compile(r"\s*[“\"‘'«„¿¡(\[–—-]{0,3}\s?[^\W_]")
_ABBREVIATION = re.compile(
    r"""(?x)
    (?: \b (?: [A-Z]
        | Mr | Mrs | Ms | Dr | Prof | St | Sen | Rep | Gov | Gen | Col | Lt | Sgt | Capt | Rev | Hon
        | Jr | Sr | vs | No | Nr
        | Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept? | Oct | Nov | Dec
        | bzw | ca | etc | Fr | Hr | Sra | Sr | Dra | Mme | M | Inc | Ltd | Co | Corp
        | U\.S | a\.m | p\.m | e\.g | i\.e ) )
    \.\Z
    """
)

# A character of an unspaced script counts as this many words (research: the scorer's prototype used
# the same figure).
UNSPACED_WORD = 0.6
# A character of Thai, Lao, Burmese or Khmer, which are alphabets: their words are as long as those
# of others.
_LETTER_WORD = 0.2
FEWEST_UNSPACED = 4  # characters of unspaced scripts; fewer make no text of such a script


def count_words(text: str) -> float:
    """The number of words; a Han character or kana counts as 0.6, a letter of Thai or Khmer as 0.2.

    >>> count_words("It rained all day."), count_words("一日中雨が降った"), count_words("ฝนตกหนัก")
    (4.0, 4.8, 1.6)
    """
    spaced = float(text.count(" ") + 1) if text else 0.0
    if text.isascii() or not BEYOND_LATIN.search(text):
        return spaced
    found: list[str] = unspaced().findall(text)
    letters = sum(character < HAN_AND_KANA for character in found)
    count = len(found) + len(_RARE.findall(text))
    if count < FEWEST_UNSPACED:
        return spaced
    unspaced_words = letters * _LETTER_WORD + (count - letters) * UNSPACED_WORD
    return round(unspaced_words, 1) + max(0.0, spaced - 1)


def ends_sentence(text: str) -> bool:
    """True where the text ends with a sentence's final mark, closing quotes allowed.

    >>> (
    ...     ends_sentence("He said “no.”"),
    ...     ends_sentence("Related articles"),
    ...     ends_sentence("雨が降った。"),
    ... )
    (True, False, True)
    """
    first = max(0, len(text) - MOST_CLOSERS - 1)
    return not text[-1:].isalnum() and _END.search(text, first) is not None


def boundaries(text: str) -> Iterator[int]:
    """Offsets at which a new sentence begins.

    >>> list(boundaries("Mr. Roe left. He ran."))
    [14]
    """
    for match in _BOUNDARY.finditer(text):
        end = match.end()
        if match[0][0] == "." and _ABBREVIATION.search(text, max(0, end - 8), end):
            continue
        start = _STARTS.match(text, end)
        if start is None or start[0][-1].islower():
            continue
        yield end + (len(start[0]) - len(start[0].lstrip()))


BULLETS = "•·◦▪‣●○*–—-"
_BULLET = re.compile(rf"(?:[{BULLETS}]|\d{{1,2}}[.)])\s")


def is_bulleted(text: str) -> bool:
    """True for a line that begins with a list's bullet or number.

    >>> is_bulleted("• Home"), is_bulleted("2. News"), is_bulleted("2.5 percent")
    (True, True, False)
    """
    return _BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    """The line without the bullet or number of a list at its beginning.

    >>> without_bullet("4. Rain in Velden"), without_bullet("Rain")
    ('Rain in Velden', 'Rain')
    """
    match = _BULLET.match(text)
    return text[match.end() :].lstrip() if match else text
