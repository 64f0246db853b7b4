"""Times that a page tells machines, as marks of the words beside them."""

import pytest

from cleanscrape import Mark
from cleanscrape.readers.html.page import read_html


def times(html: str) -> list[tuple[str, str | None]]:
    blocks = read_html(f"<html><body>{html}</body></html>").blocks
    return [
        (blocks.texts[index][mark.start : mark.end], mark.target)
        for index, marks in sorted(blocks.marks.items())
        for mark in marks
        if mark.kind == "time"
    ]


@pytest.mark.parametrize(
    ("element", "target"),
    [
        ('<time datetime="2024-05-03T14:05Z">Friday</time>', "2024-05-03T14:05Z"),
        ('<time datetime="3 May 2024">Friday</time>', "3 May 2024"),
        ('<time data-time="1714745100">Friday</time>', "2024-05-03T14:05:00+00:00"),
        ('<abbr data-utime="1714745100">Friday</abbr>', "2024-05-03T14:05:00+00:00"),
        ('<abbr title="Friday, 3 May 2024">Friday</abbr>', "Friday, 3 May 2024"),
        ('<span title="2024-05-03 14:05:00Z">Friday</span>', "2024-05-03 14:05:00Z"),
        ('<td data-timestamp="1714745100123">Friday</td>', "2024-05-03T14:05:00+00:00"),
        ('<time-ago datetime="2024-05-03">Friday</time-ago>', "2024-05-03"),
    ],
)
def test_elements_that_tell_a_time(element: str, target: str) -> None:
    is_cell = element.startswith("<td")
    html = f"<table><tr>{element}</tr></table>" if is_cell else f"<p>On {element}.</p>"
    assert times(html) == [("Friday", target)]


@pytest.mark.parametrize(
    "element",
    [
        "<time>Friday</time>",
        '<time datetime="PT4M">Friday</time>',
        '<abbr title="World Health Organization">WHO</abbr>',
        '<a href="/a" title="The 10 best films of 2024">films</a>',
        '<a href="/a" title="What changed on 3 May 2024">more</a>',
        '<span title="Edited 3 May 2024">edited</span>',
        '<span data-time="95">1:35</span>',
        '<time datetime="2024-05-03"></time>',
        f'<div data-time="1714745100">{"<p>It rained all night in Velden.</p>" * 5}</div>',
    ],
)
def test_elements_that_tell_none(element: str) -> None:
    assert times(f"<div>On {element}.</div>") == []


def test_links_and_times_keep_their_targets() -> None:
    html = (
        '<p><time datetime="2024-05-03"></time><a href="/one">one</a> <a></a>'
        '<abbr title="2024-05-04">two</abbr> <abbr title="no time">n. t.</abbr> '
        '<a href="/three"><time datetime="2024-05-05">three</time></a></p>'
    )
    marks = read_html(html).blocks.marks
    assert [mark for _, found in sorted(marks.items()) for mark in found] == [
        Mark(0, 3, "link", "/one"),
        Mark(4, 7, "time", "2024-05-04"),
        Mark(0, 5, "link", "/three"),
        Mark(0, 5, "time", "2024-05-05"),
    ]


def test_texts_and_blocks_are_the_same_without_the_attributes() -> None:
    html = "<p>By Jo <span{0}>3 May</span> and <time{1}>later</time>, <a href='/a'{0}>x</a></p>"
    with_times = read_html(html.format(' title="2024-05-03"', ' datetime="2024-05-04"')).blocks
    without = read_html(html.format("", "")).blocks
    assert (with_times.texts, with_times.hints, with_times.paths, with_times.link_shares) == (
        without.texts, without.hints, without.paths, without.link_shares,
    )  # fmt: skip
