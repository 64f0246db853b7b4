"""What converters write above a page for machines: YAML front matter, or the head of reader services ("Title: …", "URL Source: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..document import FRONT_MATTER, BlockTable, Document, Hint
from ..patterns.spaces import normalize_space
from .metadata.claims import claims_of
from .metadata.keys import META

_LONGEST = 20_000  # characters
_FENCED = re.compile(
    r"""(?x)
    \A\ufeff? ---[ \t]*\n
    (?P<lines> (?: [^\n]*\n ){1,200}? )
    (?: --- | \.\.\. ) [ \t]* (?: \n | \Z )
    """
)
_HEAD = re.compile(
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
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w:. -]{0,40}?) ?:(?:\s+|\Z)(?P<value>.*)")
_ITEM = re.compile(r"\s*- +(?P<value>.+)")
# Keys by field, and how sure they are; others are those of `META`. No corpus has such pages: the
# figures are those of like keys in `META`.
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
    ("tags", 0.5): "tags categories",
    ("section", 0.5): "section category",
    ("language", 0.7): "language lang",
    ("image", 0.5): "image",
}
_KEYS = {key: field for field, keys in _FIELDS.items() for key in keys.split()}
_SOURCE = "front-matter"


def preamble_end(text: str) -> int:
    r"""How many characters at the beginning of a text are such a preamble; 0 where there is none.

    >>> preamble_end("---\ntitle: Rain\ndate: 2024-05-03\n---\nIt rained."), preamble_end("---\nIt rained.\n---\n")
    (37, 0)
    """
    head = text[:_LONGEST]
    found = _FENCED.match(head) or _HEAD.match(head)
    return found.end() if found and any(_claimed(key) for key, _ in _pairs(found["lines"])) else 0


def with_preamble(document: Document, text: str, end: int) -> Document:
    """The document of what follows the first `end` characters of `text`, with these in front of it: hidden blocks, and claims."""
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
        (field, value, _SOURCE, sure)
        for key, value in _pairs(text[:end])
        for field, sure in _claimed(key)
    ]
    return replace(
        document,
        text=text,
        blocks=above.concat(document.blocks.shift(end)),
        claims=(*document.claims, *claims_of(values, document.url)),
    )


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    """Keys in lower case and their values; a list's items are one value, with semicolons between."""
    key, items = "", list[str]()
    for line in lines.split("\n"):
        item, pair = _ITEM.match(line), _PAIR.match(line)
        if item and key:
            items.append(_bare(item["value"]))
        elif pair:
            if items:
                yield key, "; ".join(items)
            key, items = pair["key"].lower().replace(" ", "_"), []
            if pair["value"].strip():
                yield key, _bare(pair["value"])
    if items:
        yield key, "; ".join(items)


def _bare(value: str) -> str:
    """A value without its quotes, or a list on one line without its brackets."""
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return "; ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _claimed(key: str) -> list[tuple[str, float]]:
    """The field that a key names, and how sure that is; nothing for other keys."""
    if key in _KEYS:
        return [_KEYS[key]]
    return [(META[key][0], META[key][2])] if key in META else []
