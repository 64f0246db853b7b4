"""The text of an article that only the page's scripts contain.

It is in JSON-LD, in the state of Next.js or Nuxt, or in Discourse's preloaded posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml import etree

from ..metadata.jsonld import load_json
from ..metadata.tree import carriers
from .linear import Linearizer

_BODY_KEYS = frozenset({
    "articleBody", "articleContent", "body", "bodyHtml", "content", "contentHtml", "content_html",
    "cooked", "html", "rendered", "storyHTML", "text",
})  # fmt: skip
_STATE_IDS = ("__NEXT_DATA__", "__NUXT_DATA__")
_STATE_VARIABLES = ("__INITIAL_STATE__", "__PRELOADED_STATE__", "__NUXT__")
_STATE_HEAD = 200  # characters of a script in which the variable's name is looked for
_MIN_BODY_CHARS = 200
_MIN_PARAGRAPH_CHARS = 80
_PARAGRAPH_KEY = 40  # characters at its beginning by which a paragraph is recognised
_MARKUP = re.compile(r"<(?:p|br|div|h\d|ul|li|blockquote)\b", re.IGNORECASE)
_MAX_JSON_VALUES = 200_000


def embedded_body(states: Iterable[str], article: dict[str, Any] | None) -> tuple[str, ...]:
    """The paragraphs of the article's text in a page's scripts; ``()`` where there is none.

    The text of JSON-LD comes first, then all posts of a thread, then the longest text.

    Args:
        states: what `page_states` found in the page.
        article: the JSON-LD object of the page's article.
    """
    body = article.get("articleBody") if article else None
    if isinstance(body, str) and len(body) >= _MIN_BODY_CHARS:
        return _paragraphs(body)
    found = [text for state in states for text in _body_texts(load_json(state))]
    posts = [text for key, text in found if key == "cooked"]
    if posts:
        return tuple(line for text in posts for line in _paragraphs(text))
    return _paragraphs(max((text for _, text in found), key=len, default=""))


def is_longer(article: dict[str, Any] | None, texts: Iterable[str]) -> bool:
    """True where the article's text in JSON-LD continues what the page shows.

    It must be at least twice as long as the page's paragraphs, and contain one of them.

    Args:
        article: the JSON-LD object of the page's article.
        texts: the texts of the page's blocks.
    """
    body = article.get("articleBody") if article else None
    if not isinstance(body, str):
        return False
    shown = [text for text in texts if len(text) >= _MIN_PARAGRAPH_CHARS]
    if len(body) < max(_MIN_BODY_CHARS, 2 * sum(map(len, shown))):
        return False
    body = " ".join(body.split())
    return any(text[:_PARAGRAPH_KEY] in body for text in shown)


def page_states(root: etree._Element) -> Iterator[str]:
    """The JSON texts in which a page keeps its state. They are not parsed here."""
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("id") in _STATE_IDS or script.get("type") == "application/json":
            yield text
        elif any(name in text[:_STATE_HEAD] for name in _STATE_VARIABLES):
            start = text.find("{")
            if start >= 0:
                yield text[start:].rstrip().rstrip(";")
    for element in carriers(root, "//@data-preloaded"):
        yield element.get("data-preloaded") or ""


def _body_texts(value: Any) -> Iterator[tuple[str, str]]:
    """Each long text under a key of `_BODY_KEYS`, with its key; JSON within texts is parsed."""
    waiting: list[tuple[str, Any]] = [("", value)]
    seen = 0
    while waiting and seen < _MAX_JSON_VALUES:
        key, item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            waiting.extend(reversed([*item.items()]))
        elif isinstance(item, list):
            if key in _BODY_KEYS and len(item) > 1 and all(isinstance(part, str) for part in item):
                yield key, "\n\n".join(item)
            waiting.extend((key, part) for part in reversed(item))
        elif isinstance(item, str) and len(item) >= _MIN_BODY_CHARS:
            if key in _BODY_KEYS:
                yield key, item
            elif item[:1] in "{[":
                waiting.append((key, load_json(item)))


def _paragraphs(text: str) -> tuple[str, ...]:
    if _MARKUP.search(text):
        return tuple(Linearizer().run(text).texts)
    lines = re.split(r"\n+", unescape(text))
    return tuple(" ".join(line.split()) for line in lines if line.strip())
