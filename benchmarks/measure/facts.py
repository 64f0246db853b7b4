"""Measure how many links, list items, table rows and code blocks of a kept body come out as such.

The truth is the page's own markup: an element whose text is a paragraph of ours, and the links,
the items, the cells or the code that it is. What a page says twice is left out: a heading that a
table of contents repeats is no item there.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

import cleanscrape
from cleanscrape import Paragraph

from ..corpora.pages import load
from ..scoring.scores import table

_BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "tr",
})  # fmt: skip
_INNER = frozenset({*_BLOCKS, "div", "ul", "ol", "dl", "table", "section", "article", "br", "img"})
_NOWHERE = ("javascript:", "data:", "about:")


def kept(page: bytes | str, url: str | None) -> Iterator[tuple[str, bool]]:
    """Each fact of the body's elements, by kind, and whether our paragraph has it.

    >>> page = "<h1>Rain</h1><p>It <a href=/r>rained</a> all day, and the river rose.</p>"
    >>> [*kept(page, "https://a.example/")]
    [('links', True)]
    """
    article = cleanscrape.clean(page, url=url, source="html")
    ours = {" ".join(part.text.split()): part for part in article.paragraphs}
    elements = [
        (_words(element), element)
        for element in html.document_fromstring(page).iter(*_BLOCKS)
        if not any(child.tag in _INNER for child in element.iterdescendants())
    ]
    times = Counter(words for words, _ in elements)
    for words, element in elements:
        part = ours.get(words)
        if part is not None and times[words] == 1:
            yield from _facts(element, part)


def _facts(element: HtmlElement, part: Paragraph) -> Iterator[tuple[str, bool]]:
    marked = Counter(
        " ".join(part.text[mark.start : mark.end].split())
        for mark in part.marks
        if mark.kind in ("link", "note")
    )
    for link in element.iter("a"):
        target, text = (link.get("href") or "").strip(), " ".join(link.text_content().split())
        if text and target not in ("", "#") and not target.lower().startswith(_NOWHERE):
            yield "links", marked[text] > 0
            marked[text] -= 1
    if element.tag == "li":
        yield "list items", part.item is not None
    elif element.tag == "pre":
        yield "code", part.kind == "code"
    elif element.tag == "tr":
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        if len(cells) > 1:
            yield "rows of cells", len(part.cells) == len(cells)


def _words(element: HtmlElement) -> str:
    if element.tag == "tr":
        texts = (" ".join(cell.text_content().split()) for cell in element)
        return " | ".join(filter(None, texts))
    return " ".join(element.text_content().split())


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line and print the shares."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--corpus", default="wcxb-dev")
    options.add_argument("--most", type=int, default=2000, help="pages")
    given = options.parse_args(arguments)
    every: Counter[str] = Counter()
    right: Counter[str] = Counter()
    pages = (page for page in load(given.corpora, given.corpus) if page.kind == "article")
    for page in islice(pages, given.most):
        try:
            facts = [*kept(page.html, page.url)]
        except (etree.ParserError, ValueError) as error:
            print(f"{page.id}: {error}", file=sys.stderr)
            continue
        every.update(kind for kind, _ in facts)
        right.update(kind for kind, is_right in facts if is_right)
    rows = [
        (kind, f"{count}", f"{right[kind] / count:.3f}") for kind, count in sorted(every.items())
    ]
    print(table([("fact", "in kept elements", "come out as such"), *rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
