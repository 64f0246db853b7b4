from dataclasses import replace

import pytest

import cleanscrape
from cleanscrape import Claim, Label, Pipeline
from cleanscrape.filters import Dates, Interface, Titles
from cleanscrape.testing import build
from tests.helpers import marks_of, values_of

titles = values_of(Titles)
marks = marks_of(Titles)


def test_defaults() -> None:
    assert (Titles().name, Titles().min_probability) == ("title", 0.5)


def test_the_line_above_byline_and_date_is_the_title(prose: tuple[str, ...]) -> None:
    document = build("Home", "The old bridge is open again", "By Jo Doe", "3 May 2024", *prose)
    document = Pipeline((Interface(), Dates())).run(document)
    assert titles(document) == ["The old bridge is open again"]
    assert marks(document) == {1: (Label.TITLE, "headline-shape")}


def test_a_heading_of_the_first_level_is_the_title(prose: tuple[str, ...]) -> None:
    document = build(
        ("div", "Weather and prices"),
        ("h1", "The old bridge"),
        *(("p", text) for text in prose),
        source="html",
    )
    assert titles(document) == ["The old bridge"]


def test_a_page_of_prose_alone_has_no_title(prose: tuple[str, ...]) -> None:
    assert titles(build(*prose)) == []


@pytest.mark.parametrize("lines", [(), ("Home",), ("Home", "Menu")])
def test_a_page_without_prose_has_no_title(lines: tuple[str, ...]) -> None:
    assert titles(build(*lines)) == []


def test_the_title_said_again_is_its_duplicate(prose: tuple[str, ...]) -> None:
    document = build(
        "The old bridge is open again", "By Jo Doe", *prose, "THE OLD BRIDGE IS OPEN AGAIN!"
    )
    assert marks(document) == {
        0: (Label.TITLE, "headline-shape"),
        6: (Label.DUPLICATE, "title-again"),
    }


def test_the_bullet_of_a_list_is_not_part_of_the_title(prose: tuple[str, ...]) -> None:
    document = build(
        ("h1", "1. The old bridge is open"), *(("p", text) for text in prose), source="html"
    )
    assert titles(document) == ["The old bridge is open"]


def test_a_stricter_filter_claims_nothing(prose: tuple[str, ...]) -> None:
    document = build(("h1", "The old bridge"), *(("p", text) for text in prose), source="html")
    assert titles(document, Titles(min_probability=1.0)) == []


def test_metadata_settles_which_line_it_is(prose: tuple[str, ...]) -> None:
    document = build("Rain in the valley tomorrow", "Bread will cost more", *prose)
    for title in document.blocks.texts[:2]:
        assert titles(replace(document, claims=(Claim("title", title, 0.8, "og"),))) == [title]


def test_a_line_that_is_interface_is_no_title(prose: tuple[str, ...]) -> None:
    document = build("The old bridge is open again", "By Jo Doe", *prose)
    document = replace(
        document, decisions=(document.blocks[0].mark(Label.NAVIGATION, 0.9, "test"),)
    )
    assert "The old bridge is open again" not in titles(document)


def test_a_headline_in_markup_stands_against_metadata() -> None:
    page = """<head><title>Best bridges of 2025 | Post</title>
    <meta property="og:title" content="Best bridges of 2025">
    <meta property="og:site_name" content="Post"></head>
    <h1>Twelve bridges that you should walk over once</h1>"""
    text = (
        "<p>The old bridge over the river was opened again on Friday morning, after two "
        "years of work on its arches.</p>"
    )
    assert (
        cleanscrape.clean(page + text * 4).title == "Twelve bridges that you should walk over once"
    )


_POST = (
    "My starboard rowlock lets in water whenever I pull hard. I tried wax. Any better ideas?",
    "Wax is hopeless in cold water. Take it off, clean the seat and bed it on butyl tape.",
)


@pytest.mark.parametrize(
    ("heading", "site", "title"),
    [
        ("Leaking rowlock", "Small Boats Board", "Leaking rowlock"),
        ("Latest topics", "Small Boats Board", None),
    ],
)
def test_a_subheading_that_begins_the_title_is_the_headline_of_a_thread(
    heading: str, site: str, title: str | None
) -> None:
    posts = "".join(
        f"<div class=post><p class=author>by {name} » 2 March 2026</p><div>{text}</div></div>"
        for name, text in zip(("tam_oar", "Bine"), _POST)
    )
    page = f"<title>Leaking rowlock - {site}</title><h2>{heading}</h2>{posts}"
    found = cleanscrape.clean(page).title
    assert found == title if title else found != heading
