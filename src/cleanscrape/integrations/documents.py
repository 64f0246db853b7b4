"""What retrieval frameworks (LangChain, LlamaIndex) keep beside a text.

Flat values, none of them None.
"""

from __future__ import annotations

from typing import Any

from .. import Article


def metadata(article: Article) -> dict[str, Any]:
    """The article's fields as a flat dict of text, for a document's metadata.

    What was not found is left out.

    >>> from datetime import date
    >>> metadata(Article(title="Rain", date=date(2024, 5, 3), tags=("weather", "rivers")))
    {'title': 'Rain', 'date': '2024-05-03', 'tags': 'weather, rivers'}
    """
    found = {
        "title": article.title,
        "authors": ", ".join(article.authors),
        "date": article.date and article.date.isoformat(),
        "modified": article.modified and article.modified.isoformat(),
        "url": article.url,
        "site_name": article.site_name,
        "language": article.language,
        "section": article.section,
        "tags": ", ".join(article.tags),
    }
    return {name: value for name, value in found.items() if value}
