"""How large a page may be."""

import bs4
import pytest
from lxml import html

import cleanscrape
from cleanscrape import MAX_CHARS, Pipeline, ReadError, TooLargeError

PAGE = "<p>It rained all day in the valley.</p>"


@pytest.mark.parametrize(
    "raw",
    [PAGE, PAGE.encode("utf-16"), html.fromstring(PAGE), bs4.BeautifulSoup(PAGE, "lxml")],
    ids=["str", "bytes", "lxml", "bs4"],
)
def test_a_page_above_the_limit_is_refused(raw: object) -> None:
    for call in (cleanscrape.clean, cleanscrape.read, Pipeline.default()):
        assert call(raw, max_chars=100)
        with pytest.raises(
            TooLargeError,
            match=r"the page has \d\d characters or more; at most 20 are allowed \(max_chars\)",
        ):
            call(raw, max_chars=20)


def test_bytes_that_must_hold_too_many_characters_are_not_even_decoded() -> None:
    with pytest.raises(TooLargeError):
        cleanscrape.read(b"\xff" * 1000, encoding="utf-8", max_chars=100)


def test_a_page_of_just_the_limit_is_read() -> None:
    assert cleanscrape.clean(PAGE, max_chars=len(PAGE)).text
    assert cleanscrape.clean(PAGE, max_chars=None).text
    assert issubclass(TooLargeError, ReadError)


def test_there_is_a_ceiling_without_being_asked() -> None:
    with pytest.raises(TooLargeError, match="100,000,000"):
        cleanscrape.clean(" " * (MAX_CHARS + 1))


def test_many_pages_keep_the_error_in_its_place() -> None:
    first, second = cleanscrape.clean_many(
        ["It rained.", "It rained all day."], max_chars=12, errors="keep"
    )
    assert not isinstance(first, ReadError)
    assert isinstance(second, TooLargeError)
