"""Pages with what is known of them, and files that are no page."""

from __future__ import annotations

import gzip
from datetime import datetime
from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import Page, ReadError, clean, clean_many

PROSE = "It rained all day in the valley, and the river rose above the old bridge."


def test_a_tuple_is_a_page_with_what_is_known_of_it() -> None:
    page = f"Rain\n\n2 days ago\n\n{PROSE}"
    known = (page.encode("utf-16-le"), "https://a.example/rain", "utf-16-le", datetime(2024, 5, 3))
    for given in (known, Page(*known)):
        (article,) = clean_many([given])
        assert isinstance(article, cleanscrape.Article)
        assert (article.url, str(article.date)) == ("https://a.example/rain", "2024-05-01")
        assert article.text == PROSE


def test_the_last_items_of_a_tuple_may_be_missing() -> None:
    whole, short = clean_many([(PROSE, "https://a.example/"), (PROSE,)])
    assert isinstance(whole, cleanscrape.Article)
    assert isinstance(short, cleanscrape.Article)
    assert (whole.url, short.url) == ("https://a.example/", None)


def test_a_tuple_of_another_length_is_refused() -> None:
    with pytest.raises(TypeError, match="raw, url, encoding, reference, not of 5 items"):
        list(clean_many([(PROSE, None, None, None, None)]))


def test_all_pages_may_be_told_their_type_and_lean() -> None:
    (article,) = clean_many([f"<article><p>{PROSE}</p></article>"], page_type="forum")
    assert isinstance(article, cleanscrape.Article)
    assert article.page_type is not None
    assert article.page_type.name == "forum"
    with pytest.raises(ValueError, match="favor must be"):
        clean_many([PROSE], favor="speed")  # type: ignore[arg-type]


def test_a_path_is_refused_with_what_to_give() -> None:
    with pytest.raises(TypeError, match=r"give the file's content: path\.read_bytes\(\)"):
        clean(Path("page.html"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(b"<p>Rain", mtime=0), "packed with gzip.*unpack it first"),
        (b"BZh91AY&SY....", "packed with bzip2"),
        (b"RIFF....WEBPVP8 ", "a WebP image"),
        (b"\0" * 257 + b"ustar\x0000", "a TAR archive"),
        (b"....ftypmp42", "MP4"),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        clean(data)


@pytest.mark.parametrize("text", ["BZh is a prefix.", "RIFF is a format.", "GIF8 is not one."])
def test_texts_about_files_are_texts(text: str) -> None:
    assert clean(text.encode()).text == text
