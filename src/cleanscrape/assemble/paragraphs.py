"""Make the paragraphs of the body from its blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ..addresses import resolve_address, resolved
from ..document import BlockTable, Document, Hint, Label
from ..facts import Mark, Structure
from ..origins import Origin, origin_from
from ..values import Paragraph

_NO_STRUCTURE = Structure()
# An enum's `value` is a function in Python.
_KINDS: dict[Label, str] = {label: label.value for label in Label}


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
    size, previous = 0, -2
    for index, label in enumerate(labels):
        order.append(size)
        if not label.is_body:
            if label is Label.HIDDEN and previous == index - 1 and hints[index] & Hint.SAME_LINE:
                previous = index  # words that nobody sees do not end a sentence
            continue
        fields[index] = "paragraphs"
        same_line = previous == index - 1 and hints[index] & Hint.SAME_LINE
        if same_line and label is kinds[-1] is Label.PARAGRAPH:
            found[-1].append(("" if starts[index] == ends[previous] else " ", index))
        else:
            found.append([("", index)])
            kinds.append(label)
            size += 1
        previous = index
    made = partial(_paragraph, document, origin_from(document.tree))
    return tuple(map(made, kinds, found)), order


def _paragraph(
    document: Document,
    origin: Callable[[int], Origin | None],
    label: Label,
    parts: list[tuple[str, int]],
) -> Paragraph:
    """The paragraph that these blocks are; `origin` finds where they came from."""
    blocks, first = document.blocks, parts[0][1]
    text, marks = _joined(blocks, parts)
    structure = blocks.structures.get(first, _NO_STRUCTURE)
    return Paragraph(
        text,
        _kind(label, structure, document.source),
        _level(blocks.tags[first]) if label is Label.HEADING else None,
        resolved(document, marks) if marks else (),
        structure.group,
        structure.item,
        structure.cells,
        structure.language,
        structure.quote,
        resolve_address(document, structure.cite) if structure.cite else None,
        structure.anchor,
        origin(document.blocks.origins[first]),
    )


def _joined(blocks: BlockTable, parts: list[tuple[str, int]]) -> tuple[str, Sequence[Mark]]:
    """The text and the marks of some blocks; a line of millions of sentences is joined once."""
    if len(parts) == 1:
        first = parts[0][1]
        return blocks.texts[first], blocks.marks.get(first, ())
    text = "".join(part for glue, index in parts for part in (glue, blocks.texts[index]))
    marks: list[Mark] = []
    position = 0
    for glue, index in parts if blocks.marks else ():
        position += len(glue)
        marks += (mark.shift(position) for mark in blocks.marks.get(index, ()))
        position += len(blocks.texts[index])
    return text, marks


def _kind(label: Label, structure: Structure, source: str) -> str:
    if structure.math:
        return "math"
    if label is Label.TABLE and not structure.cells and source == "html":
        return "paragraph"  # the table lays out the page
    return _KINDS[label]


def _level(tag: str) -> int | None:
    return int(tag[1]) if len(tag) == 2 and tag[1].isdigit() else None
