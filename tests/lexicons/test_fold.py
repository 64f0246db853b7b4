from pathlib import Path

import pytest

import cleanscrape.lexicons
from cleanscrape.lexicons import caseless, fold, strip_marks
from cleanscrape.patterns.credits import credit_of
from cleanscrape.patterns.months import month_number
from cleanscrape.patterns.names import is_agency


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("12 Comments:", "{n} comments"),
        ("1,204 Comments", "{n} comments"),
        ("1.2K shares", "{n} shares"),
        ("Comments (3)", "comments ({n})"),
        ("3条评论", "{n}条评论"),
        ("1.2万条评论", "{n}条评论"),
        ("１２条评论", "{n}条评论"),
        ("約5分で読めます", "約{n}分で読めます"),
        ("댓글 3개", "댓글 {n}개"),
        ("댓글3", "댓글{n}"),
        ("Download MP3", "download mp3"),
        ("HTML5-Video", "html5-video"),
        ("3D", "3d"),
        ("The 2nd day", "the 2nd day"),
        ("٣ تعليقات", "{n} تعليقات"),
    ],
)
def test_numbers_become_a_placeholder(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("» Read more…", "read more"),
        ("- Advertisement", "advertisement"),
        ("Share:", "share"),
        ("  Menu  ", "menu"),
        ("***", ""),
        ("", ""),
    ],
)
def test_punctuation_at_the_ends_is_removed(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_turkish_dotted_capital_is_a_plain_i() -> None:
    assert fold("İLGİLİ HABERLER") == "ilgili haberler"
    assert caseless("İ") == "i"
    assert len(caseless("İstanbul")) == len("İstanbul")


@pytest.mark.parametrize(
    "path",
    sorted(Path(cleanscrape.lexicons.__file__).parent.glob("*/tr.txt")),
    ids=lambda path: path.parent.name,
)
def test_turkish_phrases_are_known_in_capitals(path: Path) -> None:
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#") and "{n}" not in line
    ]
    assert [
        line
        for line in lines
        if not caseless(line) == caseless(line.upper()) == caseless(line.replace("i", "İ").upper())
    ] == []


def test_turkish_words_are_compared_without_their_case() -> None:
    assert strip_marks("Kızılırmak’ın kıyısı") == strip_marks("KIZILIRMAK’IN KIYISI")
    assert month_number("Kasım") == month_number("KASIM") == month_number("kasım") == 11
    assert is_agency("Anadolu Ajansı")
    assert is_agency("ANADOLU AJANSI")
    assert credit_of("FOTOĞRAF: Işıl Yıldız") == credit_of("Fotoğraf: Işıl Yıldız") == "Işıl Yıldız"


def test_sharp_s_is_two_letters() -> None:
    assert fold("Schließen") == "schliessen"


def test_folding_again_changes_nothing() -> None:
    for text in ("12 Comments:", "» Read more…", "3条评论", "İLGİLİ", "Schließen"):
        assert fold(fold(text)) == fold(text)


def test_accents_are_stripped() -> None:
    assert strip_marks("L’Été à Niš!") == "l ete a nis"
    assert strip_marks("") == ""
