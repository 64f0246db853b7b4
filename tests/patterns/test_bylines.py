import pytest

from cleanscrape import Byline
from cleanscrape.patterns.authors import clean_authors
from cleanscrape.patterns.bylines import has_late_cue, parse_byline
from cleanscrape.patterns.closing import closing_signature


@pytest.mark.parametrize(
    ("text", "authors", "role", "agency"),
    [
        ("By Jo Doe", ("Jo Doe",), None, None),
        ("Jo Doe", ("Jo Doe",), None, None),
        ("By Jo Doe and Al Roe", ("Jo Doe", "Al Roe"), None, None),
        (
            "By Jo Doe, Al Roe & Mia van der Berg",
            ("Jo Doe", "Al Roe", "Mia van der Berg"),
            None,
            None,
        ),
        ("By Jo Doe, City Editor", ("Jo Doe",), "City Editor", None),
        ("Amy Roe Political Correspondent", ("Amy Roe",), "Political Correspondent", None),
        ("By Jo Doe, Reuters", ("Jo Doe", "Reuters"), None, "Reuters"),
        ("By Reuters", ("Reuters",), None, None),
        ("By Jo Doe in Berlin", ("Jo Doe",), None, None),
        ("By Jo Doe @jodoe", ("Jo Doe",), None, None),
        ("By Jo Doe (jo.doe@post.example)", ("Jo Doe",), None, None),
        (
            "Von Anna Beispiel und Karl Muster, dpa",
            ("Anna Beispiel", "Karl Muster", "dpa"),
            None,
            "dpa",
        ),
        ("Par Zoé Lefèvre et AFP", ("Zoé Lefèvre", "AFP"), None, "AFP"),
        ("Por José Núñez", ("José Núñez",), None, None),
        ("di Ugo D’Amico", ("Ugo D’Amico",), None, None),
        ("Автор: Анна Петрова", ("Анна Петрова",), None, None),
        ("김하늘 기자", ("김하늘",), None, None),
        ("作者：王小明", ("王小明",), None, None),
        ("By Rahimu", ("Rahimu",), None, None),
        ("By Dan Davis", ("Dan Davis",), None, None),
        ("Oleh Budi Santosa dan Sri Lestari", ("Budi Santosa", "Sri Lestari"), None, None),
        ("By Jo Doe ● ", ("Jo Doe",), None, None),
        ("By Jo Doe ⋅ Review Editor ⋅", ("Jo Doe",), "Review Editor", None),
        ("By Jo Doe on", ("Jo Doe",), None, None),
        (
            "By Jo Doe, Senior Life and Trends Reporter",
            ("Jo Doe",),
            "Senior Life and Trends Reporter",
            None,
        ),
        (
            "By Jo Doe, Head of Sales and Community Work",
            ("Jo Doe",),
            "Head of Sales and Community Work",
            None,
        ),
        (
            "By Jo Doe, Home and Digital Security Expert",
            ("Jo Doe",),
            "Home and Digital Security Expert",
            None,
        ),
        ("By Jo Doe, Former Velden Consultant", ("Jo Doe",), "Former Velden Consultant", None),
        ("By Jo Doe, Director, Velden Institute", ("Jo Doe",), "Director", None),
        ("By Jo Doe, Senior Reporter and Al Roe", ("Jo Doe", "Al Roe"), "Senior Reporter", None),
        ("By Jo Doe, Reporter, Al Roe, Editor", ("Jo Doe", "Al Roe"), "Reporter, Editor", None),
        (
            "By Jo Doe and Al Roe, Maritime and Harbour Reporters",
            ("Jo Doe", "Al Roe"),
            "Maritime and Harbour Reporters",
            None,
        ),
        ("By The Quay editors", ("The Quay editors",), None, None),
        ("By Post Staff", ("Post Staff",), None, None),
        ("Von HB24 Redaktion", ("HB24 Redaktion",), None, None),
        ("江城晚报记者 王小明 山东海县报道", ("王小明",), None, None),
        ("本报记者 王小明 李红 北京报道", ("王小明", "李红"), None, None),
        ("（ 责任编辑：王小明 ）", ("王小明",), None, None),
        ("本贴由小海于2005年8月12日16:12:21", ("小海",), None, None),
    ],
)
def test_a_byline_is_read(
    text: str, authors: tuple[str, ...], role: str | None, agency: str | None
) -> None:
    assert parse_byline(text) == Byline(text, authors, role, agency)


