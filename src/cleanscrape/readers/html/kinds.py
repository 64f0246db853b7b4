"""What is known of an element by its name alone, for the kernel that walks through the tree."""

from __future__ import annotations

from typing import NamedTuple

from ...patterns.tags import HEADINGS
from ..finds import GROUPS
from .attributes import FACTS
from .code import CODE_HOLDERS, CODE_WRAPPERS
from .elements import (
    BLOCK_TAGS,
    BLOCKS,
    CELLS,
    CUT_HINTS,
    GIVE_WAY,
    HEADING_CUT_HINTS,
    IMAGES,
    KEEP_TAG,
    LEAVES,
    MARKS,
    NEUTRAL,
    PIECES,
    PREFORMATTED,
    READINGS,
    SVG_SHAPES,
    TAG_HINTS,
    TARGETED,
    VOID,
    WITHOUT_TEXT,
)
from .nesting import ROLES
from .rewrite import COPY
from .spans import NEED_TARGET
from .tables import HEAD_CELL
from .tags import element_name


class Kind(NamedTuple):
    """An element's name, and what the sets of `elements` and `nesting` say of it.

    Args:
        name: in lower case.
        is_block: it begins and ends a block.
        is_void: it has no content.
        is_container: it contains blocks, not only text.
        is_preformatted: its white space counts.
        is_reading: its text follows the block that it stands in.
        is_copy: such a text that says again what the block says.
        is_cell: a cell of a table.
        is_head_cell: a cell that is the heading of its row or column.
        is_piece: pages style it as a piece of a line.
        is_image: it has an alternative text and an address.
        is_medium: it is one of the page's images, videos and frames.
        is_drawing: it is a drawing, within which some elements are transparent.
        is_dropped: it has no text for readers.
        is_transparent: only what is in it counts, within a drawing.
        block_tag: the tag of the blocks in it.
        keeps_tag: a paragraph in it does not give its own tag to the block.
        gives_way: it is such a paragraph.
        is_heading: its blocks are headings.
        hints: what it says about its content.
        cut_hints: an inline element in it with one of these is a block of its own.
        is_neutral: its classes describe the page, not its content.
        facts: the attributes that say what it is.
        tells_language: it may say the language of the code in it.
        is_code_holder: it does so without being a highlighter's.
        role: what it is in lists, tables and quotes; empty for nothing.
        mark: the kind of mark that it becomes, or None.
        takes_target: the mark's target is the next of the page's.
        needs_target: without a target it is no mark.
    """

    name: str
    is_block: bool
    is_void: bool
    is_container: bool
    is_preformatted: bool
    is_reading: bool
    is_copy: bool
    is_cell: bool
    is_head_cell: bool
    is_piece: bool
    is_image: bool
    is_medium: bool
    is_drawing: bool
    is_dropped: bool
    is_transparent: bool
    block_tag: str
    keeps_tag: bool
    gives_way: bool
    is_heading: bool
    hints: int
    cut_hints: int
    is_neutral: bool
    facts: frozenset[str]
    tells_language: bool
    is_code_holder: bool
    role: str
    mark: str | None
    takes_target: bool
    needs_target: bool


def kind_of(written: str) -> Kind | None:
    """What is known of an element.

    Args:
        written: its name as it stands in the tree. It may contain more than `read_tag` takes for
            the name.

    >>> kind_of("p").is_block, kind_of("a").mark, kind_of("div<div").name
    (True, 'link', 'div')
    >>> kind_of("3") is None
    True
    """
    name = element_name(written)
    if name is None:
        return None
    block_tag = name if name in BLOCK_TAGS else "div"
    return Kind(
        name,
        is_block=name in BLOCKS,
        is_void=name in VOID,
        is_container=name in BLOCKS and name not in LEAVES,
        is_preformatted=name in PREFORMATTED,
        is_reading=name in READINGS,
        is_copy=name == COPY,
        is_cell=name in CELLS,
        is_head_cell=name == HEAD_CELL,
        is_piece=name in PIECES,
        is_image=name in IMAGES,
        is_medium=written in GROUPS["media"],
        is_drawing=written == "svg",
        is_dropped=written in WITHOUT_TEXT,
        is_transparent=written in SVG_SHAPES,
        block_tag=block_tag,
        keeps_tag=block_tag in KEEP_TAG,
        gives_way=block_tag in GIVE_WAY,
        is_heading=block_tag in HEADINGS,
        hints=TAG_HINTS.get(name, 0),
        cut_hints=HEADING_CUT_HINTS.get(block_tag, CUT_HINTS),
        is_neutral=name in NEUTRAL,
        facts=frozenset(FACTS.get(name, ())),
        tells_language=name in CODE_HOLDERS or name in CODE_WRAPPERS,
        is_code_holder=name in CODE_HOLDERS,
        role=ROLES.get(name, ""),
        mark=MARKS.get(name),
        takes_target=name in TARGETED,
        needs_target=MARKS.get(name) in NEED_TARGET,
    )
