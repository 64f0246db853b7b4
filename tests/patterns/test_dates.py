from datetime import date, datetime, timedelta, timezone

import pytest

from cleanscrape.patterns.dates import find_dates


def zone(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("2024-05-03", None, date(2024, 5, 3)),
        ("2024-05-03T14:05:06+02:00", None, datetime(2024, 5, 3, 14, 5, 6, tzinfo=zone(2))),
        ("2024-05-03T14:05:06Z", None, datetime(2024, 5, 3, 14, 5, 6, tzinfo=zone(0))),
        ("3 May 2024", "en", date(2024, 5, 3)),
        ("3rd May, 2024", "en", date(2024, 5, 3)),
        ("03-mayo-2024", "es", date(2024, 5, 3)),
        ("May 3, 2024", "en", date(2024, 5, 3)),
        ("Sept. 3, 2024 at 4:07 p.m. ET", "en", datetime(2024, 9, 3, 16, 7, tzinfo=zone(-4))),
        ("Jan. 3, 2024 12:07 AM EST", "en", datetime(2024, 1, 3, 0, 7, tzinfo=zone(-5))),
        ("14:05, 3 May 2024", "en", datetime(2024, 5, 3, 14, 5)),
        ("3. März 2024, 14:05 Uhr", "de", datetime(2024, 3, 3, 14, 5)),
        ("03.04.2024 um 14.05 Uhr", "de", datetime(2024, 4, 3, 14, 5)),
        ("3 août 2024 à 14h05", "fr", datetime(2024, 8, 3, 14, 5)),
        ("1er mai 2024", "fr", date(2024, 5, 1)),
        ("3 de mayo de 2024 a las 14:05", "es", datetime(2024, 5, 3, 14, 5)),
        ("3 maggio 2024 alle 14:05", "it", datetime(2024, 5, 3, 14, 5)),
        ("3 de março de 2024 às 14:05", "pt", datetime(2024, 3, 3, 14, 5)),
        ("3 maart 2024 om 14:05", "nl", datetime(2024, 3, 3, 14, 5)),
        ("3 maja 2024, 14:05", "pl", datetime(2024, 5, 3, 14, 5)),
        ("3 мая 2024 в 14:05", "ru", datetime(2024, 5, 3, 14, 5)),
        ("2024年5月3日 14时05分", "zh", datetime(2024, 5, 3, 14, 5)),
        ("2024年5月3日 下午2:05", "zh", datetime(2024, 5, 3, 14, 5)),
        ("2024年5月3日 14時05分", "ja", datetime(2024, 5, 3, 14, 5)),
        ("2024.05.03 14:05", "ko", datetime(2024, 5, 3, 14, 5)),
        ("2024년 5월 3일 오후 2:05", "ko", datetime(2024, 5, 3, 14, 5)),
        ("25/04/2024", "en", date(2024, 4, 25)),
        ("04/25/2024", "en", date(2024, 4, 25)),
        ("03/04/2024", "fr", date(2024, 4, 3)),
    ],
)
def test_a_complete_date_is_read(text: str, language: str | None, value: date) -> None:
    assert [found.value for found in find_dates(text, language)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "May 2024",  # no day
        "3 May",  # no year
        "in 2024",
        "Tel. 030 2024 1234",
        "03/04/2024",  # two orders in English
        "31 February 2024",
        "version 2.4.2024.1",
        "192.168.20.24",
        "5 hours ago",
    ],
)
def test_what_is_not_complete_is_no_date(text: str) -> None:
    assert [*find_dates(text, "en")] == []


def test_a_span_covers_the_time_and_the_zone() -> None:
    text = "Published 3 May 2024, 14:05 CEST by Jo Doe"
    (found,) = find_dates(text, "en")
    assert text[found.start : found.end] == "3 May 2024, 14:05 CEST"


def test_an_unknown_word_after_the_time_is_no_zone() -> None:
    text = "3 May 2024 14:05 news"
    (found,) = find_dates(text, "en")
    assert text[found.start : found.end] == "3 May 2024 14:05"
    assert found.value == datetime(2024, 5, 3, 14, 5)
