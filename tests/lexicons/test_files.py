"""The data files themselves: each phrase stands in the form in which it is looked up."""

from collections import Counter
from pathlib import Path

import pytest

import cleanscrape.lexicons
from cleanscrape.filters.interface import BY_WORDS
from cleanscrape.lexicons import caseless, fold, load

ROOT = Path(cleanscrape.lexicons.__file__).parent
FILES = sorted(ROOT.glob("*/*.txt"))
LANGUAGES = "ar da de en es fr he hi id it ja ko nl no pl pt ru sv tr uk vi zh".split()  # noqa: SIM905 - a list to read
# Categories that are the same in every language.
SHARED = {"agencies", "icons"}
CATEGORIES = sorted({path.parent.name for path in FILES} - SHARED)
# Categories that also have phrases of languages without a list of their own.
OTHERS = {
    "credit",
    "byline_prefix",
    "published",
    "updated",
    "share",
    "navigation",
    "related",
    "copyright",
    "and",
}
# Looked up by `fold`; the others by case alone, because their phrases are cut out of a line.
FOLDED = {*BY_WORDS, "published", "updated", "deadline", "icons", "paywall", "metered"}


def phrases(path: Path) -> list[str]:
    return [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]


def lookup_form(phrase: str, category: str) -> str:
    """The phrase as a text that holds it would be folded."""
    before, after = ("x" if phrase.startswith("…") else ""), ("x" if phrase.endswith("…") else "")
    text = before + phrase.strip("…") + after
    if not before and not after:
        text = text.rstrip(" :.!?")
    folded = fold(text) if category in FOLDED else caseless(text)
    return folded if folded != text else phrase


def test_there_are_22_languages() -> None:
    assert len(LANGUAGES) == 22
    assert {path.stem for path in FILES if path.parent.name not in SHARED} - {"any"} == set(
        LANGUAGES
    )


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_language_has_each_category(category: str) -> None:
    assert sorted(path.stem for path in (ROOT / category).glob("*.txt")) == [
        *(["any"] if category in OTHERS else []),
        *LANGUAGES,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_minimum_of_phrases(language: str) -> None:
    min_phrases = {
        "stopwords": 30,
        "navigation": 20,
        "byline_prefix": 2,
        "roles": 5,
        "and": 1,
        "published": 2,
        "updated": 2,
        "credit": 2,
    }
    sizes = {
        category: len(phrases(ROOT / category / f"{language}.txt")) for category in min_phrases
    }
    assert {
        category: size for category, size in sizes.items() if size < min_phrases[category]
    } == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_is_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = phrases(path)
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert lines
    assert [line for line in lines if not line.strip() or line != line.strip()] == []
    assert [line for line, count in Counter(lines).items() if count > 1] == []
    assert [
        line for line in lines if "{" in line.replace("{n}", "") or "}" in line.replace("{n}", "")
    ] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_phrase_is_in_its_lookup_form(path: Path) -> None:
    category = path.parent.name
    assert [line for line in phrases(path) if lookup_form(line, category) != line] == []


@pytest.mark.parametrize("category", sorted({path.parent.name for path in FILES}))
def test_a_category_loads(category: str) -> None:
    assert load(category)
