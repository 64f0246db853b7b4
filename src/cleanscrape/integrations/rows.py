"""The columns of a row: what of an article goes into them, and what may be left out."""

from __future__ import annotations

from datetime import date, datetime
from types import NoneType
from typing import Any

from .. import Article, Cell, ListItem, Mark, Origin, fingerprint
from ..attributes import attributes_of

Row = dict[str, Any]
# Columns of an article that are texts, that are lists of structs, and what `finished` empties.
_TEXTS = (
    "description", "licence", "publisher", "access", "next_page", "previous_page", "direction",
)  # fmt: skip
_LISTS = ("entries", "images", "embeds", "comments", "posts", "unlisted")
_HEAVY = ("images", "embeds", "comments", "posts", "unlisted")
_MARKED = ("captions", "paragraphs", "removed")
_EMPTY: Row = {"marks": [], "cells": [], "origin": None}
_SIMPLE = frozenset({str, int, float, bool, NoneType})  # as they are in a row
_PARTS = frozenset({Mark, Cell, ListItem, Origin})
_SHORT = 32  # bytes of the MinHash of a paragraph, for which a whole one would be as long as it


def fields_of(article: Article) -> Row:
    """The columns of an article, for a row."""
    day = article.date
    return {
        "title": article.title,
        "byline": _part(article.byline) if article.byline else None,
        "date": day.isoformat() if day else None,
        "day": (day.date() if isinstance(day, datetime) else day) if day else None,
        "modified": article.modified.isoformat() if article.modified else None,
        "captions": [_part(caption) for caption in article.captions],
        "paragraphs": [_part(paragraph) for paragraph in article.paragraphs],
        "text": article.text,
        "language": article.language,
        "site_name": article.site_name,
        "url": article.url,
        "tags": list(article.tags),
        "section": article.section,
        "image": article.image,
        "page_type": _part(article.page_type) if article.page_type else None,
        "confidence": article.confidence,
        **{name: getattr(article, name) for name in _TEXTS},
        "translations": [
            {"language": language, "address": address}
            for language, address in article.translations.items()
        ],
        **{name: [_part(part) for part in getattr(article, name)] for name in _LISTS},
        "removed": [{**_part(piece), "label": piece.label.value} for piece in article.removed],
        "fingerprint": None,
        "error": None,
        "error_message": None,
    }


def finished(
    row: Row, *, removed: bool = True, details: bool = True, fingerprints: bool = False
) -> Row:
    """A row with the columns that were asked for.

    Args:
        row: of `pages.clean_page`; left as it is.
        removed: keep what was removed and why.
        details: keep marks, cells, origins, images, embeds, comments, posts and what is in
            `unlisted`.
        fingerprints: fill the column of fingerprints.

    >>> from cleanscrape.integrations.pages import Page, clean_page
    >>> from cleanscrape import clean
    >>> row = clean_page(Page("<p>It <b>rained</b> all day, and the river rose."), clean)
    >>> finished(row)["paragraphs"][0]["marks"][0]["kind"]
    'strong'
    >>> finished(row, details=False)["paragraphs"][0]["marks"]
    []
    >>> finished(row, fingerprints=True)["fingerprint"]["exact"]
    'c8d456d73622c733'
    """
    if not details:
        parts = {name: [_bare(part) for part in row[name]] for name in _MARKED}
        row = {**row, **parts, **{name: [] for name in _HEAVY}}
    if fingerprints:
        row = {**row, "fingerprint": _fingerprint(row)}
    return row if removed else {**row, "removed": []}


def _fingerprint(row: Row) -> Row | None:
    """That of the text, and of each paragraph with a shorter MinHash; None without a text."""
    whole = fingerprint(row["text"])
    if whole is None:
        return None
    parts = [fingerprint(paragraph["text"]) for paragraph in row["paragraphs"]]
    return {
        **whole.to_dict(),
        "paragraphs": [None if part is None else part.to_dict(_SHORT) for part in parts],
    }


def _bare(part: Row) -> Row:
    """A paragraph, a caption or a removed piece without its marks, cells and origin."""
    return {name: _EMPTY.get(name, value) for name, value in part.items()}


def _part(part: Any) -> Row:
    """A value of an article as a struct, with all of its keys."""
    names, values = attributes_of(part.__class__)
    return {
        name: value if value.__class__ in _SIMPLE else _plain(value)
        for name, value in zip(names, values(part))
    }


def _plain(value: Any) -> Any:
    if value.__class__ in _PARTS:
        return _part(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
