"""Recognise the language of a text by its letters and function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain

from ..lexicons import BEYOND_LATIN, caseless, scripts, words

LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "da",
    "no",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "he",
    "hi",
    "zh",
    "ja",
    "ko",
    "id",
    "vi",
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000


@cache  # compiled by the first page in another script: this takes milliseconds
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("ja", re.compile(f"[{scripts.KANA}]")),
        ("ko", re.compile(f"[{scripts.HANGUL}]")),
        ("zh", re.compile(f"[{scripts.HAN}]")),
        ("he", re.compile(r"[\u0590-\u05ff]")),
        ("ar", re.compile(r"[\u0600-\u06ff]")),
        ("hi", re.compile(r"[\u0900-\u097f]")),
    )


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in words("stopwords", language):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def guess(text: str) -> str | None:
    """The ISO 639-1 code of one of `LANGUAGES`, or None if the text is not clear.

    At most 6,000 characters in the middle of the text are examined, because pages begin and end
    with menus. A script that only one of these languages uses decides alone. Otherwise the language
    with most function words is taken, if they are at least a tenth of the words.

    >>> (
    ...     guess("The river rose in the night and the bridge was closed to all of the traffic"),
    ...     guess("Pixel"),
    ... )
    ('en', None)
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = caseless(text[middle : middle + _SAMPLE])
    if BEYOND_LATIN.search(sample):
        for language, letters in _scripts():
            # A few kana among the characters distinguish Japanese from Chinese.
            if len(letters.findall(sample)) * (20 if language == "ja" else 4) > len(sample):
                return language
    tokens = _WORD.findall(sample)
    known = _function_words()
    votes = Counter(chain.from_iterable(filter(None, map(known.get, tokens))))
    if not votes:
        return None
    (best, count), *rest = votes.most_common(2)
    clear = not rest or count > rest[0][1] * 1.15
    return best if clear and count >= 5 and count * 10 >= len(tokens) else None
