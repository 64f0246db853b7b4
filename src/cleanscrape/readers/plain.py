"""Read text and Markdown, whichever of the two it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from ..choices import Source
from ..document import Document, Splitter
from ..splitters import cut, suited
from .lines import with_lines
from .markdown.blocks import looks_like_markdown, read_markdown
from .preamble import preamble_end, with_preamble
from .text import normalise, read_text

# Characters. A page of one or two lines that is longer has lost its line breaks.
_MAX_ONE_LINE = 600
# After a preamble, one sign of Markdown is enough.
_MARKDOWN_SIGN = re.compile(r"(?m)^(?:#{1,6} \S|Markdown Content:)")


def read_plain(
    raw: str,
    source: Source | None,
    splitters: Sequence[Splitter],
    url: str | None = None,
    reference: datetime | None = None,
) -> Document:
    r"""Read a page that is not HTML; what may stand before it, such as front matter, is its hints.

    Args:
        raw: the page.
        source: ``"markdown"``, if that is known.
        splitters: what cuts blocks that contain several things, in this order.
        url: the page's address.
        reference: the moment that relative dates count from.

    >>> [block.tag for block in read_plain("# Rain\n\nIt **rained**.", None, ()).blocks]
    ['h1', '']
    """
    text = normalise(raw)
    end = preamble_end(text)
    page = text[end:]
    marked = source == "markdown" or looks_like_markdown(page)
    if marked or (end and _MARKDOWN_SIGN.search(text)):
        document = read_markdown(page, url=url, reference=reference)
    else:
        document = read_text(page, url=url, reference=reference)
    is_one_line = len(document) <= 2 and len(page) > _MAX_ONE_LINE
    document = cut(document, suited(splitters, is_one_line))
    return with_lines(with_preamble(document, text, end) if end else document)


def is_markdown(raw: str) -> bool:
    r"""True where the beginning of a page has enough signs of Markdown.

    >>> is_markdown("# Rain\n\nIt **rained**."), is_markdown("It rained.")
    (True, False)
    """
    return looks_like_markdown(normalise(raw))