@pytest.mark.parametrize(
    "text", ["By the time it rained", "Breaking news", "The river rose.", "By", "", "2024"]
)
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


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("桥今天重新开放。（王小明）", ("王小明",)),
        ("桥今天重新开放。（王小明 李红 ）", ("王小明", "李红")),
        ("桥今天重新开放。(记者 欧阳小海)", ("欧阳小海",)),
    ],
)
def test_a_signature_in_brackets_closes_a_text(text: str, authors: tuple[str, ...]) -> None:
    byline = closing_signature(text)
    assert byline is not None
    assert byline.authors == authors


@pytest.mark.parametrize(
    "text",
    [
        "桥今天重新开放。（完）",
        "桥今天重新开放。（高清图）",
        "他（王小明）今天来了。",
        "It rained. (Jo Doe)",
        "",
    ],
)
def test_other_brackets_sign_nothing(text: str) -> None:
    assert closing_signature(text) is None


@pytest.mark.parametrize("text", ["By Cite this page", "By Staff", "Staff Writer", "News Desk"])
def test_interface_and_jobs_are_nobody(text: str) -> None:
    assert parse_byline(text, cued=True) is None


@pytest.mark.parametrize("text", ["3 days ago", "By 3 days ago"])
def test_an_age_alone_names_nobody(text: str) -> None:
    assert clean_authors(text) == ()


def test_a_cue_before_nobody_names_nobody() -> None:
    assert parse_byline("A text by 通讯员 王小明") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Centre for Roads and Bridges", ("Centre for Roads and Bridges",)),
        ("Roe and Sons", ("Roe and Sons",)),
        ("HarbourNews Staff", ("HarbourNews Staff",)),
        ("Jo Doe and Al Roe", ("Jo Doe", "Al Roe")),
        ("Jo Doe, Velden Institute", ("Jo Doe",)),
        ("Jo Doe HARBOUR DAILY NEWS", ("Jo Doe",)),
        ("Written by: Jo Doe | Edited by: Al Roe", ("Jo Doe",)),
    ],
)
def test_houses_and_other_hands_in_metadata(text: str, names: tuple[str, ...]) -> None:
    assert clean_authors(text) == names


def test_a_town_beside_the_sites_name_is_nobody() -> None:
    assert clean_authors("The Harbour Post, Velden, Tamland", {"the harbour post"}) == (
        "The Harbour Post",
    )


def test_a_sentence_without_capitals_is_no_name() -> None:
    assert parse_byline("古い橋がまた開いた 町の人は二年も 待った", cued=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "By Jo Doe Fact checked by Al Roe",
        "By Jo DoeFact checked by Al Roe",
        "By Jo Doe Medically Reviewed by Dr. Al Roe, MD",
        "By Jo Doe, reviewed by Al Roe and Bo Loe",
        "Von Jo Doe, übersetzt von Al Roe",
    ],
)
def test_who_checked_a_piece_did_not_write_it(text: str) -> None:
    byline = parse_byline(text)
    assert byline is not None
    assert byline.authors == ("Jo Doe",)
    assert clean_authors(text) == ("Jo Doe",)


def test_places_before_a_korean_name_are_none_of_its_words() -> None:
    byline = parse_byline("서울, 광주 김하늘 기자 haneul@harbour.example")
    assert byline is not None
    assert byline.authors == ("김하늘",)


def test_the_word_for_a_portrait_is_no_name() -> None:
    assert parse_byline("author image") is None


@pytest.mark.parametrize(
    ("text", "late"),
    [("김하늘 기자 haneul@harbour.example", True), ("Jo Doe reports", True), ("打印本文", False)],
)
def test_a_cue_behind_the_names(text: str, late: bool) -> None:
    assert has_late_cue(text) is late
