from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from cleanscrape import Article, clean
from cleanscrape.integrations.arrow import record_batch, schema
from cleanscrape.integrations.pages import Columns, Page, clean_page, failed, moment
from cleanscrape.integrations.rows import finished
from tests.test_schema import FULL

NOON = datetime(2024, 5, 3, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03T12:00:00Z", NOON),
        (" 2024-05-03T14:00:00+02:00", NOON),
        ("2024-05-03 12:00", NOON),
        (datetime(2024, 5, 3, 12), NOON),
        (datetime(2024, 5, 3, 14, tzinfo=timezone(timedelta(hours=2))), NOON),
        (date(2024, 5, 3), datetime(2024, 5, 3, tzinfo=timezone.utc)),
        ("yesterday", None),
        (20240503, None),
        (None, None),
    ],
)
def test_a_moment_is_a_time_with_a_zone(value: Any, expected: datetime | None) -> None:
    assert moment(value) == expected


def test_every_row_has_the_columns_of_the_schema() -> None:
    for row in (
        clean_page(Page("Rain"), clean),
        clean_page(Page(kind="nonsense"), clean),
        failed(Page(), "ReadError", "no"),
    ):
        assert list(row) == schema().names


def test_numbers_as_keys_become_text() -> None:
    page = Columns().page_of({"html": "<p>Rain", "id": 7, "url": None, "encoding": 3})
    assert (page.id, page.url, page.encoding) == ("7", None, None)


@pytest.mark.parametrize(
    ("row", "message"),
    [({"html": 7}, "the page is int"), ({"a": "x"}, "there are: a"), ({}, "there are: none")],
)
def test_a_row_without_a_page_carries_an_error(row: dict[str, Any], message: str) -> None:
    page = Columns().page_of(row)
    assert page.error is not None
    assert page.error[0] == "MissingPage"
    assert message in page.error[1]
    assert clean_page(page, clean)["error"] == "MissingPage"


def given(*_: Any, **__: Any) -> Article:
    """A cleaner that gives the article that has a value in every field."""
    return FULL


def test_a_row_keeps_every_field_of_the_richest_article_through_arrow() -> None:
    row = clean_page(Page("Rain"), given)
    (back,) = record_batch([row]).to_pylist()
    assert Article.from_dict(row) == Article.from_dict(back) == FULL
    assert Article.from_dict(back).removed == FULL.removed
    assert Article.from_dict(back).unlisted == FULL.unlisted
    assert back["translations"] == [{"language": "de", "address": "https://a.example/de/regen"}]


def test_a_row_without_details_keeps_its_texts() -> None:
    row = clean_page(Page("Rain"), given)
    bare = finished(row, details=False)
    assert list(bare) == schema().names
    assert [bare[name] for name in ("images", "embeds", "comments", "posts", "unlisted")] == [
        []
    ] * 5
    assert [part["marks"] for part in (*bare["paragraphs"], *bare["captions"])] == [[], [], []]
    assert bare["paragraphs"][1]["cells"] == []
    assert bare["paragraphs"][1]["item"]["number"] == 2
    assert [piece["text"] for piece in bare["removed"]] == ["Share"]
    assert bare["text"] == row["text"]
    assert len(row["images"]) == 1, "the row itself stays as it is"
    assert finished(row, removed=False)["removed"] == []
