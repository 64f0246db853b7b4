"""Other libraries that write a page as Markdown, each as one function of page and address.

Each is called with the options that keep the most of what Markdown can say. Nothing of ours is
imported here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def trafilatura(page: str, url: str) -> str:
    """Run trafilatura with links, images, tables, formatting and comments."""
    from trafilatura import extract

    found = extract(
        page,
        url=url,
        output_format="markdown",
        include_links=True,
        include_images=True,
        include_tables=True,
        include_formatting=True,
        include_comments=True,
    )
    return found or ""


def readability(page: str, _: str) -> str:
    """Run Mozilla's Readability through ReadabiliPy and Node, and write its HTML as Markdown."""
    from readabilipy import simple_json_from_html_string

    return _markdownify(simple_json_from_html_string(page, use_readability=True)["content"])


def readability_lxml(page: str, url: str) -> str:
    """Run readability-lxml, and write its HTML with markdownify."""
    from readability import Document

    return _markdownify(Document(page, url=url).summary(html_partial=True))


def html2text(page: str, url: str) -> str:
    """Run html2text without wrapping, with raised and lowered letters; it keeps the whole page."""
    from html2text import HTML2Text

    writer = HTML2Text(baseurl=url, bodywidth=0)
    writer.include_sup_sub = True
    writer.mark_code = False
    writer.backquote_code_style = True
    return str(writer.handle(page))


def _markdownify(html: str | None) -> str:
    from markdownify import markdownify

    options = {"heading_style": "ATX", "sub_symbol": "<sub>", "sup_symbol": "<sup>"}
    return str(
        markdownify(
            html or "", **options, table_infer_header=True, code_language_callback=_language
        )
    )


def _language(element: Any) -> str:
    """The language of a block of code by its class, which markdownify leaves to the caller."""
    for one in filter(None, (element, element.find("code"))):
        for name in one.get("class") or ():
            if name.startswith(("language-", "lang-")):
                return str(name.split("-", 1)[1])
    return ""


WRITERS: dict[str, Callable[[str, str], str]] = {
    "trafilatura": trafilatura,
    "Readability": readability,
    "readability-lxml": readability_lxml,
    "html2text": html2text,
}
PACKAGES = {"Readability": "readabilipy"}
"""The package of a tool that is called otherwise."""
