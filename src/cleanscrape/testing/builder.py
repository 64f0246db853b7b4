"""Documents for unit tests, block by block."""

from __future__ import annotations

from typing import Any

from .. import BlockTable, Document


def build(
    *blocks: str | tuple[str, str] | tuple[str, str, int],
    language: str | None = "en",
    source: str = "text",
    **columns: Any,
) -> Document:
    """A document of these blocks, each a text, or its tag and text, or its tag, text and hints.

    Args:
        blocks: what the page consists of.
        language: ISO 639-1 code, or None.
        source: ``"text"`` or ``"html"``.
        columns: other columns of the `BlockTable`, such as ``link_shares`` or ``images``.

    >>> from cleanscrape import Hint
    >>> document = build("Menu", ("h1", "Rain"), ("figcaption", "A cloud", Hint.CAPTION))
    >>> document.blocks.tags, document.blocks[2].text, document.blocks[2].hints == Hint.CAPTION
    (('', 'h1', 'figcaption'), 'A cloud', True)
    """
    rows = [
        ("", block, 0)
        if isinstance(block, str)
        else (block[0], block[1], int(block[2]) if len(block) == 3 else 0)
        for block in blocks
    ]
    starts, text = [], ""
    for _, words, _ in rows:
        starts.append(len(text))
        text += words + "\n"
    table = BlockTable(
        tuple(row[1] for row in rows),
        tuple(starts),
        tuple(start + len(row[1]) for start, row in zip(starts, rows)),
        tags=tuple(row[0] for row in rows),
        hints=tuple(row[2] for row in rows),
    )
    return Document(text, table.replace(**columns), language=language, source=source)
