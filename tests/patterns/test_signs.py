"""The cheap tests in front of dear patterns never say no where the pattern would say yes."""

import sys
import unicodedata

import pytest

from cleanscrape.lexicons import strip_marks, words
from cleanscrape.patterns.bylines import may_be_byline, parse_byline
from cleanscrape.patterns.credit_cues import credit_cue, may_begin_with_cue, may_have_cue
from cleanscrape.patterns.dates import find_dates
from cleanscrape.patterns.names import is_name
from cleanscrape.patterns.parts import _cut_agency
from cleanscrape.patterns.roles import cut_role


def test_every_beginning_of_a_credit_is_seen() -> None:
    for head in (word[:-1].strip() for word in words("credit") if word.endswith("…")):
        for text in (f"{head} Jo Roe", f"A road. {head.upper()}: Jo Roe"):
            assert may_have_cue(text) or not credit_cue().search(text), text
        for text in (f"{head} Jo Roe", f"{head.upper()}: Jo Roe"):
            assert may_begin_with_cue(text) or not credit_cue().match(text), text


@pytest.mark.parametrize("between", [". ", "”", " | ", " - ", " (", "（", "•", " ", "x", " © "])
def test_every_cue_is_seen_wherever_it_may_stand(between: str) -> None:
    for head in (word[:-1].strip() for word in words("credit") if word.endswith("…")):
        for text in (f"A road{between}{head} Jo Roe", f"A road{between}{head.title()}: Jo Roe"):
            assert may_have_cue(text) or not credit_cue().search(text), text


def test_every_agency_and_button_behind_a_name_is_cut() -> None:
    assert [
        name for name in words("agencies") if _cut_agency(f"Amy Roe {name.upper()}")[0] != "Amy Roe"
    ] == []
    buttons = [
        name
        for category in ("share", "subscribe", "navigation")
        for name in words(category)
        if not {"…", "{"} & {*name}
    ]
    assert [
        name
        for name in buttons
        if _cut_agency(f"Amy Roe {name} ›")[0] != "Amy Roe" and not is_name(f"Amy Roe {name}")
    ] == []


def test_every_job_behind_a_name_is_cut() -> None:
    jobs = [job for job in words("roles") if "…" not in job and "{" not in job]
    assert [job for job in jobs if cut_role(f"Amy Roe {job}")[0] != "Amy Roe"] == []


def test_every_agency_is_seen() -> None:
    assert all(may_be_byline(f"({name}/kra)") for name in words("agencies"))


@pytest.mark.parametrize(
    "text",
    [
        "Jo Doe",
        "d’Arc O’Neill",
        "王小明",
        "김철수",
        "יוסי כהן",
        "j. Doe",
        "Étienne Öz",
        "Анна Роу",
        "Jo van (Post) Doe",
        "AmyRoe editor",
    ],
)
def test_every_name_is_seen(text: str) -> None:
    assert parse_byline(text, cued=False) is None or may_be_byline(text)
    assert may_be_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-03",
        "3 May 2024",
        "03.05.24",
        "2024年5月3日",
        "3 / 5 / 2024",
        "٣ مايو ٢٠٢٤",
        "3. maj 1999",
    ],
)
def test_every_date_is_seen(text: str) -> None:
    assert find_dates(text, "de") or text in ("3 / 5 / 2024", "٣ مايو ٢٠٢٤")


def test_no_combining_mark_is_left() -> None:
    marks = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(char)]
    assert strip_marks("a" + "".join(marks) + "b") == "ab"


def test_a_text_of_many_words_is_no_byline() -> None:
    assert parse_byline("By Jo Doe, " + "x" * 100_000 + "@") is None
