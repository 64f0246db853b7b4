from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from cleanscrape import Article, Byline, Caption, ListItem, Mark, Paragraph, Post
from cleanscrape.render.text import to_text

from .pieces import items, numbered, row


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (Article(), ""),
        (Article(title="Rain"), "Rain"),
        (
            Article(paragraphs=(Paragraph("It rained."), Paragraph("Again."))),
            "It rained.\n\nAgain.",
        ),
        (
            Article(title="Rain", date=datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc)),
            "Rain\n\n2024-05-03T14:05:00+00:00",
        ),
        (
            Article(
                "Rain",
                Byline("By Jo Doe", ("Jo Doe",)),
                date(2024, 5, 3),
                paragraphs=(Paragraph("It rained."),),
            ),
            "Rain\n\nBy Jo Doe\n\n2024-05-03\n\nIt rained.",
        ),
        (
            Article(captions=(Caption("A gate"),), paragraphs=(Paragraph("It rained."),)),
            "It rained.",
        ),
    ],
)
def test_title_byline_date_and_body_are_parted_by_blank_lines(article: Article, text: str) -> None:
    assert to_text(article) == text
    assert article.to_text() == text


def test_lines_of_a_verse_stay_apart() -> None:
    lines = (Mark(3, 4, "break"), Mark(7, 8, "break"))
    item = Paragraph("a b", "list-item", group=1, item=ListItem(), marks=(Mark(1, 2, "break"),))
    verse, heading = Paragraph("The sea was calm", marks=lines), Paragraph("A b", "heading", 2)
    assert to_text(Article(paragraphs=(verse, item))) == "The\nsea\nwas calm\n\n• a\n  b"
    assert to_text(Article(paragraphs=(replace(heading, marks=(Mark(1, 2, "break"),)),))) == "A b"


THREE = (*items("one"), *items("two", depth=2), numbered(3, "three"))


@pytest.mark.parametrize(
    ("paragraphs", "options", "text"),
    [
        (THREE, {}, "• one\n  • two\n\n3. three"),
        (THREE, {"bullets": False}, "one\ntwo\n\nthree"),
        (items("- one"), {}, "- one"),
        ((row("May | 12", 0), row("all", 1, colspan=2)), {}, "May | 12\nall"),
        ((Paragraph("One."), row("May | 12", 0)), {"tables": False}, "One."),
        (
            (
                Paragraph("rain", "list-item", group=1, item=ListItem("term")),
                Paragraph("water", "list-item", group=1, item=ListItem("definition")),
            ),
            {},
            "rain\n  water",
        ),
        ((Paragraph("x\n  y", "code", group=1),), {}, "x\n  y"),
    ],
)
def test_lists_and_tables_stand_on_lines(
    paragraphs: tuple[Paragraph, ...], options: dict[str, bool], text: str
) -> None:
    assert Article(paragraphs=paragraphs).to_text(**options) == text


def test_captions_and_comments_are_there_when_asked_for() -> None:
    article = Article(
        captions=(Caption("A gate", "Al Roe"),),
        paragraphs=(Paragraph("It rained."),),
        comments=(Post("So it did.\n\nYes.", "Jo", depth=1),),
    )
    assert article.to_text() == "It rained."
    assert article.to_text(captions=True, comments=True) == (
        "A gate (Al Roe)\n\nIt rained.\n\n  Jo\n\n  So it did.\n\n  Yes."
    )
