"""Scrapy: an item pipeline that puts the article into each item."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from .. import clean
from .pages import Clean, Page, clean_page


@dataclass(frozen=True)
class ArticlePipeline:
    """Reads an item's page and adds its row (docs/reference/batch.md).

    A page that fails has its `error` there.

    Args:
        page: the item's field that holds the page; setting ``CLEANSCRAPE_PAGE``.
        url: the field that holds its address, if it has one; setting ``CLEANSCRAPE_URL``.
        article: the field to fill; setting ``CLEANSCRAPE_ARTICLE``.
        keep_page: leave the page in the item; setting ``CLEANSCRAPE_KEEP_PAGE``.
        clean: `cleanscrape.clean` or a `Pipeline`.

    >>> item = {"html": "<h1>Rain</h1><p>It rained all day in the valley, and the river rose."}
    >>> ArticlePipeline().process_item(item)["article"]["text"]
    'It rained all day in the valley, and the river rose.'
    >>> list(item)
    ['article']
    """

    page: str = "html"
    url: str = "url"
    article: str = "article"
    keep_page: bool = False
    clean: Clean = field(default=clean)

    @classmethod
    def from_crawler(cls, crawler: Any) -> ArticlePipeline:
        """The pipeline that the crawler's settings describe; Scrapy calls this."""
        settings = crawler.settings
        return cls(
            settings.get("CLEANSCRAPE_PAGE", cls.page),
            settings.get("CLEANSCRAPE_URL", cls.url),
            settings.get("CLEANSCRAPE_ARTICLE", cls.article),
            settings.getbool("CLEANSCRAPE_KEEP_PAGE", cls.keep_page),
        )

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002
        """Fill the item's article; an item without a page is left as it is.

        Args:
            item: a dict, or an item of any class that Scrapy knows.
            spider: not used; some versions of Scrapy give it.
        """
        fields = item if isinstance(item, dict) else _adapter(item)
        raw = fields.get(self.page)
        if raw is not None:
            page = Page(raw, url=fields.get(self.url), crawled=datetime.now(timezone.utc))
            fields[self.article] = clean_page(page, self.clean)
            if not self.keep_page:
                del fields[self.page]
        return item


def _adapter(item: Any) -> Any:
    from itemadapter import ItemAdapter

    return ItemAdapter(item)
