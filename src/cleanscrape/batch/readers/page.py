"""A file that is one page."""

from __future__ import annotations

from collections.abc import Iterator

from ...integrations.pages import Page
from ..options import Options
from ..streams import unpacked
from .opened import Opened, too_large


def read_page(opened: Opened, options: Options) -> Iterator[Page]:
    """The file's whole content as a page of text or HTML."""
    with unpacked(opened.raw, opened.path) as stream:
        content = stream.read(options.page_bytes + 1)
        if len(content) > options.page_bytes:
            yield Page(source=opened.path, error=too_large(options.page_bytes))
        else:
            yield Page(content, source=opened.path)
