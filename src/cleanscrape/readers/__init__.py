"""From what a scraper brought home to a `Document`: text, Markdown or HTML, told apart by looking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ..choices import SOURCES, Source, check_choice, check_page
from ..document import Document, Splitter
from ..errors import TooLargeError
from ..splitters import ALL, cut, suited
from .encodings.decoding import decode
from .html.page import looks_like_html, markup, read_html
from .markdown.blocks import looks_like_markdown, read_markdown
from .preamble import preamble_end, with_preamble
from .text import normalise, read_text

_ONE_LINE = 600  # characters; a page of one or two lines longer than this has lost its line breaks
_WIDEST = 4  # bytes that a character takes at most
_MARKDOWN = re.compile(
    r"(?m)^(?:#{1,6} \S|Markdown Content:)"
)  # after a preamble, one sign is enough
# What Markdown with a few tags in it has, such as a README that begins with a centred picture, and
# what it has not.
_SUBHEADING = re.compile(r"(?m)^#{2,6} +\w")
_PAGE = re.compile(r"(?i)<(?:!doctype|html|head|body|main|article|section|pre|textarea)\b")
_LOOKED_AT = 20_000  # characters
# characters; twice the largest page of `benchmarks.cost.growth`, and hundreds of times what a
# browser shows well
MAX_CHARS = 100_000_000


def read(
    raw: Any,
    *,
    url: str | None = None,
    source: Source | None = None,
    encoding: str | None = None,
    reference: datetime | None = None,
    max_chars: int | None = MAX_CHARS,
    splitters: Sequence[Splitter] = ALL,
) -> Document:
    r"""The page as a `Document`, before any filter.

    Args: raw: text or HTML as `str` or bytes in any encoding, an lxml tree or element, or a
        BeautifulSoup object (left unchanged). url: the page's address, if known; it is never
        fetched. source: ``"html"``, ``"markdown"`` or ``"text"`` to skip the guess, None to let the
        reader look. ``"text"`` is no HTML; whether it
            is Markdown is still looked at.
        encoding: of bytes, as the HTTP header said.
        reference: the moment that relative dates count from.
        max_chars: size above which the page is refused: characters of text or markup, or bytes
            where they are so many that no encoding could hold fewer characters; None for no limit.
        splitters: what cuts blocks that hold several things, in order.

    Raises:
        TypeError: `raw` is of a type that no reader takes, or another argument is of a wrong one.
        ValueError: `source` is not one of the names above.
        TooLargeError: the page is larger than `max_chars`; it is a `ReadError`.
        ReadError: the input cannot be decoded or parsed.

    >>> [block.text for block in read("Rain\r\n\r\nIt rained.").blocks]
    ['Rain', 'It rained.']
    >>> [(block.tag, block.text) for block in read("<h1>Rain</h1><p>It <b>rained</b>.").blocks]
    [('h1', 'Rain'), ('p', 'It rained.')]
    >>> [(block.tag, block.text) for block in read("It *rained*.\n* And on", source="markdown").blocks]
    [('', 'It rained.'), ('li', 'And on')]
    """
    check_choice("source", source, SOURCES)
    check_page(url, encoding, reference, max_chars)
    if isinstance(raw, (bytes, bytearray, memoryview)):
        _check(memoryview(raw).nbytes // _WIDEST, max_chars)
        raw = decode(bytes(raw), encoding)
    if not isinstance(raw, str):
        if not is_tree(raw):
            raise TypeError(
                f"cannot read {type(raw).__name__}; give str, bytes, an lxml tree or a BeautifulSoup object"
            )
        if source in ("text", "markdown"):
            raise ValueError(f"source is {source!r}, but a tree was given")
        raw, source = markup(raw), "html"
    _check(len(raw), max_chars)
    if source == "html" or (
        source is None and looks_like_html(raw) and not _is_marked(raw[:_LOOKED_AT])
    ):
        return cut(read_html(raw, url=url, reference=reference), suited(splitters, one_line=False))
    text = normalise(raw)
    end = preamble_end(text)
    page = text[end:]
    marked = source == "markdown" or looks_like_markdown(page) or (end and _MARKDOWN.search(text))
    reader = read_markdown if marked else read_text
    document = reader(page, url=url, reference=reference)
    one_line = len(document) <= 2 and len(page) > _ONE_LINE
    document = cut(document, suited(splitters, one_line))
    return with_preamble(document, text, end) if end else document


def _is_marked(head: str) -> bool:
    """True for the beginning of a text in Markdown, though there are tags in it."""
    return (
        _SUBHEADING.search(head) is not None
        and not _PAGE.search(head)
        and looks_like_markdown(normalise(head))
    )


def _check(chars: int, limit: int | None) -> None:
    if limit is not None and chars > limit:
        raise TooLargeError(
            f"the page has {chars:,} characters or more; at most {limit:,} are allowed (max_chars)"
        )


def is_tree(raw: Any) -> bool:
    """True for lxml's and BeautifulSoup's objects."""
    return any(base.__module__.split(".")[0] in ("lxml", "bs4") for base in type(raw).__mro__)
