import pytest

from cleanscrape import Byline
from cleanscrape.patterns.bylines import clean_authors, parse_byline


@pytest.mark.parametrize(
    ("text", "authors", "role", "agency"),
    [
        ("By Jo Doe", ("Jo Doe",), None, None),
        ("Jo Doe", ("Jo Doe",), None, None),
        ("By Jo Doe and Al Roe", ("Jo Doe", "Al Roe"), None, None),
        ("By Jo Doe, Al Roe & Mia van der Berg", ("Jo Doe", "Al Roe", "Mia van der Berg"), None, None),
        ("By Jo Doe, City Editor", ("Jo Doe",), "City Editor", None),
        ("Amy Roe Political Correspondent", ("Amy Roe",), "Political Correspondent", None),
        ("By Jo Doe, Reuters", ("Jo Doe", "Reuters"), None, "Reuters"),
        ("By Reuters", ("Reuters",), None, None),
        ("By Jo Doe in Berlin", ("Jo Doe",), None, None),
        ("By Jo Doe @jodoe", ("Jo Doe",), None, None),
        ("By Jo Doe (jo.doe@post.example)", ("Jo Doe",), None, None),
        ("Von Anna Beispiel und Karl Muster, dpa", ("Anna Beispiel", "Karl Muster", "dpa"), None, "dpa"),
        ("Par Zoé Lefèvre et AFP", ("Zoé Lefèvre", "AFP"), None, "AFP"),
        ("Por José Núñez", ("José Núñez",), None, None),
        ("di Ugo D’Amico", ("Ugo D’Amico",), None, None),
        ("Автор: Анна Петрова", ("Анна Петрова",), None, None),
        ("김하늘 기자", ("김하늘",), None, None),
        ("作者：王小明", ("王小明",), None, None),
        ("By Rahimu", ("Rahimu",), None, None),
    ],
)
def test_a_byline_is_read(text: str, authors: tuple[str, ...], role: str | None, agency: str | None) -> None:
    assert parse_byline(text) == Byline(text, authors, role, agency)


@pytest.mark.parametrize("text", ["By the time it rained", "Breaking news", "The river rose.", "By", "", "2024"])
def test_a_sentence_is_no_byline(text: str) -> None:
    assert parse_byline(text) is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Aus Berlin von Anna Beispiel", ("Anna Beispiel",)),
        ("[김하늘 기자]", ("김하늘",)),
        ("[하늘일보 = 김하늘 기자]", ("김하늘",)),
        ("(서울=하늘통신) 김하늘 기자 =", ("김하늘",)),
    ],
)
def test_a_cue_may_stand_around_or_late(text: str, authors: tuple[str, ...]) -> None:
    byline = parse_byline(text)
    assert byline is not None
    assert (byline.text, byline.authors) == (text, authors)


def test_turkish_capitals_are_read() -> None:
    byline = parse_byline("İsmail Işık, İSTANBUL MUHABİRİ")
    assert byline is not None
    assert (byline.authors, byline.role) == (("İsmail Işık",), "İSTANBUL MUHABİRİ")


@pytest.mark.parametrize("text", ["3 days ago", "By 3 days ago"])
def test_an_age_alone_names_nobody(text: str) -> None:
    assert clean_authors(text) == ()
