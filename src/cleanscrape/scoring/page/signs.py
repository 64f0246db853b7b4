"""What can be told of each line of a page before it is read, worked out once a page."""

from __future__ import annotations

from ...document import BlockTable, derived
from ...patterns.line_signs import LineSigns


@derived
def line_signs(blocks: BlockTable) -> LineSigns:
    r"""The signs of the blocks.

    >>> from cleanscrape import read
    >>> line_signs(read("By Jo Doe\n\nIt rained.").blocks).has_cue(0)
    True
    """
    return LineSigns(blocks.texts)
