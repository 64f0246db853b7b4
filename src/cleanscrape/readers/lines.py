"""The lines of the source on which the blocks of a text begin."""

from __future__ import annotations

from dataclasses import replace

from ..document import Document


def with_lines(document: Document) -> Document:
    r"""The document of a text, with the line of each block and of each image.

    >>> from cleanscrape.readers.text import read_text
    >>> with_lines(read_text("Rain\n\nIt rained.")).blocks.origins
    (1, 3)
    """
    blocks, text = document.blocks, document.text
    lines: list[int] = []
    line, position = 1, 0
    for start in blocks.starts:
        line += text.count("\n", position, start)
        lines.append(line)
        position = start
    # An image behind the last block is said to stand on its line.
    last = len(lines) - 1
    media = tuple(
        replace(medium, origin=lines[min(medium.block, last)] if lines else 1)
        for medium in blocks.media
    )
    return replace(document, blocks=blocks.replace(origins=tuple(lines), media=media))
