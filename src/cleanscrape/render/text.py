"""The article as plain text."""

from __future__ import annotations

from ..values import Readable


def to_text(article: Readable) -> str:
    """Title, byline, date and body, parted by blank lines; what was not found is left out.

    >>> from cleanscrape import Article, Paragraph
    >>> print(to_text(Article(title="Rain", paragraphs=(Paragraph("It rained."),))))
    Rain
    <BLANKLINE>
    It rained.
    """
    byline = article.byline.text if article.byline else None
    date = article.date.isoformat() if article.date else None
    return "\n\n".join(part for part in (article.title, byline, date, article.text) if part)
