"""Several pages of one article become one `Article`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..article import Article, StoredLedger
from ..document import Claim
from ..translations import Translations
from .pages import JoinedPages, extent, shifted_claim
from .repeats import alike

__all__ = ["join"]

# The first page that has one gives it.
_FIRST = (
    "title", "byline", "date", "modified", "language", "site_name", "url", "section", "image",
    "page_type", "description", "licence", "publisher", "access", "direction",
)  # fmt: skip


def join(articles: Iterable[Article]) -> Article:
    r"""Make one article of the pages that it was spread over.

    Title, byline, date and other single values are those of the first page that has them; tags and
    comments are collected. Paragraphs follow each other. Paragraphs that begin every page are kept
    on the first page only, and those that end every page on the last. Captions, images and embeds
    that an earlier page has are dropped. Each repeat is in `Article.removed` with the reason
    ``repeated-on-page``, or in `Article.unlisted`.

    The account covers all pages: offsets count as if their texts were one, joined by newlines, and
    block numbers in `Article.evidence` continue from page to page. `Article.why` says nothing about
    the joined article; call it on the pages.

    Args:
        articles: the pages in their order.

    Raises:
        TypeError: `articles` is one article, or holds something else.
        ValueError: there is none.

    >>> from cleanscrape import Paragraph
    >>> one = Article(title="Rain", paragraphs=(Paragraph("Page 1 of 2"), Paragraph("It rained.")))
    >>> two = Article(paragraphs=(Paragraph("It rained more."), Paragraph("It stopped.")))
    >>> both = join([one, two])
    >>> both.title, both.text
    ('Rain', 'Page 1 of 2\n\nIt rained.\n\nIt rained more.\n\nIt stopped.')
    """
    if isinstance(articles, Article):
        raise TypeError("join takes several articles, not one")
    pages = tuple(articles)
    for page in pages:
        if not isinstance(page, Article):
            raise TypeError(f"join takes articles, not {type(page).__name__}")
    if not pages:
        raise ValueError("there is no article to join")
    if len(pages) == 1:
        return pages[0]
    return _joined(pages)


def _joined(pages: Sequence[Article]) -> Article:
    leading, trailing = alike([page.paragraphs for page in pages])
    joined = JoinedPages()
    claims: dict[str, list[Claim]] = {}
    offset = blocks = 0
    for number, page in enumerate(pages):
        first, end = (leading if number else 0), len(page.paragraphs)
        end -= trailing if number < len(pages) - 1 else 0
        shift = joined.add(page, number, offset, range(first, end))
        for name, found in _claims_kept(page, number, len(pages)):
            claims.setdefault(name, []).extend(
                shifted_claim(claim, blocks, shift) for claim in found
            )
        offset += extent(page) + 1
        blocks += len(page.account)
    values: dict[str, Any] = {name: _first(pages, name) for name in _FIRST}
    return Article(
        **values,
        **joined.fields(),
        tags=tuple(dict.fromkeys(tag for page in pages for tag in page.tags)),
        confidence=_confidence(pages),
        next_page=pages[-1].next_page,
        previous_page=pages[0].previous_page,
        translations=_first(pages, "translations") or Translations(),
        ledger=StoredLedger(
            joined.removed(),
            {name: tuple(found) for name, found in claims.items()},
            tuple(joined.account),
            tuple(joined.unlisted),
        ),
    )


def _first(pages: Sequence[Article], name: str) -> Any:
    return next((value for page in pages if (value := getattr(page, name))), None)


def _claims_kept(page: Article, number: int, count: int) -> Iterable[tuple[str, tuple[Claim, ...]]]:
    """The claims that hold for the joined article: none on next pages within it."""
    for name, found in page.evidence.items():
        if name == "next_page" and number < count - 1:
            continue
        if name == "previous_page" and number:
            continue
        yield name, found


def _confidence(pages: Sequence[Article]) -> float | None:
    """The mean of the pages' confidences by the length of their texts.

    None where one is unknown.
    """
    weighted = [
        (page.confidence, sum(len(paragraph.text) for paragraph in page.paragraphs) or 1)
        for page in pages
    ]
    total = sum(size for _, size in weighted)
    known = [confidence * size for confidence, size in weighted if confidence is not None]
    return sum(known) / total if len(known) == len(weighted) else None
