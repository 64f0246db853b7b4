from datetime import date, datetime, timezone

import pytest

from cleanscrape import Article, Byline, Caption, Paragraph
from cleanscrape.render.text import to_text


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
