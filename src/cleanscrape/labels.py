"""What a block is said to be (`Label`, `Decision`), and what markup hints at (`Hint`)."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple


class Label(str, Enum):
    """What a block is. The values are stable, because JSON files and fixtures contain them.

    >>> Label("list-item") is Label.LIST_ITEM, Label.ICON.is_body, Label.QUOTE.is_body
    (True, False, True)
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LEAD = "lead"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT_TEXT = "alt-text"
    ICON = "icon"
    INTERFACE = "interface"
    NAVIGATION = "navigation"
    RELATED = "related"
    SHARE = "share"
    SUBSCRIBE = "subscribe"
    COMMENT = "comment"
    ADVERT = "advert"
    COOKIE = "cookie"
    BIO = "bio"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    HIDDEN = "hidden"
    DUPLICATE = "duplicate"
    BOILERPLATE = "boilerplate"

    is_body: bool
    """True for the kinds of block that make up the article's body."""

    # That of the value, in C; an enum's own is a function in Python, and labels are looked up
    # thousands of times a page.
    __hash__ = str.__hash__

    def __str__(self) -> str:
        return str(self.value)


_BODY = frozenset(
    {
        Label.PARAGRAPH,
        Label.HEADING,
        Label.LEAD,
        Label.LIST_ITEM,
        Label.QUOTE,
        Label.TABLE,
        Label.CODE,
    }
)
for _label in Label:
    _label.is_body = (
        _label in _BODY
    )  # an attribute, not a property: it is asked for thousands of times a page


class Hint:
    """What a reader or splitter knew about a block beyond its words, as bits of one integer.

    Plain integers, not an `enum.IntFlag`: a page asks for these bits tens of thousands of times.

    >>> hints = Hint.HIDDEN | Hint.FORM
    >>> bool(hints & Hint.HIDDEN), bool(hints & Hint.SVG)
    (True, False)
    """

    SAME_LINE = 1  # continues the line of the block before it: a splitter cut the two apart
    HIDDEN = 2  # markup says that a reader does not see it
    IMAGE = 4  # the alternative text of an image
    CAPTION = 8  # inside a caption element or a container that calls itself one
    CREDIT = 16
    BYLINE = 32
    DATE = 64
    TITLE = 128
    NAVIGATION = 256
    FOOTER = 512
    ASIDE = 1024
    COMMENT = 2048
    RELATED = 4096
    SHARE = 8192
    SUBSCRIBE = 16384
    COOKIE = 32768
    ADVERT = 65536
    BIO = 131072
    TAGS = 262144
    ARTICLE = 524288  # inside an <article>, <main> or a container that calls itself the body
    HEADER = 1048576
    SVG = 2097152
    FORM = 4194304
    TABLE = 8388608
    FIGURE = 16777216
    ICON = 33554432  # an icon font's own element
    COPY = 67108864  # another rendering of the formula that stands in the block before


EMBEDDED = "script"  # the path of text that is only in the page's scripts
FRONT_MATTER = "meta"  # the tag of what a converter wrote above a page for machines


class Decision(NamedTuple):
    """One filter's opinion on one block.

    A named tuple: a page makes several hundred, and they take a third of a dataclass's time.

    Args:
        block: index of the block in `Document.blocks`.
        label: what the filter takes the block for.
        confidence: 0 (a hunch) to 1 (certain).
        reason: a stable code such as ``"icon-description"``.
        filter: name of the filter; the pipeline fills it in.
    """

    block: int
    label: Label
    confidence: float
    reason: str
    filter: str = ""


# A decision of the class and a tuple of all its fields: for the two places that make several
# hundred a page, in half the time of a call with names and defaults.
new_decision: Callable[[type[Decision], tuple[int, Label, float, str, str]], Decision] = (
    tuple.__new__
)
