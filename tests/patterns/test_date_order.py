from dataclasses import replace
from datetime import date

import pytest

import cleanscrape
from cleanscrape import Claim, Document
from cleanscrape.patterns.date_order import day_first
from cleanscrape.testing import build

BYLINE = "By Jo Doe 03/04/2024"


@pytest.mark.parametrize(
    ("other", "first"),
    [
        ("Updated 17/04/2024", True),
        ("Updated 04/17/2024", False),
        ("03/04/2024 10:15 AM EST", False),
        ("03/04/2024 10:15 BST", True),
        ("03/04/2024", None),
        ("4/4/2024", None),
        ("17/04/2024 and 04/17/2024", None),
    ],
)
def test_another_date_or_a_zone_tells_the_order(other: str, first: bool | None) -> None:
    assert day_first(build(BYLINE, other)) is first


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2024, 4, 3), True), (date(2024, 3, 4), False), (date(2024, 5, 1), None)],
)
def test_the_date_in_metadata_tells_the_order(day: date, first: bool | None) -> None:
    assert day_first(replace(build(BYLINE), claims=(Claim("date", day, 0.9, "meta"),))) is first


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("https://harbour.example.co.uk/a", True),
        ("https://harbour.com.au/a", True),
        ("https://velden.us/a", False),
        ("https://harbour.com/a", None),
        ("https://[harbour/a", None),
    ],
)
def test_the_end_of_the_host_tells_the_order(url: str, first: bool | None) -> None:
    assert day_first(replace(build(BYLINE), url=url)) is first


@pytest.mark.parametrize(("region", "first"), [("US", False), ("GB", True), ("CA", None)])
def test_the_region_of_the_language_tells_the_order(region: str, first: bool | None) -> None:
    assert (
        day_first(replace(build(BYLINE), claims=(Claim("region", region, 0.7, "html-lang"),)))
        is first
    )


def test_metadata_comes_before_the_region() -> None:
    claims = (Claim("region", "US", 0.7, "html-lang"), Claim("date", date(2024, 4, 3), 0.9, "meta"))
    assert day_first(replace(build(BYLINE), claims=claims)) is True


@pytest.mark.parametrize(
    "document",
    [build(BYLINE, "17/04/2024", language="de"), build("3 May 2024")],
    ids=["German", "no numbers"],
)
def test_elsewhere_nothing_is_asked(document: Document) -> None:
    assert day_first(document) is None


@pytest.mark.parametrize(
    ("language", "day"), [("en-US", "2024-03-04"), ("en-GB", "2024-04-03"), ("en", "None")]
)
def test_a_numeric_date_is_read_in_the_order_of_the_page(
    language: str, day: str, prose: tuple[str, ...]
) -> None:
    body = "".join(f"<p>{text}</p>" for text in prose)
    page = (
        f"<html lang={language}><body><article><h1>The bridge is open</h1><div>{BYLINE}"
        f"</div>{body}</article></body></html>"
    )
    article = cleanscrape.clean(page, source="html")
    assert (str(article.date), article.authors) == (day, ("Jo Doe",))
