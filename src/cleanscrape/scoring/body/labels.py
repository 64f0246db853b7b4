"""Which kind of body a block is."""

from __future__ import annotations

from ...document import Document, Label

_KINDS = {
    "li": Label.LIST_ITEM,
    "dt": Label.LIST_ITEM,
    "dd": Label.LIST_ITEM,
    "blockquote": Label.QUOTE,
    "tr": Label.TABLE,
    "pre": Label.CODE,
} | {f"h{level}": Label.HEADING for level in range(1, 7)}


def body_label(document: Document, index: int) -> Label:
    """The label of a block that is body, by its tag.

    >>> from cleanscrape import read
    >>> body_label(read("<ul><li>Rain<li>Snow</ul>"), 0)
    <Label.LIST_ITEM: 'list-item'>
    """
    return _KINDS.get(document.blocks.tags[index], Label.PARAGRAPH)
