"""The page for the browser that lists the reports of many pages, with their totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..patterns.sentences import count_words
from . import Explanation
from .frame import as_attribute, as_text, cards, chip, framed, table

Place = tuple[str, str]

DOUBTFUL = 0.5
"""Confidence of an article below which its page counts as doubtful."""

_COLUMNS = (
    ("Confidence", True),
    ("Page", False),
    ("Words", True),
    ("Of the page", True),
    ("Blocks", True),
    ("Type", False),
    ("Date", False),
    ("Authors", False),
)


@dataclass(frozen=True)
class Summary:
    """What the overview says of a page.

    Args:
        name: how the page is called.
        file: the address of its report; None where there is none.
        title: of the article.
        authors: as a text.
        date: as a text.
        kind: type of the page.
        confidence: of the article, or None.
        pieces: how many blocks stand in each place (field and label).
        words: how many words do.
        error: why the page could not be read, or None.
    """

    name: str
    file: str | None = None
    title: str = ""
    authors: str = ""
    date: str = ""
    kind: str = ""
    confidence: float | None = None
    pieces: Counter[Place] = field(default_factory=Counter)
    words: Counter[Place] = field(default_factory=Counter)
    error: str | None = None

    @property
    def body(self) -> int:
        """Words in the body."""
        return sum(count for place, count in self.words.items() if place[0] == "paragraphs")

    @property
    def share(self) -> float:
        """Share of the page's words that are in the body, 0 to 1."""
        return self.body / max(1, self.words.total())


def summary(explanation: Explanation, name: str, file: str | None = None) -> Summary:
    """What the overview says of an explained page.

    Args:
        explanation: of the page.
        name: how the page is called.
        file: the address of its report.
    """
    article = explanation.article
    pieces: Counter[Place] = Counter()
    words: Counter[Place] = Counter()
    for block in explanation.blocks:
        place = block.field, block.stands.label
        pieces[place] += 1
        words[place] += round(count_words(block.text))
    return Summary(
        name,
        file,
        article.title or "",
        ", ".join(article.authors),
        article.date.isoformat()[:10] if article.date else "",
        article.page_type.name if article.page_type else "",
        article.confidence,
        pieces,
        words,
    )


def overview(pages: Sequence[Summary], name: str = "Pages") -> str:
    """A page that lists reports, the least sure first, with the totals of all.

    It can be sorted by each column, and searched. Texts are escaped, as in a report.

    Args:
        pages: what is said of each.
        name: how all of them are called.

    >>> import cleanscrape
    >>> rain = summary(cleanscrape.explain("It <b>rained</b> all day."), "<rain>", "rain.html")
    >>> "&lt;rain&gt;" in overview([rain])
    True
    """
    body = _body(sorted(pages, key=_surest_last), name)
    return framed(f"{name} – explained", body, ("lists.css",), ("lists.js",))


def _surest_last(page: Summary) -> tuple[float, str]:
    return (-1.0 if page.confidence is None else page.confidence, page.name)


def _body(pages: Sequence[Summary], name: str) -> Iterator[str]:
    yield f"<header><h1>{as_text(name)}</h1>"
    yield from cards(_totals(pages))
    yield "</header><main>"
    yield '<section aria-labelledby="h-pages"><h2 id="h-pages">Pages, the least sure first</h2>'
    yield '<div class="tools"><label>Search<br><input type="search" id="search"></label>'
    yield '<span id="status" role="status"></span></div>'
    yield from table("Pages", _COLUMNS, map(_row, pages), sort=0)
    yield '</section><section aria-labelledby="h-places">'
    yield '<h2 id="h-places">Where the words went</h2>'
    yield from table(
        "Where the words went",
        (("Place", False), ("Words", True), ("Share", True), ("Blocks", True), ("Pages", True)),
        _places(pages),
    )
    yield "</section></main>"


def _totals(pages: Sequence[Summary]) -> Iterator[tuple[str, str]]:
    yield f"{len(pages):,}", "pages"
    words, body = sum(page.words.total() for page in pages), sum(page.body for page in pages)
    yield f"{body:,}", "words in bodies"
    yield f"{body / max(1, words):.0%}", "of all words"
    doubtful = sum(page.confidence is not None and page.confidence < DOUBTFUL for page in pages)
    yield f"{doubtful:,}", f"pages below {DOUBTFUL} confidence"
    if errors := sum(page.error is not None for page in pages):
        yield f"{errors:,}", "pages could not be read"


def _row(page: Summary) -> str:
    called = as_text(page.name)
    if page.file is not None:
        called = f'<a href="{as_attribute(page.file)}">{called}</a>'
    sure = "–" if page.confidence is None else f"{page.confidence:.2f}"
    low = ' class="number low"' if (page.confidence or 0) < DOUBTFUL else ' class="number"'
    head = (
        f'<tr><td{low} data-sort="{-1 if page.confidence is None else page.confidence}">{sure}</td>'
    )
    if page.error is not None:
        return f'{head}<td>{called}</td><td colspan="6">{as_text(page.error)}</td></tr>'
    title = f'<span class="below" dir="auto">{as_text(page.title)}</span>' if page.title else ""
    return (
        f"{head}<td>{called}{title}</td>"
        f'<td class="number" data-sort="{page.body}">{page.body:,}</td>{_share(page.share)}'
        f'<td class="number">{page.pieces.total()}</td><td>{as_text(page.kind)}</td>'
        f'<td class="day">{as_text(page.date)}</td><td dir="auto">{as_text(page.authors)}</td></tr>'
    )


def _places(pages: Sequence[Summary]) -> Iterator[str]:
    words: Counter[Place] = Counter()
    pieces: Counter[Place] = Counter()
    met: Counter[Place] = Counter()
    for page in pages:
        words.update(page.words)
        pieces.update(page.pieces)
        met.update(page.pieces.keys())
    for place, count in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        yield (
            f'<tr><td data-sort="{as_attribute(" ".join(place))}">{chip(place)}</td>'
            f'<td class="number" data-sort="{count}">{count:,}</td>'
            f"{_share(count / max(1, words.total()))}"
            f'<td class="number" data-sort="{pieces[place]}">{pieces[place]:,}</td>'
            f'<td class="number">{met[place]}</td></tr>'
        )


def _share(share: float) -> str:
    """A cell with a share, as a number and a bar."""
    return (
        f'<td class="number" data-sort="{share:.4f}">{share:.0%}'
        f'<span class="bar" style="--share:{share:.3f}"></span></td>'
    )
