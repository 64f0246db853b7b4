"""Make the paragraphs of the body from its blocks."""

from __future__ import annotations

from ..addresses import resolve_address, resolved
from ..document import Document, Hint, Label
from ..facts import Mark, Structure
from ..values import Paragraph

_NO_STRUCTURE = Structure()


def paragraphs_of(
    document: Document, labels: list[Label], fields: dict[int, str]
) -> tuple[tuple[Paragraph, ...], list[int]]:
    """The paragraphs, and for each block the number of paragraphs before it.

    Args:
        document: the page.
        labels: what each block is.
        fields: block to the field it goes to; the blocks of the body are entered.
    """
    hints, starts, ends = document.blocks.hints, document.blocks.starts, document.blocks.ends
    found: list[list[tuple[str, int]]] = []  # of each paragraph the blocks, and what precedes each
    kinds: list[Label] = []
    order: list[int] = []
    previous = -2
    for index, label in enumerate(labels):
        order.append(len(found))
        same_line = previous == index - 1 and hints[index] & Hint.SAME_LINE
        if label is Label.HIDDEN and same_line:
            previous = index  # words that nobody sees do not end a sentence
            continue
        if not label.is_body:
            continue
        fields[index] = "paragraphs"
        if same_line and label is kinds[-1] is Label.PARAGRAPH:
            found[-1].append(("" if starts[index] == ends[previous] else " ", index))
        else:
            found.append([("", index)])
            kinds.append(label)
        previous = index
    return tuple(_paragraph(document, label, parts) for label, parts in zip(kinds, found)), order


def _paragraph(document: Document, label: Label, parts: list[tuple[str, int]]) -> Paragraph:
    """The paragraph that these blocks are; a line of millions of sentences is joined once."""
    blocks, first = document.blocks, parts[0][1]
    text = "".join(part for glue, index in parts for part in (glue, blocks.texts[index]))
    structure = blocks.structures.get(first, _NO_STRUCTURE)
    marks: list[Mark] = []
    position = 0
    for glue, index in parts if blocks.marks else ():
        position += len(glue)
        marks += (mark.shift(position) for mark in blocks.marks.get(index, ()))
        position += len(blocks.texts[index])
    level = _level(blocks.tags[first], label)
    kind = label.value
    if structure.math:
        kind = "math"
    elif label is Label.TABLE and not structure.cells and document.source == "html":
        kind = "paragraph"  # the table lays out the page
    return Paragraph(
        text,
        kind,
        level,
        resolved(document, marks),
        structure.group,
        structure.item,
        structure.cells,
        structure.language,
        structure.quote,
        resolve_address(document, structure.cite),
        structure.anchor,
        document.origin(first),
    )


def _level(tag: str, label: Label) -> int | None:
    return int(tag[1]) if label is Label.HEADING and len(tag) == 2 and tag[1].isdigit() else None
