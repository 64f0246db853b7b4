"""Plain text whose lines were broken at a fixed width: its paragraphs are whole again."""

from textwrap import fill, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape import clean, read

PARAGRAPHS = (
    "The survey of the lower river was carried out between January and March of this year, and "
    "water was taken at eleven places between the mill and the sea.",
    "At most of them the water was clear. Below the boatyard, however, traces of oil were found "
    "on three days; the owner says that a tank has been replaced since.",
    "The next survey is planned for the autumn. Whoever wants to help with it can write to the "
    "office of the harbour before the end of August.",
)
VERSE = (
    "The lamps come on along the quay,",
    "the ropes are wet, the gulls are still,",
    "a boy is counting out the change",
    "and dusk is climbing up the hill.",
)


def texts(source: str) -> list[str]:
    return [*read(source, source="text").blocks.texts]


@pytest.mark.parametrize("width", [45, 60, 72, 79, 100])
@pytest.mark.parametrize("lead", ["", "   "], ids=["flush", "indented"])
def test_paragraphs_are_joined(width: int, lead: str) -> None:
    wrapped = "\n\n".join(indent(fill(text, width), lead) for text in PARAGRAPHS)
    assert texts(f"Survey of the river\n\n{wrapped}") == ["Survey of the river", *PARAGRAPHS]


def test_paragraphs_without_an_empty_line_between_them_end_with_a_short_line() -> None:
    wrapped = "\n".join(fill(text, 60) for text in PARAGRAPHS)
    assert texts(wrapped) == [*PARAGRAPHS]


def test_a_short_mail_is_joined() -> None:
    paragraph = "thanks for the patch. I tried it on the numbers of last winter and it gives the "
    paragraph += "same table as the one that the harbour office prints, except for two days."
    mail = f"Hi Piet,\n\n{fill(paragraph, 70)}\n\nBest,\nAna"
    assert texts(mail) == ["Hi Piet,", paragraph, "Best,", "Ana"]


def test_items_are_joined_one_by_one() -> None:
    items = "\n".join(
        fill(text, 60, initial_indent="  * ", subsequent_indent="    ") for text in PARAGRAPHS
    )
    assert texts(items) == [f"* {text}" for text in PARAGRAPHS]


def test_menus_around_the_text_do_not_hide_it() -> None:
    menu = "\n".join(f"   {word}" for word in ["News", "Sport", "Weather", "Harbour"] * 20)
    wrapped = "\n\n".join(indent(fill(text, 72), "   ") for text in PARAGRAPHS)
    assert texts(f"{menu}\n\n{wrapped}\n\n{menu}")[80:83] == [*PARAGRAPHS]


def test_verse_stays_in_lines() -> None:
    assert texts("\n".join(VERSE)) == [*VERSE]
    wrapped = "\n\n".join(fill(text, 72) for text in PARAGRAPHS)
    assert texts(f"{wrapped}\n\n" + "\n".join(VERSE)) == [*PARAGRAPHS, *VERSE]


@pytest.mark.parametrize(
    "lines",
    [
        [f"4{at:03} Gate {at % 7} opened for boat {at:04} of the harbour" for at in range(19)],
        [f"Report {at:03}, published by the harbour office, page" for at in range(9)],
        ["Rain closes the valley road again", "Mayor opens the bridge", "Ferry stays"] * 4,
        ["雨が降り続いて川の水が増えたので橋は閉じられた。町の人は朝から"] * 6,
    ],
    ids=["log", "entries", "headlines", "unspaced"],
)  # fmt: skip
def test_lines_that_were_not_broken_stay_apart(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines


def test_scripts_without_capitals_are_joined() -> None:
    paragraph = " ".join(["أغلق المطر الطريق إلى الوادي صباح اليوم وبقيت السفن في الميناء"] * 6)
    assert texts(f"المطر\n\n{fill(paragraph, 60)}") == ["المطر", paragraph]


def test_an_article_from_a_text_browser() -> None:
    page = "\n\n".join(
        ["   * Home\n   * News\n   * Weather", "River survey finds oil below the boatyard"]
        + ["   By Tomas Velde"]
        + [indent(fill(text, 72), "   ") for text in PARAGRAPHS]
        + ["   Copyright 2024 Harbour Office"]
    )
    article = clean(page)
    assert article.title == "River survey finds oil below the boatyard"
    assert article.byline is not None
    assert article.byline.authors == ("Tomas Velde",)
    assert [paragraph.text for paragraph in article.paragraphs] == [*PARAGRAPHS]
    assert article.paragraphs[1].origin is not None
    assert article.paragraphs[1].origin.line == 13


@given(st.lists(st.sampled_from([*PARAGRAPHS, *VERSE, "", "- one", "> quoted"]), max_size=12),
       st.integers(20, 90))  # fmt: skip
def test_no_word_is_lost_and_none_moves(lines: list[str], width: int) -> None:
    source = "\n".join(fill(line, width) for line in lines)
    assert " ".join(texts(source)).split() == source.split()
