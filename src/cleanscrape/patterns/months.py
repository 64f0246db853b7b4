"""The names of the months in many languages."""

from __future__ import annotations

from functools import lru_cache

from ..lexicons import caseless

_ENGLISH = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
# Croatian is left out: its "listopad" is October, in Polish and Czech the same word is November.
_MONTH_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "ru", "uk", "tr", "ar", "he",
    "hi", "id", "vi", "cs", "sk", "hu",
    "ro", "bg", "el", "fi", "et", "lt", "lv", "sl", "ca", "fa", "is",
    "th", "hy", "ka", "bn", "am", "km", "ta",
)  # fmt: skip
_ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


@lru_cache(maxsize=1024)
def month_number(word: str) -> int:
    """The number of a month from its name in any of the languages; 0 if it is none.

    English is looked up here; for other names dateparser's tables are loaded, on the first such
    word.

    >>> month_number("Sept"), month_number("Mayor"), month_number("maja")
    (9, 0, 5)
    """
    folded = caseless(word).rstrip(".")
    if folded in _ENGLISH or folded in _ENGLISH_MONTHS or folded == "sept":
        return _ENGLISH[folded[:3]]
    return _months().get(folded, 0)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of the months in all languages that the lexicons know, from dateparser's tables."""
    from dateparser.languages.loader import default_loader

    found: dict[str, int] = {}
    for locale in default_loader.get_locales(languages=list(_MONTH_LANGUAGES)):
        for number, name in enumerate(_ENGLISH_MONTHS, 1):
            for word in locale.info.get(name, ()):
                found.setdefault(caseless(word).rstrip("."), number)
    return found
