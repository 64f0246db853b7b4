"""How an article differs from what a case expects, and which filter is to blame."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from .. import Article

_SHOWN = 110  # characters of a text in a message
_BODY_KEYS = ("text", "kind", "level")


def differences(expected: Mapping[str, Any], article: Article) -> list[str]:
    """Where the article is not what was expected: a message for each difference.

    It names the filter and the reason behind it.

    >>> from cleanscrape import Article
    >>> differences({"title": "Rain"}, Article())
    ["title: expected 'Rain', got None"]
    """
    data = article.to_dict()
    found: list[str] = []
    for key, value in expected.items():
        if key == "input":
            continue
        if key == "paragraphs":
            found += _list_differences(
                key,
                list(map(_paragraph, value)),
                _like(data[key], list(map(_paragraph, value))),
                article,
            )
        elif key == "captions":
            found += _list_differences(
                key,
                list(map(_canonical, value)),
                [_trimmed(caption, value) for caption in data[key]],
                article,
            )
        elif key == "byline":
            if value != data[key]:
                why = _why(article, key, value and value.get("text"))
                found.append(f"byline: expected {value!r}, got {data[key]!r}{why}")
        elif value != data.get(key):
            found.append(
                f"{key}: expected {value!r}, got {data.get(key)!r}{_why(article, key, value)}"
            )
    return found


def _paragraph(value: str | dict[str, Any]) -> str:
    return (
        value
        if isinstance(value, str)
        else _canonical({key: value[key] for key in _BODY_KEYS if value.get(key) is not None})
    )


def _like(parts: Iterable[dict[str, Any]], expected: list[str]) -> list[str]:
    """Our paragraphs in the form that is expected of them.

    That is a bare text where one stands there.
    """
    known = set(expected)
    found = []
    for part in parts:
        forms = (
            _paragraph(part),
            _canonical({"text": part["text"], "kind": part["kind"]}),
            part["text"],
        )
        found.append(
            next(
                (form for form in forms if form in known),
                part["text"] if part["kind"] == "paragraph" else forms[1],
            )
        )
    return found


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _trimmed(caption: dict[str, Any], expected: list[dict[str, Any]]) -> str:
    """The caption without the optional keys that no expected caption writes out."""
    keys = {"text", "credit", "alt"} | {key for other in expected for key in other}
    return _canonical({key: value for key, value in caption.items() if key in keys})


def _list_differences(
    key: str, expected: list[str], got: list[str], article: Article
) -> Iterator[str]:
    for tag, low, high, start, stop in SequenceMatcher(
        None, expected, got, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        for position in range(low, high):
            text = expected[position]
            yield f"{key}[{position}] missing: {_short(text)}{_why(article, key, text)}"
        for position in range(start, stop):
            yield f"{key}[{position}] not expected: {_short(got[position])}"


def _why(article: Article, key: str, value: Any) -> str:
    """Where the expected text went instead, or who claimed what stands there."""
    text = _text_of(value)
    if text:
        for piece in article.removed:
            if text == piece.text or (
                len(text) > 20
                and (text in piece.text or (piece.text in text and len(piece.text) > 20))
            ):
                return (
                    f"\n    removed as {piece.label} by {piece.filter!r}: "
                    f"{piece.reason} ({piece.confidence:.2f})"
                )
        for other in article.account:
            if _words(text) == _words(other.text) and other.field != key:
                return f"\n    stands in {other.field} as {other.label}"
    claims = article.evidence.get("caption" if key == "captions" else key, ())
    if not claims or key == "captions":
        return ""
    best = claims[0]
    return f"\n    claimed by {best.filter!r} from {best.source} ({best.confidence:.2f})"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _text_of(value: Any) -> str:
    if isinstance(value, str) and value.startswith("{"):
        value = json.loads(value)
    if isinstance(value, Mapping):
        value = value.get("raw") or value.get("text")
    return value if isinstance(value, str) else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
