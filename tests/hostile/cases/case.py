"""The form of a case, and the article that hostile things are put into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

TITLE = "Old mill opens its doors again"
PROSE = (
    "The old mill by the river opened its doors again on Friday morning, after two "
    "years of work on its roof and its wheel.",
    "Hundreds of people came to the small ceremony, which the mayor of the town opened "
    "with a short speech about patience.",
    "“We have waited long enough for this day,” she said, and cut the ribbon with the "
    "large scissors of the village baker.",
    "The town paid for the repairs with a loan that it must return within the next "
    "twelve years, the council said on Monday.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
HEAD = f"<h1>{TITLE}</h1><p class=byline>By Jo Doe</p><time datetime=2024-05-03>3 May 2024</time>"
TEXT = "\n\n".join((TITLE, "By Jo Doe", "3 May 2024", *PROSE))


def page(inside: str = "", *, head: str = "", after: str = "", heading: str = HEAD) -> str:
    """The article as HTML, with something in the head, amid the body, or after it."""
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PROSE]
    body = "".join([*paragraphs[:2], inside, *paragraphs[2:]])
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><article>{heading}{body}"
        f"</article>{after}</body></html>"
    )


def json_ld(data: str, inside: str = "") -> str:
    """The article with this text as its JSON-LD."""
    return page(inside, head=f'<script type="application/ld+json">{data}</script>')


def text(inside: str) -> str:
    """The article as plain text, with something in the middle of its body."""
    return "\n\n".join((TITLE, "By Jo Doe", "3 May 2024", *PROSE[:2], inside, *PROSE[2:]))


ANY = "*"


@dataclass(frozen=True)
class Hostile:
    """A hostile input.

    Args: name: what is hostile about it. page: the input, or how to build it where it is large or
        no text. title, authors, date: what the article must have; the date in ISO format. `ANY`
        title or date, and None for authors, is unchecked. body: texts that must be paragraphs, in
        this order, among others. exactly: the whole body, where nothing else may stand in it.
        blocks: all that may be read out of the input, before any filter. absent: texts that may
        stand nowhere in title, authors, captions and body. labels: text of a block to the label
        under which it must be reported in `Article.removed`. source: how the input must have been
        read. error: what the message of the `ReadError` must say. arguments: further arguments of
        `cleanscrape.clean`.
    """

    name: str
    page: Any | Callable[[], Any]
    title: str | None = TITLE
    authors: tuple[str, ...] | None = ("Jo Doe",)
    date: str | None = "2024-05-03"
    body: tuple[str, ...] = PROSE
    exactly: tuple[str, ...] | None = None
    blocks: tuple[str, ...] | None = None
    absent: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    error: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def built(self) -> Any:
        """The input itself."""
        return self.page() if callable(self.page) else self.page


def scrap(name: str, page: Any, *blocks: str, **expected: Any) -> Hostile:
    """A case without the article, whose point is how it is read: into exactly these blocks.

    It has no author and no date.
    """
    return Hostile(
        name,
        page,
        **{"title": ANY, "authors": (), "date": None, "body": (), "blocks": blocks, **expected},
    )
