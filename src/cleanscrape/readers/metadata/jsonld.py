"""JSON-LD: load it, and find the objects, types, texts and names in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

_DECODER = json.JSONDecoder(strict=False)
_OPENING = re.compile(r"(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)\s*")
_CLOSING = re.compile(r"(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/|;)\Z")
_MAX_CLOSING_CHARS = 40
_ARTICLE = re.compile(
    r"""(?ix)
    (?: Article | BlogPosting | Report | LiveBlogPosting | Recipe | Review | HowTo | Reportage
      | DiscussionForumPosting | QAPage )\Z
    """
)
_MAX_DEPTH = 12
_MAX_ITEMS = 2_000  # of a list; a page with more is a catalogue
_MAX_AUTHORS = 50
_MAX_REPAIRED_CHARS = 500_000


def load_json(text: str) -> Any:
    """The value of a JSON text, repaired where it is broken; None where it cannot be read.

    >>> load_json('{"headline": "Rain", }')
    {'headline': 'Rain'}
    """
    stripped = text.strip()
    opening = _OPENING.match(stripped)
    closing = _CLOSING.search(stripped, max(0, len(stripped) - _MAX_CLOSING_CHARS))
    stripped = stripped[opening.end() if opening else 0 : closing.start() if closing else None]
    try:
        return _DECODER.decode(stripped)
    except (ValueError, RecursionError):
        pass
    if len(stripped) > _MAX_REPAIRED_CHARS or stripped.lstrip()[:1] not in ("{", "["):
        return None
    import json_repair

    try:
        return json_repair.loads(stripped)
    except (ValueError, RecursionError, IndexError, TypeError):
        return None


def objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD value, in ``@graph``, and as the main entity of another.

    >>> [*objects({"@graph": [{"name": "Rain"}]})]
    [{'@graph': [{'name': 'Rain'}]}, {'name': 'Rain'}]
    """
    if isinstance(value, list):
        for item in value[:_MAX_ITEMS]:
            yield from objects(item, depth + 1) if depth < _MAX_DEPTH else ()
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf"):
            if isinstance(value.get(key), (list, dict)) and depth < _MAX_DEPTH:
                yield from objects(value[key], depth + 1)


def types(item: dict[str, Any]) -> list[str]:
    """The names in ``@type`` without their namespace."""
    found = item.get("@type", item.get("type", ()))
    names = found if isinstance(found, list) else [found]
    return [name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str)]


def is_article(item: dict[str, Any]) -> bool:
    """True for an object whose type is an article."""
    return any(_ARTICLE.search(name) for name in types(item))


def text_of(value: Any) -> str:
    """The text of a value, which may be a text, a list, or an object with a name."""
    if isinstance(value, str):
        return unescape(value).strip()
    if isinstance(value, list):
        return next((text for text in map(text_of, value) if text), "")
    if isinstance(value, dict):
        return text_of(
            value.get("name") or value.get("@value") or value.get("url") or value.get("@id") or ""
        )
    return ""


def names_of(value: Any, index: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The name and type of each author in texts, objects, lists, and references into the graph."""
    if isinstance(value, str):
        yield value.strip(), ""
    elif isinstance(value, list):
        for item in value[:_MAX_AUTHORS]:
            yield from names_of(item, index)
    elif isinstance(value, dict):
        if "name" not in value and value.get("@id") in index:
            value = index[value["@id"]]
        kind = next(iter(types(value)), "")
        name = value.get("name")
        for text in name if isinstance(name, list) else [name]:
            if isinstance(text, str):
                yield text.strip(), kind


def by_id(items: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The objects by their ``@id``. One with a name wins over a mere reference."""
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        key = item.get("@id")
        if isinstance(key, str) and (key not in found or "name" not in found[key]):
            found[key] = item
    return found
