"""The values of an article as JSON-ready data, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from .attributes import attributes_of
from .document import Claim, Label
from .facts import Cell, ListItem, Mark
from .origins import Origin
from .translations import Translations
from .values import (
    Byline,
    Caption,
    Embed,
    Entry,
    Image,
    Moment,
    Paragraph,
    Post,
    Removed,
    Unlisted,
)

Shown = TypeVar("Shown", Image, Embed, Unlisted)

# Attributes that most values do not need: left out where they say nothing.
_RARE = frozenset({
    "marks", "cells", "quote", "continued", "header",
})  # fmt: skip
_SIMPLE = frozenset({str, int, float, bool})  # as they are in JSON


def compact(part: Any) -> dict[str, Any]:
    """The attributes of a value that say something: neither None, nor what a text has by default.

    Args:
        part: a value of `cleanscrape.values` or `cleanscrape.facts`.

    >>> compact(Paragraph("It rained.", marks=(Mark(3, 9, "strong"),)))
    {'text': 'It rained.', 'kind': 'paragraph', 'marks': [{'start': 3, 'end': 9, 'kind': 'strong'}]}
    """
    names, values = attributes_of(part.__class__)
    return {
        name: value if value.__class__ in _SIMPLE else _plain(value)
        for name, value in zip(names, values(part))
        if value or (value is not None and name not in _RARE)
    }


def _plain(value: Any) -> Any:
    """A value as JSON-ready data."""
    if isinstance(value, (Mark, Cell, ListItem, Origin, Entry, Post, Byline, Caption)):
        return compact(value)
    if isinstance(value, Translations):
        return dict(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def paragraph_from_dict(data: Mapping[str, Any]) -> Paragraph:
    """The paragraph that `compact` wrote."""
    item = data.get("item")
    return Paragraph(
        **{
            **data,
            "marks": _marks(data),
            "item": ListItem(**item) if item else None,
            "cells": tuple(Cell(**cell) for cell in data.get("cells") or ()),
            "origin": _origin(data),
        }
    )


def caption_from_dict(data: Mapping[str, Any]) -> Caption:
    """The caption that `compact` wrote."""
    return Caption(**{**data, "marks": _marks(data), "origin": _origin(data)})


def removed_from_dict(data: Mapping[str, Any]) -> Removed:
    """The piece that `compact` wrote."""
    label = Label(data["label"])
    return Removed(**{**data, "label": label, "marks": _marks(data), "origin": _origin(data)})


def shown_from(kind: type[Shown], data: Iterable[Mapping[str, Any]] | None) -> tuple[Shown, ...]:
    """The images or embedded things that `compact` wrote; none where there is nothing."""
    return tuple(kind(**{**one, "origin": _origin(one)}) for one in data or ())


def post_from_dict(data: Mapping[str, Any]) -> Post:
    """The post that `compact` wrote."""
    return Post(
        **{
            **data,
            "date": moment_from_iso(data.get("date")),
            "marks": _marks(data),
            "paragraphs": _span(data),
            "origin": _origin(data),
        }
    )


def entry_from_dict(data: Mapping[str, Any]) -> Entry:
    """The entry that `compact` wrote."""
    return Entry(data.get("title"), moment_from_iso(data.get("date")), _span(data))


def translations_from(
    data: Mapping[str, str] | Iterable[Mapping[str, str]] | None,
) -> Translations:
    """Translations from a dict, or from the structs of a row: ``language`` and ``address``."""
    if data is None or isinstance(data, Mapping):
        return Translations(data or {})
    return Translations((pair["language"], pair["address"]) for pair in data)


def _span(data: Mapping[str, Any]) -> tuple[int, int] | None:
    paragraphs = data.get("paragraphs")
    return (paragraphs[0], paragraphs[1]) if paragraphs else None


def _marks(data: Mapping[str, Any]) -> tuple[Mark, ...]:
    return tuple(Mark(**mark) for mark in data.get("marks") or ())


def _origin(data: Mapping[str, Any]) -> Origin | None:
    origin = data.get("origin")
    return Origin(**origin) if origin else None


def byline_from_dict(data: Mapping[str, Any]) -> Byline:
    """The byline that `compact` wrote."""
    return Byline(
        data["text"], tuple(data.get("authors", ())), data.get("role"), data.get("agency")
    )


def text_or_none(name: str, value: Any) -> str | None:
    """The value of a field that is a text.

    Raises:
        TypeError: it is neither a text nor None.
    """
    if not (value is None or isinstance(value, str)):
        raise TypeError(f"{name} must be a text or None, not {value!r}")
    return value


def iso(moment: Moment | None) -> str | None:
    """A moment as ISO 8601."""
    return moment.isoformat() if moment is not None else None


def moment_from_iso(text: str | None) -> Moment | None:
    """The moment that `iso` wrote: a day, or a day and a time."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """A claim without its field, as JSON-ready data."""
    data: dict[str, Any] = {
        "value": _plain(claim.value),
        "confidence": claim.confidence,
        "source": claim.source,
        "filter": claim.filter,
    }
    return (
        data
        if claim.block is None
        else {
            **data,
            "block": claim.block,
            **({"other_blocks": list(claim.other_blocks)} if claim.other_blocks else {}),
        }
    )


def claim_from_dict(name: str, data: Mapping[str, Any]) -> Claim:
    """The claim on the field `name` that `claim_to_dict` wrote."""
    value = data["value"]
    if name == "byline":
        value = byline_from_dict(value)
    elif name == "caption":
        value = caption_from_dict(value)
    elif name in {"date", "modified"}:
        value = moment_from_iso(value)
    elif name == "translations":
        value = translations_from(value)
    elif name == "entries":
        value = tuple(map(entry_from_dict, value))
    elif name == "posts":
        value = tuple(map(post_from_dict, value))
    elif isinstance(value, list):
        value = tuple(value)
    return Claim(
        name,
        value,
        data["confidence"],
        data["source"],
        data.get("block"),
        tuple(data.get("other_blocks", ())),
        data["filter"],
    )


def as_text(value: Any) -> str:
    """A JSON-ready value as people write it.

    >>> as_text({"text": "By Jo Doe", "authors": ["Jo Doe"], "role": "Editor"})
    'Jo Doe, Editor'
    """
    if isinstance(value, Mapping):
        said = [value.get("authors") or value.get("text"), value.get("role"), value.get("agency")]
        parts = [part for part in said if part] or [f"{k} {v}" for k, v in value.items()]
        return ", ".join(map(as_text, parts))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(as_text, value))
    return str(value)
