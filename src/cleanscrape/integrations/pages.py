"""A page and the row that it becomes: shared by the batch command and all integrations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from .. import Article
from .rows import Row, fields_of

Clean = Callable[..., Article]

PAGE_COLUMNS = ("html", "raw_html", "raw", "content", "text", "body")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is known of it.

    Args:
        raw: text, Markdown or HTML.
        url: its address; also given to the readers, so the article's own canonical address may
            differ.
        crawled: when it was fetched; relative dates in the page count from it.
        id: the caller's key, copied into the row.
        encoding: of bytes, as the HTTP header said.
        kind: ``"text"``, ``"markdown"``, ``"html"``, or None to examine the page.
        source: the file that it came from.
        record: its position in that file, from 0.
        error: kind and message, if it could not even be read from its source.
    """

    raw: str | bytes = ""
    url: str | None = None
    crawled: datetime | None = None
    id: str | None = None
    encoding: str | None = None
    kind: str | None = None
    source: str | None = None
    record: int = 0
    error: tuple[str, str] | None = None


@dataclass(frozen=True)
class Columns:
    """Names of the input's columns (or JSON keys).

    Those that are absent are None for every page; the page's own must be there.

    Args:
        page: the text or HTML; None takes the first that is there of ``html``, ``raw_html``,
            ``raw``, ``content``, ``text``, ``body``.
        url: the address.
        id: the caller's key.
        crawled: when the page was fetched, a timestamp or ISO 8601 text; taken as UTC where it
            names no zone.
        encoding: the encoding of a page of bytes.
    """

    page: str | None = None
    url: str = "url"
    id: str = "id"
    crawled: str = "crawled"
    encoding: str = "encoding"

    def page_column(self, names: list[str]) -> str:
        """The page's column among these.

        Raises:
            ValueError: it is not there.

        >>> Columns().page_column(["id", "html"])
        'html'
        """
        wanted = (self.page,) if self.page else PAGE_COLUMNS
        for name in wanted:
            if name in names:
                return name
        raise ValueError(
            f"no column {' or '.join(wanted)}; there are: {', '.join(names) or 'none'}"
        )

    def page_of(self, row: Mapping[str, Any], source: str | None = None, record: int = 0) -> Page:
        """The page in a row or JSON object; one without a page carries an error.

        >>> Columns().page_of({"html": "<p>Rain", "url": "https://paper.example/1"}).url
        'https://paper.example/1'
        """
        error, raw = None, None
        try:
            raw = row[self.page_column(list(row))]
            if not isinstance(raw, (str, bytes)):
                error = (
                    "MissingPage",
                    f"the page is {'null' if raw is None else type(raw).__name__}",
                )
        except ValueError as missing:
            error = ("MissingPage", str(missing))
        url, id, encoding = (row.get(name) for name in (self.url, self.id, self.encoding))
        return Page(
            raw if error is None and raw is not None else "",
            url=None if url is None else str(url),
            crawled=moment(row.get(self.crawled)),
            id=None if id is None else str(id),
            encoding=encoding if isinstance(encoding, str) else None,
            source=source,
            record=record,
            error=error,
        )


def clean_page(page: Page, clean: Clean) -> Row:
    """The page's row, for an error of any kind too.

    Then `error` is its name, `error_message` says more, and the rest is empty.

    Args:
        page: the page.
        clean: `cleanscrape.clean` or a `Pipeline`.

    >>> from cleanscrape import clean
    >>> clean_page(Page("Rain fell on the valley all day, and the river rose.", id="7"), clean)[
    ...     "text"
    ... ]
    'Rain fell on the valley all day, and the river rose.'
    >>> clean_page(Page("Rain", kind="pdf"), clean)["error"]
    'ValueError'
    """
    if page.error:
        return failed(page, *page.error)
    try:
        return {
            **_head(page),
            **fields_of(
                clean(
                    page.raw,
                    url=page.url,
                    source=page.kind,
                    encoding=page.encoding,
                    reference=page.crawled,
                )
            ),
        }
    except Exception as error:  # an error of any kind costs this row, not the run
        notes = getattr(error, "__notes__", ())  # they name the filter or splitter
        return failed(page, type(error).__name__, "\n".join([str(error), *notes]))


def failed(page: Page, kind: str, message: str) -> Row:
    """The row of a page that could not be cleaned."""
    return {**_head(page), **fields_of(Article()), "error": kind, "error_message": message}


def moment(value: Any) -> datetime | None:
    """A time with its zone from a date, a datetime or ISO 8601 text; None if it is none of them.

    >>> moment("2024-05-03T12:00:00Z").isoformat()
    '2024-05-03T12:00:00+00:00'
    """
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        except ValueError:
            return None
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=timezone.utc)


def _head(page: Page) -> Row:
    return {
        "id": page.id,
        "source": page.source,
        "record": page.record,
        "page_url": page.url,
        "crawled": page.crawled,
    }
