"""An article's text that stands only in the page's scripts: JSON-LD, the state of Next.js and Nuxt, Discourse's preloaded posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml import etree

from ..metadata.jsonld import load_json
from ..metadata.tree import carriers
from .linear import Linearizer

_KEYS = frozenset(
    {
        "articleBody",
        "body",
        "bodyHtml",
        "content",
        "contentHtml",
        "html",
        "cooked",
        "text",
        "storyHTML",
        "rendered",
        "content_html",
        "articleContent",
    }
)
_LEAST = 200  # characters
_BEGINNING = 40  # characters by which such a line is known
_LINE = 80  # characters of the shortest line that may be a paragraph
_MARKUP = re.compile(r"<(?:p|br|div|h\d|ul|li|blockquote)\b", re.IGNORECASE)
_MOST = 200_000  # JSON values looked at


def embedded_body(states: Iterable[str], own: dict[str, Any] | None) -> tuple[str, ...]:
    """The paragraphs of the longest article text in a page's scripts; ``()`` where there is none.

    Args:
        states: what `page_states` found in the page.
        own: the JSON-LD object of the page's article.
    """
    if own and isinstance(own.get("articleBody"), str) and len(own["articleBody"]) >= _LEAST:
        return _paragraphs(own["articleBody"])
    found = [text for state in states for text in _texts(load_json(state))]
    if not found:
        return ()
    cooked = [text for text in found if text[0] == "cooked"]
    if cooked:  # a thread's posts, in order
        return tuple(line for _, text in cooked for line in _paragraphs(text))
    return _paragraphs(max((text for _, text in found), key=len))


def is_longer(own: dict[str, Any] | None, texts: Iterable[str]) -> bool:
    """True where the JSON-LD of the page's article holds twice as much text as the page shows in paragraphs, and one of these."""
    body = own.get("articleBody") if own else None
    if not isinstance(body, str):
        return False
    shown = [text for text in texts if len(text) >= _LINE]
    if len(body) < max(_LEAST, 2 * sum(map(len, shown))):
        return False
    body = " ".join(body.split())
    return any(text[:_BEGINNING] in body for text in shown)


def page_states(root: etree._Element) -> Iterator[str]:
    """The JSON texts in which a page keeps its state; they are not opened here."""
    for script in root.iter("script"):
        text = script.text or ""
        if (
            script.get("id") == "__NEXT_DATA__"
            or script.get("id") == "__NUXT_DATA__"
            or (script.get("type") or "") == "application/json"
        ):
            yield text
        elif (
            "__INITIAL_STATE__" in text[:200]
            or "__PRELOADED_STATE__" in text[:200]
            or "__NUXT__" in text[:200]
        ):
            start = text.find("{")
            if start >= 0:
                yield text[start:].rstrip().rstrip(";")
    for element in carriers(root, "//@data-preloaded"):
        yield element.get("data-preloaded") or ""


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    """Key and text of every long text under a key that names a body; JSON inside texts is opened."""
    waiting: list[tuple[str, Any]] = [("", value)]
    seen = 0
    while waiting and seen < _MOST:
        key, item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            waiting.extend(reversed([*item.items()]))
        elif isinstance(item, list):
            if key in _KEYS and len(item) > 1 and all(isinstance(part, str) for part in item):
                yield key, "\n\n".join(item)
            waiting.extend((key, part) for part in reversed(item))
        elif isinstance(item, str) and len(item) >= _LEAST:
            if key in _KEYS:
                yield key, item
            elif item[:1] in "{[":
                waiting.append((key, load_json(item)))


def _paragraphs(text: str) -> tuple[str, ...]:
    if _MARKUP.search(text):
        return tuple(Linearizer().run(text).texts)
    return tuple(
        " ".join(line.split()) for line in re.split(r"\n+", unescape(text)) if line.strip()
    )
