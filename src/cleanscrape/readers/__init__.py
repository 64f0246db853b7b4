"""Read what a scraper saved as a `Document`, whether it is text, Markdown or HTML."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ..choices import SOURCES, Source, check_choice, check_page
from ..document import Document, Splitter
from ..errors import ReadError, TooLargeError
from ..splitters import ALL, cut, suited
from .encodings.decoding import as_utf_8, decode
from .encodings.signatures import other_than_text
from .html.page import read_html
from .html.sniffing import WHOLE_PAGE_CHARS, is_whole_page, looks_like_html
from .html.tree import CONTROL_CHARS, markup

_MAX_BYTES_PER_CHAR = 4
# Markdown with a few tags, such as a README that begins with a centred picture, has a subheading
# and no element of a whole page.
_SUBHEADING = re.compile(r"(?m)^#{2,6} +\w")
_PAGE_ELEMENT = re.compile(r"(?i)<(?:!doctype|html|head|body|main|article|section|pre|textarea)\b")
_SNIFFED_CHARS = 20_000
# Twice the largest page of `benchmarks.cost.growth`, and far more than browsers show well.
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
    xpaths: Sequence[str] = (),
) -> Document:
    r"""Read a page as a `Document`, before any filter.

    Args:
        raw: text or HTML as `str` or bytes in any encoding, an lxml tree or element, or a
            BeautifulSoup object. It is left unchanged.
        url: the page's address, if known; it is never fetched.
        source: ``"html"``, ``"markdown"`` or ``"text"``; None to guess. ``"text"`` excludes HTML,
            but the text may still be read as Markdown.
        encoding: of bytes, as the HTTP header said.
        reference: the moment that relative dates count from.
        max_chars: a larger page is refused; None for no limit. Bytes are refused where even an
            encoding of four bytes per character would exceed it.
        splitters: what cuts blocks that contain several things, in this order.
        xpaths: what to choose of an HTML page's tree, for `Document.selected`; site rules need it.

    Raises:
        TypeError: `raw` has a type that no reader takes, or another argument has a wrong type.
        ValueError: `source` is none of the names above, or does not fit a tree.
        TooLargeError: the page is larger than `max_chars`; it is a `ReadError`.
        ReadError: the input cannot be decoded or parsed, or is a file of another kind (PDF, image,
            archive).
        RuleError: one of `xpaths` cannot be read, or could take very long.

    >>> [block.text for block in read("Rain\r\n\r\nIt rained.").blocks]
    ['Rain', 'It rained.']
    >>> [(block.tag, block.text) for block in read("<h1>Rain</h1><p>It <b>rained</b>.").blocks]
    [('h1', 'Rain'), ('p', 'It rained.')]
    >>> [(block.tag, block.text) for block in read("* It *rained*.", source="markdown").blocks]
    [('li', 'It rained.')]
    """
    check_choice("source", source, SOURCES)
    check_page(url, encoding, reference, max_chars)
    has_lines = isinstance(raw, (str, bytes, bytearray, memoryview))
    if not has_lines:
        _check_tree(raw, source)
        raw, source = markup(raw), "html"
    elif not isinstance(raw, str):
        raw = _decoded(raw, encoding, source, max_chars)
    if isinstance(raw, str):
        _check_size(len(raw), max_chars)
    if isinstance(raw, bytes) or source == "html" or (source is None and _is_html(raw)):
        document = read_html(raw, url=url, reference=reference, has_lines=has_lines, xpaths=xpaths)
        return cut(document, suited(splitters, one_line=False))
    from .plain import read_plain  # only for text: HTML needs none of what it imports

    return read_plain(raw, source, splitters, url=url, reference=reference)


def _decoded(
    data: bytes | bytearray | memoryview,
    encoding: str | None,
    source: Source | None,
    max_chars: int | None,
) -> str | bytes:
    """The text of a page; of one that is surely HTML in UTF-8 the bytes, which its parser takes."""
    _check_size(memoryview(data).nbytes // _MAX_BYTES_PER_CHAR, max_chars)
    raw = bytes(data)
    _check_text(raw)
    head = raw[:WHOLE_PAGE_CHARS].decode("latin-1") if source is None else ""
    is_html = source == "html" or is_whole_page(head)
    utf_8 = as_utf_8(raw, encoding, CONTROL_CHARS) if is_html else None
    if utf_8 is None:
        return decode(raw, encoding)
    size, kept = utf_8
    _check_size(size, max_chars)
    return kept


def _is_html(text: str) -> bool:
    """True for HTML, but not for Markdown that contains a few tags."""
    if is_whole_page(text):
        return True
    if not looks_like_html(text):
        return False
    head = text[:_SNIFFED_CHARS]
    if not _SUBHEADING.search(head) or _PAGE_ELEMENT.search(head):
        return True
    from .plain import is_markdown

    return not is_markdown(head)


def _check_size(chars: int, limit: int | None) -> None:
    if limit is not None and chars > limit:
        raise TooLargeError(
            f"the page has {chars:,} characters or more; at most {limit:,} are allowed (max_chars)"
        )


def _check_text(raw: bytes) -> None:
    """Raise for files that are no page, such as a PDF, by their first bytes."""
    other = other_than_text(raw)
    if other is None:
        return
    advice = "; unpack it first" if "packed" in other else ""
    raise ReadError(f"the input is {other}, not a page of text or HTML{advice}")


def _check_tree(raw: Any, source: str | None) -> None:
    """Raise unless `raw` is a tree, and `source` allows one."""
    if isinstance(raw, os.PathLike):
        raise TypeError(
            f"cannot read {type(raw).__name__}; give the file's content: path.read_bytes()"
        )
    if not is_tree(raw):
        raise TypeError(
            f"cannot read {type(raw).__name__}; "
            "give str, bytes, an lxml tree or a BeautifulSoup object"
        )
    if source in ("text", "markdown"):
        raise ValueError(f"source is {source!r}, but a tree was given")


def is_tree(raw: Any) -> bool:
    """True for objects of lxml and BeautifulSoup.

    >>> is_tree("<p>It rained.</p>")
    False
    """
    return any(base.__module__.split(".")[0] in ("lxml", "bs4") for base in type(raw).__mro__)
