"""Raw scraped text or HTML in, a structured `Article` out, and a reason for the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal

from ._speed import mode
from .article import Article
from .choices import FAVORS, PAGE_TYPES, Favor, PageTypeName, Source, check_choice
from .document import Block, BlockTable, Claim, Decision, Document, Filter, Hint, Label, Splitter
from .errors import (
    MissingExtraError,
    ReadError,
    RuleError,
    TooLargeError,
    UnknownFilterError,
    UnknownSplitterError,
)
from .facts import Cell, ListItem, Mark
from .join import join
from .late_names import late_names
from .many import Page, check_many, check_way, cleaned, try_clean
from .origins import Origin
from .outputs import Chunk, Table
from .pipeline import Pipeline
from .readers import MAX_CHARS as MAX_CHARS
from .readers import read
from .reasons import Reason
from .registry import available_filters, available_splitters
from .translations import Translations
from .values import (
    Byline,
    Caption,
    Embed,
    Entry,
    Image,
    PageType,
    Paragraph,
    Piece,
    Post,
    Removed,
    Unlisted,
)

if TYPE_CHECKING:
    from .explanation import Explanation
    from .explanation.run import explain
    from .fingerprints import Fingerprint, fingerprint, resembling
    from .memory import SiteMemory
    from .rules import SiteRules

__all__ = [
    "Article",
    "Block",
    "BlockTable",
    "Byline",
    "Caption",
    "Cell",
    "Chunk",
    "Claim",
    "Decision",
    "Document",
    "Embed",
    "Entry",
    "Explanation",
    "Favor",
    "Filter",
    "Fingerprint",
    "Hint",
    "Image",
    "Label",
    "ListItem",
    "Mark",
    "MissingExtraError",
    "Origin",
    "Page",
    "PageType",
    "PageTypeName",
    "Paragraph",
    "Piece",
    "Pipeline",
    "Post",
    "ReadError",
    "Reason",
    "Removed",
    "RuleError",
    "SiteMemory",
    "SiteRules",
    "Source",
    "Splitter",
    "Table",
    "TooLargeError",
    "Translations",
    "UnknownFilterError",
    "UnknownSplitterError",
    "Unlisted",
    "available_filters",
    "available_splitters",
    "clean",
    "clean_many",
    "explain",
    "fingerprint",
    "join",
    "read",
    "resembling",
    "schema",
    "speed",
]

__version__ = "0.1.0"

_LATER = {
    "Explanation": ".explanation",
    "Fingerprint": ".fingerprints",
    "SiteMemory": ".memory",
    "SiteRules": ".rules",
    "explain": ".explanation.run",
    "fingerprint": ".fingerprints",
    "resembling": ".fingerprints",
}
"""What few programs use, and where it is: together a fifth of the time that an import takes."""

__getattr__ = late_names(__name__, _LATER)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


@lru_cache(maxsize=32)
def _default(favor: Favor | None = None, page_type: PageTypeName | None = None) -> Pipeline:
    return Pipeline.default().favoring(favor).typed(page_type)


def clean(
    raw: Any,
    *,
    url: str | None = None,
    source: Source | None = None,
    encoding: str | None = None,
    reference: datetime | None = None,
    max_chars: int | None = MAX_CHARS,
    favor: Favor | None = None,
    page_type: PageTypeName | None = None,
    memory: SiteMemory | None = None,
    site: str | None = None,
    rules: SiteRules | None = None,
) -> Article:
    r"""Clean one page with the default pipeline.

    Args:
        raw: the page as the scraper saved it.
        url: its address, if known; never fetched.
        source: ``"html"``, ``"markdown"`` or ``"text"``; None examines the page. ``"text"`` may
            still turn out to be Markdown.
        encoding: of bytes, as the HTTP header said.
        reference: the moment that relative dates ("5 hours ago") count from; without it they are
            left alone.
        max_chars: size above which the page is refused, 100 million characters by default; None for
            no limit.
        favor: ``"precision"`` leaves out of the body what is doubtful, ``"recall"`` keeps it; None
            balances the two.
        page_type: ``"article"``, ``"collection"``, ``"documentation"``, ``"forum"``, ``"listing"``,
            ``"product"`` or ``"service"`` if it is known; None lets the scorer estimate it.
        memory: what other pages of the site taught.
        site: the key of the page's site in `memory`, or its name in `rules`.
        rules: rules of sites. For both, the page's address or `site` says which site it is.

    Raises:
        TypeError: `raw` or another argument is of a type that cannot be read.
        ValueError: `source`, `favor` or `page_type` is not as described.
        ReadError: `raw` cannot be decoded or parsed, or is too large (`TooLargeError`).
        RuleError: the patterns of `rules` take too long on this page.

    >>> page = "The bridge is open again\n\nBy Jo Doe\n3 May 2024\n\n"
    >>> page += "The old bridge over the river was opened again on Friday morning."
    >>> article = clean(page)
    >>> article.title, article.authors, str(article.date)
    ('The bridge is open again', ('Jo Doe',), '2024-05-03')
    >>> article.text
    'The old bridge over the river was opened again on Friday morning.'
    """
    check_choice("favor", favor, FAVORS)
    check_choice("page_type", page_type, PAGE_TYPES)
    known: dict[str, Any] = {"url": url, "source": source, "encoding": encoding}
    known |= {"reference": reference, "max_chars": max_chars}
    known |= {"memory": memory, "site": site, "rules": rules}
    return _default(favor, page_type)(raw, **known)


def clean_many(
    raws: Iterable[Any],
    *,
    workers: int = 1,
    errors: Literal["raise", "keep"] = "raise",
    pipeline: Pipeline | None = None,
    max_chars: int | None = MAX_CHARS,
    favor: Favor | None = None,
    page_type: PageTypeName | None = None,
    rules: SiteRules | None = None,
) -> Iterator[Article | ReadError]:
    """Clean many pages, in their order.

    Args:
        raws: the pages; taken lazily. A tuple is a page with what is known of it, in the order of
            `Page`: ``(raw, url, encoding, reference)``, of which the last ones may be missing.
        workers: number of processes; 1 works in this one.
        errors: ``"raise"`` stops at the first page that cannot be read, ``"keep"`` yields its
            `ReadError` in the article's place.
        pipeline: the filters, the built-in ones by default; with several workers it must be
            picklable.
        max_chars: as for `clean`.
        favor: as for `clean`.
        page_type: as for `clean`.
        rules: as for `clean`; each page's address says which are used.

    Raises:
        TypeError: `raws` is one page, or another argument is of a wrong type.
        ValueError: `errors`, `workers`, `favor` or `page_type` is not as described.
        ReadError: a page cannot be read and `errors` is ``"raise"``.

    >>> [article.text for article in clean_many(["It rained.", "It snowed."])]
    ['It rained.', 'It snowed.']
    >>> pages = [("It rained.", "https://a.example/rain")]
    >>> [article.url for article in clean_many(pages)]
    ['https://a.example/rain']
    """
    check_way(workers, errors, pipeline)
    check_choice("favor", favor, FAVORS)
    check_choice("page_type", page_type, PAGE_TYPES)
    check_many(raws)
    told = {"favor": favor, "page_type": page_type, "rules": rules}
    how = {"max_chars": max_chars} | {key: value for key, value in told.items() if value}
    return cleaned(raws, workers, errors, partial(try_clean, pipeline or _default(), how))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `Article.to_dict` gives.

    >>> schema()["properties"]["title"]["description"]
    "The headline, without the site's name."
    """
    from importlib.resources import files  # a tenth of the package's import time

    data: dict[str, Any] = json.loads(
        files(__name__).joinpath("schema.json").read_text(encoding="utf-8")
    )
    return data


def speed() -> Literal["kernels", "partial", "pure"]:
    """What this installation works with: compiled kernels, or pure Python.

    The articles are the same; the time is not. ``"partial"`` means that some kernels are not built,
    or were refused with a warning.

    >>> speed() in ("kernels", "partial", "pure")
    True
    """
    return mode()
