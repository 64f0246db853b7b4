"""cleanscrape: raw scraped text or HTML in, a structured `Article` out.

Every piece of the input that is not in it has a reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Literal

from .article import Article
from .choices import FAVORS, PAGE_TYPES, Favor, PageTypeName, Source, check_choice
from .document import Block, BlockTable, Claim, Decision, Document, Filter, Hint, Label, Splitter
from .errors import (
    MissingExtraError,
    ReadError,
    TooLargeError,
    UnknownFilterError,
    UnknownSplitterError,
)
from .facts import Cell, ListItem, Mark
from .join import join
from .origins import Origin
from .outputs import Chunk, Table
from .pipeline import Pipeline
from .readers import MAX_CHARS as MAX_CHARS
from .readers import is_tree, read
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
    "Favor",
    "Filter",
    "Hint",
    "Image",
    "Label",
    "ListItem",
    "Mark",
    "MissingExtraError",
    "Origin",
    "PageType",
    "PageTypeName",
    "Paragraph",
    "Piece",
    "Pipeline",
    "Post",
    "ReadError",
    "Reason",
    "Removed",
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
    "join",
    "read",
    "schema",
]

__version__ = "0.1.0"


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
) -> Article:
    r"""Clean one page with the default pipeline.

    Args:
        raw: the page as the scraper brought it home.
        url: its address, if known; never fetched.
        source: ``"html"``, ``"markdown"`` or ``"text"`` to skip the guess; ``"text"`` may still
            turn out to be Markdown.
        encoding: of bytes, as the HTTP header said.
        reference: the moment that relative dates ("5 hours ago") count from; without it they are
            left alone.
        max_chars: size above which the page is refused, 100 million characters by default; None for
            no limit.
        favor: ``"precision"`` leaves out of the body what is doubtful, ``"recall"`` keeps it; None
            balances the two.
        page_type: ``"article"``, ``"collection"``, ``"documentation"``, ``"forum"``, ``"listing"``,
            ``"product"`` or ``"service"`` where it is known; without it, the page is looked at.

    Raises:
        TypeError: `raw` or another argument is of a type that cannot be read.
        ValueError: `source`, `favor` or `page_type` is not as described.
        ReadError: `raw` cannot be decoded or parsed, or is too large (`TooLargeError`).

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
    return _default(favor, page_type)(
        raw, url=url, source=source, encoding=encoding, reference=reference, max_chars=max_chars
    )


def clean_many(
    raws: Iterable[Any],
    *,
    workers: int = 1,
    errors: Literal["raise", "keep"] = "raise",
    pipeline: Pipeline | None = None,
    max_chars: int | None = MAX_CHARS,
) -> Iterator[Article | ReadError]:
    """Clean many pages, in their order.

    Args:
        raws: the pages; taken lazily.
        workers: number of processes; 1 works in this one.
        errors: ``"raise"`` stops at the first page that cannot be read, ``"keep"`` yields its
            `ReadError` in the article's place.
        pipeline: the filters, the built-in ones by default; with several workers it must be
            picklable.
        max_chars: as for `clean`.

    Raises:
        TypeError: `raws` is one page, or another argument is of a wrong type.
        ValueError: `errors` or `workers` is not as described.
        ReadError: a page cannot be read and `errors` is ``"raise"``.

    >>> [article.text for article in clean_many(["It rained.", "It snowed."])]
    ['It rained.', 'It snowed.']
    """
    if errors not in ("raise", "keep"):
        raise ValueError(f"errors must be 'raise' or 'keep', not {errors!r}")
    if not isinstance(workers, int):
        raise TypeError(f"workers must be an int, not {workers!r}")
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if not (pipeline is None or callable(pipeline)):
        raise TypeError(f"pipeline must be a Pipeline or None, not {pipeline!r}")
    _check_many(raws)
    return _cleaned(raws, workers, errors, partial(_try_clean, pipeline or _default(), max_chars))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `Article.to_dict` gives.

    Each call returns a dict of its own.

    >>> schema()["properties"]["title"]["description"]
    "The headline, without the site's name."
    """
    from importlib.resources import files  # a tenth of the package's import time

    data: dict[str, Any] = json.loads(
        files(__name__).joinpath("schema.json").read_text(encoding="utf-8")
    )
    return data


def _check_many(raws: Any) -> None:
    """Refuse one page where many are wanted: a string, or a tree, would be taken apart."""
    one = isinstance(raws, (str, bytes, bytearray, memoryview))
    one = one or (is_tree(raws) and not isinstance(raws, list))  # bs4's ResultSet is a list
    if one or not isinstance(raws, Iterable):
        hint = "; for one page there is clean" if one else ""
        raise TypeError(f"clean_many takes pages, not one {type(raws).__name__}{hint}")


def _cleaned(
    raws: Iterable[Any], workers: int, errors: str, work: Callable[[Any], Article | ReadError]
) -> Iterator[Article | ReadError]:
    from .parallel import ordered

    for result in ordered(work, raws, workers):
        if isinstance(result, ReadError) and errors == "raise":
            raise result
        yield result


def _try_clean(pipeline: Pipeline, max_chars: int | None, raw: Any) -> Article | ReadError:
    try:
        return pipeline(raw, max_chars=max_chars)
    except ReadError as error:
        return error
