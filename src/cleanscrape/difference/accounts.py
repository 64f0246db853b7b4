"""Accounts of pages: made by a run, or read from what another run wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..article import Article
from ..assemble import assemble
from ..document import Decision, Document
from ..jsonable import as_text
from ..pipeline import Pipeline
from ..reasons import Reason
from ..verdict import verdicts
from .values import Account, Placed

# Fields of an article that are one value each, as `Article.to_dict` and rows of a batch have them.
_VALUES = (
    "title", "byline", "date", "modified", "language", "site_name", "url", "tags", "section",
    "image", "description", "licence", "publisher", "access", "next_page", "previous_page",
    "direction",
)  # fmt: skip
# Keys by which an account, an explanation, and an article or row are told.
_KEYS = ({"page", "values"}, {"blocks", "article"}, {"paragraphs", "confidence"})


def account(raw: Any, pipeline: Pipeline | None = None, *, name: str = "", **known: Any) -> Account:
    r"""What a pipeline makes of a page.

    Args:
        raw: the page, as for `cleanscrape.clean`.
        pipeline: the filters; the built-in ones by default.
        name: how the page is called.
        known: what is known of the page, as for `cleanscrape.read`: `url`, `encoding` …

    Raises:
        TypeError, ValueError, ReadError: as for `cleanscrape.clean`.

    >>> [piece.label for piece in account("Share on Threads\n\nIt rained all day.").pieces]
    ['share', 'paragraph']
    """
    chosen = pipeline or Pipeline.default()
    document = chosen.run(chosen.read(raw, **known))
    return account_of(document, assemble(document), chosen.reasons, name)


def account_of(
    document: Document, article: Article, reasons: Mapping[str, Reason], name: str = ""
) -> Account:
    """The account of a page that was cleaned.

    Args:
        document: the page, after all filters ran over it.
        article: what was made of it.
        reasons: of the filters, by code (`Pipeline.reasons`).
        name: how the page is called.
    """
    texts = document.blocks.texts
    pieces = (
        Placed(text, piece.field, piece.label.value, *_why(stands, reasons))
        for text, piece, stands in zip(texts, article.account, verdicts(document))
    )
    data = article.to_dict()
    return Account(name, tuple(pieces), _values(data), article=tuple(_of_article(data)))


def _why(
    stands: Decision | None, reasons: Mapping[str, Reason]
) -> tuple[str, str, float | None, str]:
    """Filter, reason, confidence, and the reason as a sentence."""
    if stands is None:
        return "", "undecided", 0.0, ""
    known = reasons.get(stands.reason)
    return stands.filter, stands.reason, stands.confidence, known.text if known else ""


def account_from_dict(data: Mapping[str, Any], name: str = "") -> Account:
    """The account in what another run, or another version, wrote of a page.

    Args:
        data: what `Account.to_dict` gives; a line of ``cleanscrape explain --json``, which knows
            all pieces in order; what `Article.to_dict` gives; or a row of a batch. The last two do
            not say why a piece stands in a field.
        name: how the page is called, where the data do not say.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is none of them.

    >>> data = {"blocks": [], "article": {"title": "Rain"}, "page": "rain.html"}
    >>> account_from_dict(data)
    Account(name='rain.html', pieces=(), values={'title': 'Rain'}, error=None, article=None)
    """
    if "values" in data:
        parts = {
            form: tuple(Placed(**piece) for piece in data[form]) if form in data else None
            for form in ("pieces", "article")
        }
        return Account(data["page"] or name, values=data["values"], error=data["error"], **parts)
    if "blocks" in data:
        pieces = [
            Placed(block["text"], block["field"], **_judged(block["stands"]))
            for block in data["blocks"]
        ]
        return Account(data.get("page") or name, tuple(pieces), _values(data["article"]))
    called = _name(data) or name or data.get("url") or ""
    return Account(called, None, _values(data), data.get("error"), tuple(_of_article(data)))


def is_account(data: Any) -> bool:
    """Whether `account_from_dict` reads it, as far as its keys tell."""
    keys = data.keys() if isinstance(data, Mapping) else frozenset()
    return any(keys >= known for known in _KEYS)


def _name(data: Mapping[str, Any]) -> str | None:
    """How an article's page is called: its key, address or file in a row."""
    source = data.get("source")
    if source and data.get("record"):
        source = f"{source}#{data['record']}"
    return data.get("id") or data.get("page_url") or source


def _judged(data: Mapping[str, Any]) -> dict[str, Any]:
    because = data.get("because", "")
    known = ("label", "filter", "reason", "confidence")
    return {**{name: data[name] for name in known}, "because": because}


def _of_article(data: Mapping[str, Any]) -> Iterator[Placed]:
    """The pieces of an article: its fields, then what was removed."""
    if data["title"]:
        yield Placed(data["title"], "title", "title")
    if data["byline"]:
        yield Placed(data["byline"]["text"], "byline", "byline")
    for caption in data["captions"]:
        yield Placed(caption.get("raw") or caption["text"], "captions", "caption")
    yield from (Placed(one["text"], "paragraphs", one["kind"]) for one in data["paragraphs"])
    yield from (Placed(one["text"], "comments", "comment") for one in data.get("comments") or ())
    for one in data.get("removed") or ():
        yield Placed(one["text"], "removed", **_judged(one))


def _values(data: Mapping[str, Any]) -> dict[str, str]:
    """The fields that have one value each, as texts."""
    values = {name: as_text(data[name]) for name in _VALUES if data.get(name)}
    if page_type := data.get("page_type"):
        values["page_type"] = page_type["name"]
    if data.get("confidence") is not None:
        values["confidence"] = f"{data['confidence']:.2f}"
    return values


class Names:
    """Gives each page a name of its own: the second of a name gets a number.

    >>> named = Names()
    >>> [named(name) for name in ("rain", "rain", "")]
    ['rain', 'rain (2)', 'page 3']
    """

    def __init__(self) -> None:
        self._met: Counter[str] = Counter()

    def __call__(self, name: str) -> str:
        """The name to use for the next page."""
        name = name or f"page {self._met.total() + 1}"
        self._met[name] += 1
        return name if self._met[name] == 1 else f"{name} ({self._met[name]})"


def named(accounts: Iterable[Account]) -> Iterator[Account]:
    """Accounts with names of their own."""
    names = Names()
    for one in accounts:
        name = names(one.name)
        yield one if name == one.name else replace(one, name=name)
