"""Arguments of a wrong type or value are refused with a message that says what to give."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import html

from cleanscrape import Pipeline, clean, clean_many, read
from cleanscrape.errors import blame

WRONG = [
    ({"url": 5}, TypeError, "url must be a str or None, not int"),
    ({"url": b"https://a.example/"}, TypeError, "url must be a str or None, not bytes"),
    ({"encoding": 5}, TypeError, "encoding must be a str or None, not int"),
    ({"reference": "2024"}, TypeError, "reference must be a datetime or None, not str"),
    ({"reference": date(2024, 5, 3)}, TypeError, "reference must be a datetime or None, not date"),
    ({"max_chars": "9"}, TypeError, "max_chars must be an int or None, not str"),
    ({"source": "pdf"}, ValueError, "source must be 'text', 'markdown', 'html' or None"),
    ({"source": ["html"]}, TypeError, "source must be 'text'"),
]
WRONG_OF_CLEAN = [
    ({"favor": "speed"}, ValueError, "favor must be 'precision', 'recall' or None, not 'speed'"),
    ({"favor": ""}, ValueError, "favor must be 'precision'"),
    ({"favor": ["recall"]}, TypeError, "favor must be 'precision'"),
    ({"page_type": "diary"}, ValueError, "page_type must be 'article', 'collection'"),
    ({"page_type": {}}, TypeError, "page_type must be 'article'"),
]


@pytest.mark.parametrize(("given", "error", "message"), WRONG)
def test_read_refuses(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read("It rained.", **given)


@pytest.mark.parametrize(("given", "error", "message"), WRONG + WRONG_OF_CLEAN)
def test_clean_and_a_pipeline_refuse(
    given: dict[str, Any], error: type[Exception], message: str
) -> None:
    for call in (clean, Pipeline.default()):
        with pytest.raises(error, match=message):
            call("It rained.", **given)


@pytest.mark.parametrize(
    ("raws", "message"),
    [
        ("It rained.", "not one str; for one page there is clean"),
        (b"It rained.", "not one bytes"),
        (html.fromstring("<p>It rained."), "not one HtmlElement"),
        (BeautifulSoup("<p>It rained.", "lxml"), "not one BeautifulSoup"),
        (5, "not one int$"),
        (None, "not one NoneType$"),
    ],
)
def test_one_page_is_not_many(raws: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        clean_many(raws)


def test_what_a_search_in_a_soup_found_is_many() -> None:
    soup = BeautifulSoup("<p>It rained.</p><p>It snowed.</p>", "lxml")
    assert [article.text for article in clean_many(soup.find_all("p"))] == [  # type: ignore[union-attr]
        "It rained.",
        "It snowed.",
    ]


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"workers": "2"}, TypeError, "workers must be an int"),
        ({"workers": 0}, ValueError, "1 or more"),
        ({"errors": "ignore"}, ValueError, "errors must be 'raise' or 'keep'"),
        ({"pipeline": 5}, TypeError, "pipeline must be a Pipeline or None"),
    ],
)
def test_clean_many_refuses(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        clean_many([], **given)


class Old(KeyError):
    """An error as Python 3.10 has them: without notes."""

    add_note = None


def test_an_error_without_notes_has_more_to_its_message() -> None:
    short, long = Old("no such town"), Old("no such town", 5)
    blame(short, "filter 'towns'")
    blame(long, "filter 'towns'")
    assert short.args == ("no such town\nraised by filter 'towns'",)
    assert long.args == ("no such town", 5)
    assert vars(long)["__notes__"] == ["raised by filter 'towns'"]
