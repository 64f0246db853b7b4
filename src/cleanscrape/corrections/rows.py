"""Corrected pages as rows to train from, in JSON lines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from ..many import Page
from ..pipeline import Pipeline
from ..readers.encodings.decoding import decode
from ..readers.html.tree import markup
from ..rule_sets.rule import host_of
from ..values import Correction
from .told import corrected


def training_row(
    page: Page,
    corrections: Iterable[Correction],
    *,
    site: str | None = None,
    pipeline: Pipeline | None = None,
) -> dict[str, Any]:
    """A page and its body as a person has corrected it: a row to train from.

    It holds the whole page: mind whose text it is before you pass it on.

    Args:
        page: the page, whose raw is a text or bytes.
        corrections: of it.
        site: its site; its host if not given.
        pipeline: the filters that the corrections are about.

    >>> row = training_row(Page("It rained all day in the valley, and the river rose."), ())
    >>> row["body"], row["source"], sorted(row)
    ('It rained all day in the valley, and the river rose.', 'text',
     ['body', 'corrections', 'id', 'page', 'site', 'source', 'type', 'url'])
    """
    article = corrected(
        page.raw,
        corrections := tuple(corrections),
        pipeline=pipeline,
        url=page.url,
        encoding=page.encoding,
        reference=page.reference,
    )
    raw = page.raw
    text = decode(bytes(raw), page.encoding) if isinstance(raw, (bytes, bytearray)) else markup(raw)
    is_html = any(piece.origin and piece.origin.path for piece in article.account)
    return {
        "id": blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        "site": site or host_of(page.url),
        "type": article.page_type.name if article.page_type else "article",
        "url": page.url,
        "source": "html" if is_html else "text",
        "page": text,
        "body": article.text,
        "corrections": [[*one.blocks, one.label] for one in corrections],
    }


def append_row(path: str | os.PathLike[str], row: dict[str, Any]) -> None:
    """Add a row to a file of JSON lines; one of the same page is replaced.

    Raises:
        OSError: the file cannot be written.
        ValueError: it holds something else than rows.
    """
    kept = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            kept = [line for line in file if line.strip() and json.loads(line)["id"] != row["id"]]
    draft = f"{os.fspath(path)}.new"
    with open(draft, "w", encoding="utf-8", newline="\n") as file:
        file.writelines([*kept, json.dumps(row, ensure_ascii=False) + "\n"])
    os.replace(draft, path)
