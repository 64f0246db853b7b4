"""What converters write above a page for machines.

This is YAML front matter, or the head of a reader service ("Title: …", "URL Source: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..document import FRONT_MATTER, BlockTable, Document, Hint
from ..patterns.spaces import normalize_space
from .metadata.claims import claims_of
from .metadata.keys import META

_MAX_CHARS = 20_000
_FRONT_MATTER = re.compile(
    r"""(?x)
    \A\ufeff? ---[ \t]*\n
    (?P<lines> (?: [^\n]*\n ){1,200}? )
    (?: --- | \.\.\. ) [ \t]* (?: \n | \Z )
    """
)
_SERVICE_HEAD = re.compile(
    r"""(?x)
    \A\ufeff?\s{0,9}
    (?P<lines>
      (?:
        (?: Title | URL[ ]Source | Published[ ]Time | Warning | Number[ ]of[ ]Pages
          | Markdown[ ]Content ):[ ]?
        [^\n]*\n\s{0,9}
      ){2,9}
    )
    """
)
_KEY_VALUE = re.compile(r"(?P<key>[A-Za-z][\w:. -]{0,40}?) ?:(?:\s+|\Z)(?P<value>.*)")
_LIST_ITEM = re.compile(r"\s*- +(?P<value>.+)")
# The keys of a field with a confidence. All other keys are those of `META`. No corpus has such
# pages: each confidence is that of a similar key in `META`.
_FIELDS: dict[tuple[str, float], str] = {
    ("title", 0.6): "title",
    ("byline", 0.7): "author authors byline by",
    ("date", 0.75): "date date_published published_time publishedtime",
    ("modified", 0.6): "modified updated lastmod last_modified",
    ("url", 0.8): "url url_source source_url sourceurl canonical",
    ("url", 0.4): "source link",
    ("site_name", 0.7): "sitename site_name site",
    ("site_name", 0.3): "hostname",
    ("description", 0.5): "excerpt summary",
    ("tags", 0.5): "tags keywords",
    ("section", 0.5): "section category",
    ("section", 0.4): "categories",
    ("licence", 0.6): "license licence",
    ("publisher", 0.5): "publisher",
    ("language", 0.7): "language lang",
    ("image", 0.5): "image",
}
_KEYS = {key: field for field, keys in _FIELDS.items() for key in keys.split()}
_SOURCE = "front-matter"


def preamble_end(text: str) -> int:
    r"""The number of characters that a preamble takes at the beginning of a text; 0 if none.

    >>> preamble_end("---\ntitle: Rain\ndate: 2024-05-03\n---\nIt rained.")
    37
    >>> preamble_end("---\nIt rained.\n---\n")
    0
    """
    head = text[:_MAX_CHARS]
    found = _FRONT_MATTER.match(head) or _SERVICE_HEAD.match(head)
    if found and any(_fields_of(key) for key, _ in _key_values(found["lines"])):
        return found.end()
    return 0


def with_preamble(document: Document, text: str, end: int) -> Document:
    """The document with the preamble in front of it, as hidden blocks and as claims.

    Args:
        document: what was read from `text` after the preamble.
        text: the whole text, preamble included.
        end: where the preamble ends (see `preamble_end`).
    """
    spans = [
        match.span() for match in re.finditer(r"[^\n]+", text[:end]) if normalize_space(match[0])
    ]
    count = len(spans)
    above = BlockTable(
        tuple(normalize_space(text[left:right]) for left, right in spans),
        tuple(left for left, _ in spans),
        tuple(right for _, right in spans),
        tags=(FRONT_MATTER,) * count,
        hints=(Hint.HIDDEN,) * count,
    )
    values = [
        (field, value, _SOURCE, confidence)
        for key, value in _key_values(text[:end])
        for field, confidence in _fields_of(key)
    ]
    return replace(
        document,
        text=text,
        blocks=above.concat(document.blocks.shift(end)),
        claims=(*document.claims, *claims_of(values, document.url)),
    )


def _key_values(lines: str) -> Iterator[tuple[str, str]]:
    """Keys in lower case with their values. The items of a list are joined by semicolons."""
    key, items = "", list[str]()
    for line in lines.split("\n"):
        item, pair = _LIST_ITEM.match(line), _KEY_VALUE.match(line)
        if item and key:
            items.append(_unquoted(item["value"]))
        elif pair:
            if items:
                yield key, "; ".join(items)
            key, items = pair["key"].lower().replace(" ", "_"), []
            if pair["value"].strip():
                yield key, _unquoted(pair["value"])
    if items:
        yield key, "; ".join(items)


def _unquoted(value: str) -> str:
    """A value without its quotes, or a one-line list without its brackets."""
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return "; ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _fields_of(key: str) -> list[tuple[str, float]]:
    """The field that a key names, with its confidence; nothing for unknown keys."""
    if key in _KEYS:
        return [_KEYS[key]]
    return [(META[key][0], META[key][2])] if key in META else []
