"""The rows of a Markdown block: its images, and the text between them without its syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...document import BlockTable, Hint
from ...facts import Mark, Medium, Structure
from ...patterns.spaces import normalize_space
from .inline import words_of
from .open_lists import NO_STRUCTURE
from .references import References
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
    marks: tuple[Mark, ...] = ()
    structure: Structure = NO_STRUCTURE
    media: tuple[Mapping[str, str], ...] = ()  # attributes of the images in it


def table_of(rows: Sequence[Row]) -> BlockTable:
    """The rows as columns."""
    numbered = [*enumerate(rows)]
    return BlockTable(
        tuple(row.text for row in rows),
        tuple(row.start for row in rows),
        tuple(row.end for row in rows),
        tuple(row.tag for row in rows),
        tuple(row.hints for row in rows),
        tuple(row.share for row in rows),
        images={number: row.image for number, row in numbered if row.image},
        marks={number: row.marks for number, row in numbered if row.marks},
        structures={
            number: row.structure for number, row in numbered if row.structure is not NO_STRUCTURE
        },
        media=tuple(
            Medium(number, "img", attributes, hints=Hint.IMAGE)
            for number, row in numbered
            for attributes in row.media
        ),
    )


def rows_of(block: OpenBlock, text: str, references: References) -> Iterable[Row]:
    """A row for each image of a block of the page `text`, and for each text between them.

    >>> block = OpenBlock(0, 34, "li", 2)
    >>> for row in rows_of(block, "- It **rained**. ![A pier](p.jpg)!", References()):
    ...     print(*filter(None, (row.tag, row.text, row.image)))
    li It rained.
    img A pier p.jpg
    li !
    """
    if text.find("![", block.start, block.end) < 0:
        return (_text_row(text, block, references),)
    return _rows_and_images(block, text, references)


def _rows_and_images(block: OpenBlock, text: str, references: References) -> Iterator[Row]:
    start, end, _, skip, structure = block
    position = start
    for image in IMAGE.finditer(text, start, end):
        lead = text[position : image.start()]
        if lead[skip if position == start else 0 :].strip():
            skipped = skip if position == start else 0
            part = OpenBlock(position, image.start(), block.tag, skipped, structure)
            yield _text_row(text, part, references)
            structure = _continued(structure)
            position = image.start()
        yield _image_row(image, position, references)
        position = image.end()
    if text[position:end].strip():
        skipped = skip if position == start else 0
        part = OpenBlock(position, end, block.tag, skipped, structure)
        yield _text_row(text, part, references)


def _continued(structure: Structure) -> Structure:
    """The structure of the next piece of a block."""
    item = structure.item
    return structure._replace(item=item._replace(continued=True)) if item else structure


def _image_row(image: re.Match[str], start: int, references: References) -> Row:
    attributes = image_attributes(image, references)
    alt = attributes.get("alt") or image[0]
    address = attributes.get("src", "")
    media = (attributes,) if address else ()
    return Row(start, image.end(), "img", alt, image=address, hints=Hint.IMAGE, media=media)


def image_attributes(image: re.Match[str], references: References) -> dict[str, str]:
    """An image's address, alternative text and title, as an element of HTML has them."""
    label = (image["label"] or image["alt"]).strip().lower()
    address = image["target"] or references.links.get(label, "")
    attributes = {"src": address} if address else {}
    if alt := normalize_space(image["alt"]):
        attributes["alt"] = alt
    title = (image["rest"] or "").strip("> \t")
    if len(title) > 2 and title[0] in "\"'(":
        attributes["title"] = title[1:-1]
    return attributes


def _text_row(text: str, block: OpenBlock, references: References) -> Row:
    """The row of a text whose first `block.skip` characters are syntax."""
    start, end, tag, skip, structure = block
    source = text[start + skip : end]
    if tag == "blockquote":
        source = QUOTED.sub("", source)
    elif tag[:1] == "h":
        source = CLOSING.sub("", source)
    words = words_of(source, references)
    if not words.text:
        syntax = normalize_space(text[start:end])
        return Row(start, end, tag, syntax, hints=Hint.HIDDEN)
    if words.is_formula:
        structure = structure._replace(math=True)
    share = min(1.0, words.link_chars / len(words.text))
    return Row(start, end, tag, words.text, share, "", 0, words.marks, structure)
