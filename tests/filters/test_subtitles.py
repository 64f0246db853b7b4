"""Subtitles (WebVTT, SubRip): what is spoken is the text, times and numbers are not."""

import pytest

from cleanscrape import clean

VTT = """WEBVTT - Harbour podcast

00:01.000 --> 00:04.000 align:start
Welcome back to the harbour podcast.

00:04.500 --> 00:09.000
Today we talk about the old crane
on the north quay.
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
Welcome back to the harbour podcast.

2
00:00:04,500 --> 00:00:09,000
Today we talk about the old crane
on the north quay.

3
01:00:09,500 --> 01:00:14,000
With me is Mareike Quandt, who has painted it twice.
"""
SPOKEN = [
    "Welcome back to the harbour podcast.",
    "Today we talk about the old crane on the north quay.",
    "With me is Mareike Quandt, who has painted it twice.",
]


@pytest.mark.parametrize(("page", "count"), [(VTT, 2), (SRT, 3)], ids=["vtt", "srt"])
def test_what_is_spoken_is_the_text(page: str, count: int) -> None:
    article = clean(page)
    assert [paragraph.text for paragraph in article.paragraphs] == SPOKEN[:count]
    assert {piece.reason for piece in article.removed} == {"cue-time"}
    assert article.title is None


def test_one_arrow_makes_no_subtitles() -> None:
    page = "The clock ran on.\n00:00:01.000 --> 00:00:04.000\nIt rained\nall day long"
    assert "It rained" in [piece.text for piece in clean(page).account]


def test_an_article_about_subtitles_is_an_article() -> None:
    page = (
        "<h1>How subtitles are timed</h1><p>A cue begins with two times, as in these two lines:</p>"
    )
    page += "<p>00:01.000 --> 00:04.000</p><p>00:05.000 --> 00:09.000</p>"
    page += "<p>Behind the times stand settings, which say where on the screen the words go.</p>"
    article = clean(page, source="html")
    assert article.title == "How subtitles are timed"
    assert "00:01.000 --> 00:04.000" in [paragraph.text for paragraph in article.paragraphs]
