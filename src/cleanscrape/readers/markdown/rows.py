"""The rows of a Markdown block: its images, and the text between them without its syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...document import Hint
from ...patterns.spaces import normalize_space
from .inline import References, words_of
from .syntax import CLOSING, IMAGE, QUOTED, OpenBlock


class Row(NamedTuple):
    """A block of the document: its span in the page, and what is known of it."""

    start: int
    end: int
    tag: str
    text: str
    share: float = 0.0
    image: str = ""
    hints: int = 0


def rows_of(block: OpenBlock, text: str, references: References) -> Iterator[Row]:
    """A row for each image of a block of the page `text`, and for each text between them.

    >>> block = OpenBlock(0, 34, "li", 2)
    >>> for row in rows_of(block, "- It **rained**. ![A pier](p.jpg)!", {}):
    ...     print(*filter(None, (row.tag, row.text, row.image)))
    li It rained.
    img A pier p.jpg
    li !
    """
    start, end, tag, skip = block
    position = start
    for image in IMAGE.finditer(text, start, end) if text.find("![", start, end) >= 0 else ():
        lead = text[position : image.start()]
        if lead[skip if position == start else 0 :].strip():
            yield _text_row(
                text, position, image.start(), tag, skip if position == start else 0, references
            )
            position = image.start()
        yield _image_row(image, position, references)
        position = image.end()
    if text[position:end].strip():
        yield _text_row(text, position, end, tag, skip if position == start else 0, references)


def _image_row(image: re.Match[str], start: int, references: References) -> Row:
    label = (image["label"] or image["alt"]).strip().lower()
    address = image["target"] or references.get(label, "")
    alt = normalize_space(image["alt"]) or image[0]
    return Row(start, image.end(), "img", alt, image=address, hints=Hint.IMAGE)


def _text_row(text: str, start: int, end: int, tag: str, skip: int, references: References) -> Row:
    """The row of a text whose first `skip` characters are syntax."""
    source = text[start + skip : end]
    if tag == "blockquote":
        source = QUOTED.sub("", source)
    elif tag[:1] == "h":
        source = CLOSING.sub("", source)
    words, links = words_of(source, references)
    if words:
        return Row(start, end, tag, words, min(1.0, links / len(words)))
    syntax = normalize_space(text[start:end])
    return Row(start, end, tag, syntax, hints=Hint.HIDDEN)
