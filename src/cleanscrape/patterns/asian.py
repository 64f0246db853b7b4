"""Cues, places and joints around names in Han and Hangul characters."""

from __future__ import annotations

import re
from functools import cache

from ..lexicons.scripts import HAN

_HAN_JOINERS = "和與与及"


# Sets of thousands of characters take milliseconds: these patterns are compiled by the first text
# that may hold what they look for.
@cache
def han_cue() -> re.Pattern[str]:
    """What a reporter in Han characters is called, between the paper and the name."""
    return re.compile(
        rf"[{HAN}]{{1,8}}(?:记者|記者|通讯员|通訊員)[ \u3000：:]"
        rf"(?=[{HAN}]{{2,4}}(?:[ \u3000]|$))"
    )


@cache
def _han_joint() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}])[{_HAN_JOINERS}](?=[{HAN}])")


@cache
def _han_place() -> re.Pattern[str]:
    return re.compile(
        rf"[ \u3000][{HAN}]{{0,6}}(?:[省市县縣區区州镇村]|北京|上海|天津|重庆|香港|台北)$"
    )


def _is_hangul_place(word: str) -> bool:
    """True for two syllables, or more of which the last says what kind of place it is.

    Names mostly have three.
    """
    hangul = all("\uac00" <= char <= "\ud7a3" for char in word)
    return hangul and (len(word) == 2 or word.endswith(("시", "도", "군", "구")))


def without_place(text: str) -> str:
    """A name in front of its cue without the places around it.

    >>> without_place("서울, 광주 김하늘"), without_place("김하늘, 이바다")
    ('김하늘', '김하늘, 이바다')
    """
    bare = _han_place().sub("", text)
    before, _, name = bare.rpartition(" ")
    places = before.replace(",", " ").split()
    return (
        name if places and not before.endswith(",") and all(map(_is_hangul_place, places)) else bare
    )


def parted_han(text: str) -> list[str]:
    """The text split at the Han "and" between two Han characters."""
    return _han_joint().split(text) if any(map(text.__contains__, _HAN_JOINERS)) else [text]
