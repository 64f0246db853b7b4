"""Claims of an article's JSON-LD whose values are no plain texts: access, keywords, updates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from ...addresses import leads_nowhere
from ...document import Claim
from ...patterns.spaces import normalize_space
from . import jsonld
from .claims import claim

_SOURCE = "json-ld"
_FREE, _CLOSED = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_MAX_TAGS = 100
_MAX_TAG_CHARS = 200
_MAX_PARTS = 50
_MAX_UPDATES = 1_000
_MAX_WORDS = 10**7
_OPENING_CHARS = 200
_WHOLE = re.compile(r"\d{1,3}(?:[,. ]\d{3})+|\d+")
_MARKUP = re.compile(r"<[^<>]{0,500}>")


def more_claims(article: dict[str, Any], index: dict[str, dict[str, Any]]) -> Iterator[Claim]:
    """The claims of the article's object on its publisher, licence, keywords, access and updates.

    Args:
        article: the object.
        index: the page's objects by their ``@id``.
    """
    names = (unescape(name) for name, _ in jsonld.names_of(article.get("publisher"), index))
    yield from claim("publisher", next(filter(None, names), ""), _SOURCE, 0.8)
    yield from claim("licence", _licence(article.get("license")), _SOURCE, 0.7)
    tags = _keywords(article.get("keywords"))
    if tags:
        yield _claim("tags", tags, 0.6)
    yield from _access(article)
    words = _word_count(article.get("wordCount"))
    if words:
        yield _claim("word_count", words, 0.6)
    for update in _updates(article.get("liveBlogUpdate")):
        yield _claim("update", update, 0.7)


def _claim(field: str, value: object, confidence: float) -> Claim:
    return Claim(field, value, confidence, _SOURCE, filter="metadata")


def _licence(value: Any) -> str:
    """The address of a licence, else its name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        address = jsonld.text_of(value.get("url") or value.get("@id"))
        return address if address and not leads_nowhere(address) else jsonld.text_of(value)
    return jsonld.text_of(value)


def _keywords(value: Any) -> tuple[str, ...]:
    """Keywords in one text, a list of texts, or a list of objects with names."""
    items = value if isinstance(value, list) else [value]
    texts = [jsonld.text_of(item) for item in items[:_MAX_TAGS]]
    if len(texts) == 1:
        texts = re.split(r"[,;]", texts[0][: _MAX_TAGS * _MAX_TAG_CHARS])[:_MAX_TAGS]
    tags = filter(None, map(normalize_space, texts))
    return tuple(dict.fromkeys(tag for tag in tags if len(tag) <= _MAX_TAG_CHARS))


def _access(article: dict[str, Any]) -> Iterator[Claim]:
    """What ``isAccessibleForFree`` says of the article, and of parts of it."""
    whole = _is_free(article.get("isAccessibleForFree"))
    if whole is not None:
        yield _claim("access", "free" if whole else "closed", 0.8)
    elif str(article.get("isAccessibleForFree")).strip().lower() == "metered":
        yield _claim("access", "metered", 0.8)
    parts = article.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    if any(
        _is_free(part.get("isAccessibleForFree")) is False
        for part in parts[:_MAX_PARTS]
        if isinstance(part, dict)
    ):
        yield _claim("access", "closed", 0.7)


def _is_free(value: Any) -> bool | None:
    """True, False, or a word or an address of schema.org for one of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, (bool, str, int)):
        return None
    word = str(value).strip().rpartition("/")[2].lower()
    return True if word in _FREE else False if word in _CLOSED else None


def _word_count(value: Any) -> int | None:
    """A number of words, written as a number or as a text ("1,200 words")."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    found = _WHOLE.match(str(value)[:40].strip())
    count = int(re.sub(r"\D", "", found[0])) if found else 0
    return count if 0 < count <= _MAX_WORDS else None


def _updates(value: Any) -> Iterator[tuple[str, str, str]]:
    """Headline, time and the first words of each entry of a live blog."""
    for item in (value if isinstance(value, list) else [value])[:_MAX_UPDATES]:
        if not isinstance(item, dict):
            continue
        body = item.get("articleBody")
        opening = body[: 2 * _OPENING_CHARS] if isinstance(body, str) else ""
        update = (
            normalize_space(jsonld.text_of(item.get("headline")))[:_OPENING_CHARS],
            jsonld.text_of(item.get("datePublished") or item.get("dateCreated"))[:40],
            normalize_space(unescape(_MARKUP.sub(" ", opening)))[:_OPENING_CHARS],
        )
        if update[0] or update[2]:
            yield update
