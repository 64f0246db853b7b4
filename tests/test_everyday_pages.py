"""Small things that made everyday pages go wrong, each on a line or two."""

from __future__ import annotations

from datetime import date

import pytest

import cleanscrape
from cleanscrape.document import Label
from cleanscrape.patterns.dates import find_dates
from cleanscrape.patterns.names import is_name
from cleanscrape.patterns.sentences import ends_sentence
from cleanscrape.splitters.byline import BylineSplitter

PROSE = "The river rose in the night, and the old bridge was closed to all traffic until noon."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6 สิงหาคม 2567", date(2024, 8, 6)),
        ("7 հոկտեմբերի, 2024", date(2024, 10, 7)),
        ("12 ივლისი 2024", date(2024, 7, 12)),
        ("৩ জুলাই ২০২৪", date(2024, 7, 3)),
    ],
)
def test_dates_in_further_scripts(text: str, day: date) -> None:
    assert [found.value for found in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["3 May 2567", "3. 5. 2567"])
def test_only_a_thai_month_has_a_buddhist_year(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize("mark", "።։។။۔")
def test_full_stops_of_further_scripts(mark: str) -> None:
    assert ends_sentence(f"ወንዙ ሞላ{mark}")


@pytest.mark.parametrize(
    "text",
    [
        "Decision of 9 November 2022",
        "Oroscopo di oggi, martedì 18 febbraio 2025",
        "1 Kasım 2024 tarihinden itibaren geçerlidir.",
    ],
)
def test_a_date_in_a_phrase_is_not_cut_out(text: str) -> None:
    assert list(BylineSplitter()(text)) == []


@pytest.mark.parametrize(
    "text", ["By Jo Doe on 3 May 2024", "Published on 3 May 2024 | Velden", "Jo Doe, 3 May 2024"]
)
def test_a_date_beside_a_name_or_a_place_is_cut_off(text: str) -> None:
    assert list(BylineSplitter()(text)) != []


def test_companies_are_nobody() -> None:
    assert not is_name("Velden Fisheries Ltd")
    assert is_name("มาลี ใจดี")


def test_a_heading_is_no_button_of_a_player() -> None:
    page = f"<h1>Rain</h1><p>{PROSE}</p><h2>Speed</h2><p>{PROSE}</p><p>Volume</p>"
    labels = {piece.text: piece.label for piece in cleanscrape.clean(page).removed}
    assert labels == {"Volume": Label.INTERFACE}


def test_rows_of_a_table_are_nobody() -> None:
    page = f"# Ferries\n\n| North Pier | South Pier |\n| --- | --- |\n| 07:00 | 07:50 |\n\n{PROSE}"
    assert cleanscrape.clean(page).authors == ()


def test_messages_are_no_headline() -> None:
    article = cleanscrape.clean("[08:02] Jo: Is the bridge open?\n[08:04] Al: Not before noon.\n")
    assert article.title is None


def test_a_row_of_badges_has_no_caption() -> None:
    page = (
        f"# Rain\n\n[![build](/b.svg)](/b) [![docs](/d.svg)](/d)\n\n{PROSE}\n\n```\nrain "
        f"--stop\n```"
    )
    article = cleanscrape.clean(page)
    assert article.captions == ()
    assert PROSE in article.text


def test_a_byline_with_emphasis_is_told_from_its_date() -> None:
    article = cleanscrape.clean(
        f"# Rain\n\nBy **[Jo Doe](/jo)** — 3 May 2024\n\n{PROSE}\n\n{PROSE}"
    )
    assert article.authors == ("Jo Doe",)
    assert article.date == date(2024, 5, 3)


def test_formulas_and_meanings_keep_their_words_and_lose_syntax() -> None:
    article = cleanscrape.clean(
        "# Walks\n\nThe steps $X_i \\in \\{-1, 1\\}$ are independent of **each** "
        "other.\n\n**Step**\n: One move.\n"
    )
    assert article.text.split("\n") == [
        "The steps X_i \\in \\{-1, 1\\} are independent of each other.",
        "",
        "Step",
        "",
        "One move.",
    ]


def test_links_below_a_thread_are_no_authors() -> None:
    posts = "".join(
        f"<div class=post><div class=u><a href=/user/{name}>{name}</a><br>12 Feb 2023, 09:1{minute}"
        f"</div><div class=t>{text}</div></div>"
        for minute, (name, text) in enumerate(
            [
                ("otto_b", "My zinc gutter drips at the joint. Which glue holds in frost?"),
                ("jen", "None. Solder it, or use a sleeve with a rubber seal."),
                ("otto_b", "The sleeve did it, thanks! Dry since yesterday."),
            ]
        )
    )
    foot = "<div><a href=/rules>Rules</a> <a href=/privacy>Privacy</a></div>"
    article = cleanscrape.clean(f"<html><body><h1>Leaky gutter, what glue?</h1>{posts}{foot}")
    assert article.authors == ()
    assert [post.author for post in article.posts] == ["otto_b", "jen", "otto_b"]
