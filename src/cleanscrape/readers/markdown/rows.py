"""The rows of a Markdown block: its images, and the text between them without its syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...document import BlockTable, Hint
from ...facts import Mark, Medium, Structure
from ...patterns.spaces import normalize_space
from .images import has_image, image_attributes, images_in
from .inline import words_of
from .open_lists import NO_STRUCTURE
from .references import References
from .syntax import CLOSING, PERMALINK, QUOTED, OpenBlock

_NEAR_CHARS = 3000  # before and after an image that are looked at for words
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")


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
            Medium(number + (row.tag != "img"), "img", attributes, hints=Hint.IMAGE)
            for number, row in numbered
            for attributes in row.media
        ),
    )


def rows_of(block: OpenBlock, text: str, references: References) -> Iterable[Row]:
    """A row for each text of a block and each image.

    An image in a sentence belongs to the row of that, as in HTML.

    >>> block = OpenBlock(0, 33, "li", 2)
    >>> for row in rows_of(block, "- It **rained**. ![A pier](p.jpg)", References()):
    ...     print(*filter(None, (row.tag, row.text, row.image)))
    li It rained.
    img A pier p.jpg
    """
    if not has_image(text[block.start : block.end]):
        return (_text_row(text, block, references),)
    return _rows_and_images(block, text, references)


def _rows_and_images(block: OpenBlock, text: str, references: References) -> Iterator[Row]:
    """The texts between images, and the images, but for those that stand in a sentence."""
    position, skip, structure = block.start, block.skip, block.structure
    inside: list[re.Match[str]] = []  # images in the text that is open
    for run in _runs(text, block):
        first, last = run[0].start(), run[-1].end()
        before = text[max(position + skip, first - _NEAR_CHARS) : first]
        after = text[last : min(block.end, last + _NEAR_CHARS)]
        if len(run) == 1 and _stands_in_sentence(before, after):
            inside += run
            continue
        if _says_something(before):
            part = OpenBlock(position, run[0].start(), block.tag, skip, structure)
            yield _text_row(text, part, references, inside)
            position, structure = run[0].start(), _continued(structure)
        for image in run:
            yield _image_row(image, position, references)
            position = image.end()
        skip, inside = 0, []
    if text[position : block.end].strip():
        part = OpenBlock(position, block.end, block.tag, skip, structure)
        yield _text_row(text, part, references, inside)


def _runs(text: str, block: OpenBlock) -> Iterator[list[re.Match[str]]]:
    """The images of a block; those with no words between them together."""
    run: list[re.Match[str]] = []
    for image in images_in(text, block.start, block.end):
        if run and _says_something(text[run[-1].end() : image.start()]):
            yield run
            run = []
        run.append(image)
    if run:
        yield run


def _stands_in_sentence(before: str, after: str) -> bool:
    """True for an image with words before and after it, and a space on one side at least.

    Converters leave no space between words and an image that are two elements of the page.
    """
    is_spaced = before[-1:].isspace() or after[:1].isspace()
    return is_spaced and _says_something(before) and _says_something(after)


def _continued(structure: Structure) -> Structure:
    """The structure of the next piece of a block."""
    item = structure.item
    return structure._replace(item=item._replace(continued=True)) if item else structure


def _says_something(source: str) -> bool:
    """True for words; tags around an image are none."""
    return bool((_TAG.sub("", source) if "<" in source else source).strip())


def _image_row(image: re.Match[str], start: int, references: References) -> Row:
    attributes = image_attributes(image, references)
    alt = attributes.get("alt") or normalize_space(image[0])
    address = attributes.get("src", "")
    media = (attributes,) if address else ()
    return Row(start, image.end(), "img", alt, image=address, hints=Hint.IMAGE, media=media)


def hidden_row(text: str, start: int, end: int, tag: str = "") -> Row:
    """A row of what is nothing but syntax in the page `text`."""
    return Row(start, end, tag, normalize_space(text[start:end]), hints=Hint.HIDDEN)


def _text_row(
    text: str, block: OpenBlock, references: References, images: Sequence[re.Match[str]] = ()
) -> Row:
    """The row of a text whose first `block.skip` characters, and some images, are syntax."""
    start, end, tag, skip, structure = block
    edges = [start + skip, *(edge for image in images for edge in image.span()), end]
    source = "".join(text[one:two] for one, two in zip(edges[::2], edges[1::2]))
    if structure.quote:
        source = QUOTED.sub("", source)
    elif tag[:1] == "h":
        source = PERMALINK.sub("", CLOSING.sub("", source))
    words = words_of(source, references)
    if not words.text:
        return hidden_row(text, start, end, tag)
    if words.is_formula:
        structure = structure._replace(math=True)
    share = min(1.0, words.link_chars / len(words.text))
    media = tuple(
        attributes
        for image in images
        if (attributes := image_attributes(image, references)).get("src")
    )
    return Row(start, end, tag, words.text, share, "", 0, words.marks, structure, media)
