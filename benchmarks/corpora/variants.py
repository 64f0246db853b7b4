"""Pages as they might also have been.

Without class names, cut down to a few paragraphs, or as plain pages with next to nothing around.

The corpora hold long pages of large sites. Most pages of the web are shorter and plainer; these are
made of the same texts, so that the scorer can be trained and measured on them too. What is drawn by
lot depends on the page's id alone.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from random import Random
from typing import NamedTuple

from cleanscrape import Document, Hint

_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")
_NAMING = re.compile(rb"""(?i)\s(?:class|id|role)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)""")
_MOST = 5  # paragraphs of a page that is cut down
_ITEM, _LINE = (
    4,
    16,
)  # words of the longest menu item, and of the longest line at the foot of a plain page
_FOOT = 60  # blocks at the end of a page from which such lines are drawn


def bare(html: bytes) -> bytes:
    """The page without the attributes that name its elements.

    >>> bare(b'<div class="story" id=a><a href="/">Rain</a></div>')
    b'<div><a href="/">Rain</a></div>'
    """
    return _TAG.sub(lambda tag: _NAMING.sub(b"", tag[0]), html)


def lot(page: str) -> Random:
    """What decides by lot about a page: the same in every run."""
    return Random(zlib.crc32(page.encode()))  # noqa: S311 - no secrets here


def sliced(document: Document, keep: Sequence[bool]) -> Document:
    r"""The document with some of its blocks alone.

    >>> from cleanscrape import read
    >>> sliced(read("Rain\n\nIt rained.\n\nIt snowed."), [True, False, True]).text
    'Rain\n\nIt snowed.'
    """
    kept = [index for index, wanted in enumerate(keep) if wanted]
    pieces = [
        document.text[document.blocks.starts[index] : document.blocks.ends[index]] for index in kept
    ]
    gap = "\n" if document.source == "html" else "\n\n"
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece) + len(gap)
    blocks = document.blocks.take(kept)
    joined = [
        hints if index - 1 == before else hints & ~Hint.SAME_LINE
        for hints, before, index in zip(blocks.hints, [-1, *kept], kept)
    ]
    ends = tuple(start + len(piece) for start, piece in zip(starts, pieces))
    return replace(
        document,
        text=gap.join(pieces),
        blocks=blocks.replace(starts=tuple(starts), ends=ends, hints=tuple(joined)),
    )


def cut_down(page: str, document: Document, shares: Sequence[float]) -> tuple[Document, str]:
    """The page with the first one to five paragraphs of its body alone, and these as its truth.

    Args:
        page: the page's id.
        document: as it was read, before any filter.
        shares: for each block the share of its words that stand in the true body.
    """
    count = lot(page).randint(1, _MOST)
    body = [index for index, share in enumerate(shares) if share >= 0.5]
    prose = [
        index
        for index in body
        if document.blocks.texts[index].count(" ") >= 7 or len(document.blocks.texts[index]) >= 60
    ] or body
    last = prose[min(count, len(prose)) - 1] if prose else -1
    keep = [share < 0.5 or index <= last for index, share in enumerate(shares)]
    truth = "\n\n".join(document.blocks.texts[index] for index in body if index <= last)
    return sliced(document, keep), truth


class Part(NamedTuple):
    """A block of a plain page."""

    tag: str
    text: str


class Plain(NamedTuple):
    """What a plain page is made of.

    A headline, a stretch of a body, and a few items of menus before and after.
    """

    title: str
    body: tuple[Part, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    style: int  # by lot: which elements hold the texts

    @property
    def truth(self) -> str:
        """The body."""
        return "\n\n".join(part.text for part in self.body)


def plain(page: str, document: Document, shares: Sequence[float], title: str | None) -> Plain:
    """Draw a plain page from the blocks of a page.

    Arguments as of `cut_down`, and the true title.
    """
    chance = lot(f"plain {page}")
    body = [
        Part(document.blocks.tags[index], document.blocks.texts[index])
        for index, share in enumerate(shares)
        if share >= 0.8
    ]
    other = [
        document.blocks.texts[index]
        for index, share in enumerate(shares)
        if share < 0.2 and document.blocks.tags[index] != "title"
    ]
    items = [text for text in other if text.count(" ") < _ITEM and len(text) < 40]
    lines = [text for text in other[-_FOOT:] if text.count(" ") < _LINE and len(text) < 120]
    size = chance.choice((1, 2, 3, 4, 5, 6, 8, 12, 20, 40))
    first = 0 if chance.random() < 0.5 else chance.randrange(max(1, len(body)))
    few = chance.choice((0, 0, 3, 6, 10))
    above = tuple(items[:few])
    below = tuple(lines[-chance.choice((1, 2, 4, 8)) :]) if few and chance.random() < 0.7 else ()
    headline = title or next(
        (text for tag, text in zip(document.blocks.tags, document.blocks.texts) if tag == "h1"), ""
    )
    return Plain(headline, tuple(body[first : first + size]), above, below, chance.randrange(6))


def as_html(page: Plain) -> str:
    """The plain page as HTML without a class name."""
    main = ("article", "main", "div", "", "", "article")[page.style]
    blocks = "\n".join(_divs(page.body) if page.style == 4 else _elements(page.body))
    headline = f"<h1>{escape(page.title)}</h1>" if page.title else ""
    around = f"<{main}>\n{headline}\n{blocks}\n</{main}>" if main else f"{headline}\n{blocks}"
    above = f"<nav>{_links(page.above)}</nav>" if page.style % 2 else f"<p>{_row(page.above)}</p>"
    lines = "".join(f"<p>{escape(text)}</p>" for text in page.below)
    below = f"<footer>{lines}</footer>" if page.style % 2 else lines
    return (
        f"<!doctype html><html><head><title>{escape(page.title)}</title></head><body>\n"
        f"{above if page.above else ''}\n{around}\n{below if page.below else ''}\n</body></html>"
    )


def _links(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li><a href=/>{escape(text)}</a></li>' for text in texts)}</ul>"


def _row(texts: Iterable[str]) -> str:
    return " | ".join(f"<a href=/>{escape(text)}</a>" for text in texts)


_GROUPS = {"li": "ul", "tr": "table", "dt": "dl", "dd": "dl"}
_KNOWN = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "tr", "dt", "dd", "pre", "blockquote"})


def _elements(body: Iterable[Part]) -> Iterable[str]:
    for group, parts in groupby(body, lambda part: _GROUPS.get(part.tag, "")):
        inside = "\n".join(_element(part) for part in parts)
        yield f"<{group}>{inside}</{group}>" if group else inside


def _element(part: Part) -> str:
    if part.tag == "tr":
        return (
            "<tr>"
            + "".join(f"<td>{escape(cell)}</td>" for cell in part.text.split(" | "))
            + "</tr>"
        )
    tag = "h2" if part.tag == "h1" else part.tag if part.tag in _KNOWN else "p"
    return f"<{tag}>{escape(part.text)}</{tag}>"


def _divs(body: Iterable[Part]) -> Iterable[str]:
    """The texts as an old page has them, parted by breaks."""
    return (f"{escape(part.text)}<br><br>" for part in body)


def as_text(page: Plain) -> str:
    """The plain page as a dump of lines."""
    gap = "\n" if page.style == 1 else "\n\n"
    return gap.join(
        [*page.above, page.title, *(part.text for part in page.body), *page.below]
    ).strip()


_MARKS: dict[str, Callable[[str], str]] = {
    "h1": lambda text: f"## {text}",
    "li": lambda text: f"- {text}",
    "pre": lambda text: f"```\n{text}\n```",
    "tr": lambda text: f"| {text} |",
    "blockquote": lambda text: f"> {text}",
} | {f"h{level}": (lambda text, level=level: f"{'#' * level} {text}") for level in range(2, 7)}


def as_markdown(page: Plain) -> str:
    """The plain page as Markdown."""
    lines = [*(f"[{text}](/)" for text in page.above), f"# {page.title}" if page.title else ""]
    lines += [_MARKS.get(part.tag, str)(part.text) for part in page.body]
    return "\n\n".join([*lines, *page.below]).strip()
