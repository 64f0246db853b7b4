"""Documents for unit tests, block by block."""

from __future__ import annotations

from dataclasses import replace

from .. import Document


def build(*blocks: str | tuple[str, str] | tuple[str, str, int], language: str | None = "en", source: str = "text") -> Document:
    """A document of these blocks, each a text, or its tag and text, or its tag, text and hints.

    >>> from cleanscrape import Hint
    >>> document = build("Menu", ("h1", "Rain"), ("figcaption", "A cloud", Hint.CAPTION))
    >>> document.tags, document.texts[2], document.hints[2] == Hint.CAPTION
    (('', 'h1', 'figcaption'), 'A cloud', True)
    """
    rows = [("", block, 0) if isinstance(block, str) else (block[0], block[1], int(block[2]) if len(block) == 3 else 0) for block in blocks]
    starts, text = [], ""
    for _, words, _ in rows:
        starts.append(len(text))
        text += words + "\n"
    size = len(rows)
    return replace(
        Document(),
        text=text,
        texts=tuple(row[1] for row in rows),
        starts=tuple(starts),
        ends=tuple(start + len(row[1]) for start, row in zip(starts, rows)),
        tags=tuple(row[0] for row in rows),
        hints=tuple(row[2] for row in rows),
        link_shares=(0.0,) * size,
        paths=("",) * size,
        language=language,
        source=source,
    )
