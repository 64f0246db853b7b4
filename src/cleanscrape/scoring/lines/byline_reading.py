"""Read one byline: its line, and the lines of names and roles below that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...document import Document, Hint, Label
from ...lexicons import fold, load
from ...patterns.bylines import parse_byline
from ...patterns.names import is_agency, is_contributor_credit, is_han_name, is_name, strip_cue
from ...patterns.outlets import is_newsroom
from ...patterns.roles import is_role
from ...patterns.sentences import without_bullet
from ...values import Byline
from ..page.links import is_linked
from ..page.signs import line_signs
from ..page.trusted_hints import trusted_hints

OPEN = (None, Label.NAVIGATION, Label.BIO, Label.CREDIT)  # labels that a byline may overrule
DOUBTED = (Label.SHARE, Label.RELATED, Label.TAGS)  # … where markup says that the block is one
MOST_BELOW = 5  # blocks below its cue that a byline may take up
_CELL = " | "  # between the cells of a row
_JOINERS = frozenset({"and", "&", "und", "et", "y", "e", "en", "og", "och", "i", "и", ","})
_CATEGORY = re.compile(
    r"(?:[Ii]n|[Uu]nder|[Oo]n|[Aa]t|[Ff]iled)\s"
)  # "By | Jo Doe | In Travel, Tips"
_SHORT = 120  # characters of a line that continues the names after a cue


class BylineCandidate(NamedTuple):
    """A byline and where it stands.

    Args:
        byline: what was read.
        block: the block it begins in.
        other_blocks: the further blocks it was read from.
        cued: whether words or markup say that it is a byline.
    """

    byline: Byline
    block: int
    other_blocks: tuple[int, ...]
    cued: bool

    @property
    def last(self) -> int:
        """The last of its blocks."""
        return self.other_blocks[-1] if self.other_blocks else self.block


def may_begin(document: Document, index: int, labels: list[Label | None]) -> bool:
    """False for a line at which `read_byline` would find nothing; it is cheaper."""
    signs = line_signs(document.blocks)
    return (
        _may_be_bare(document, index, labels)
        or signs.cue(index)[0] != ""
        or _is_hinted(document, index)
        or signs.has_late_cue(index)
    )


def is_cue_alone(document: Document, index: int) -> bool:
    """True for a cue on a line of its own, with the names below."""
    cue, rest = line_signs(document.blocks).cue(index)
    return bool(cue) and not rest


def _may_be_bare(document: Document, index: int, labels: list[Label | None]) -> bool:
    """False for a line that is no byline unless words or markup say so."""
    text, signs = document.blocks.texts[index], line_signs(document.blocks)
    return (
        signs.has_names(index)
        and text[-1:] not in ".!?"
        and not _is_item(document, index, labels)
        and not _is_row(document, index)
    )


def _is_hinted(document: Document, index: int) -> bool:
    return bool(document.blocks.hints[index] & trusted_hints(document) & Hint.BYLINE)


def read_byline(
    document: Document, index: int, labels: list[Label | None]
) -> BylineCandidate | None:
    """The byline at `index`, with the further blocks that belong to it."""
    if not may_begin(document, index, labels):
        return None
    text = document.blocks.texts[index]
    signs = line_signs(document.blocks)
    cue, rest = signs.cue(index)
    late = not cue and signs.has_late_cue(index)
    hinted = _is_hinted(document, index)
    if cue and not rest:  # the cue on a line of its own, the names below
        other_blocks = tuple(_names_below(document, index, labels))
        joined = " ".join([text, *(document.blocks.texts[other] for other in other_blocks)])
        byline = (
            parse_byline(text + " " + ", ".join(_lines_of_names(document, other_blocks)), cued=True)
            if other_blocks
            else None
        )
        role = next(
            (
                document.blocks.texts[other]
                for other in other_blocks[1:]
                if is_role(document.blocks.texts[other])
            ),
            None,
        )
        return (
            BylineCandidate(
                replace(byline, text=joined, role=byline.role or role), index, other_blocks, True
            )
            if byline
            else None
        )
    byline = parse_byline(text, cued=None if cue else hinted)
    if byline is None:
        return None
    other_blocks = tuple(_role_below(document, index, labels))
    if cue or hinted or late or _bare(document, index, labels, byline):
        return BylineCandidate(
            _with_role(document, byline, other_blocks),
            index,
            other_blocks,
            bool(cue) or hinted or late,
        )
    return None


def _with_role(document: Document, byline: Byline, other_blocks: tuple[int, ...]) -> Byline:
    if not other_blocks:
        return byline
    texts = [byline.text, *(document.blocks.texts[other] for other in other_blocks)]
    parsed = parse_byline(", ".join(texts), cued=True)
    return replace(
        parsed if parsed and parsed.authors[:1] == byline.authors[:1] else byline,
        text=" ".join(texts),
    )


def _lines_of_names(document: Document, other_blocks: Sequence[int]) -> Iterator[str]:
    """The texts of a byline's lines, without those that say what the author named above is."""
    for position, other in enumerate(other_blocks):
        text = without_bullet(document.blocks.texts[other])
        if position == 0 or not is_role(text):
            yield text


def _names_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
    mask = trusted_hints(document) & Hint.BYLINE
    for other in range(index + 1, min(index + MOST_BELOW + 1, len(document))):
        text = without_bullet(document.blocks.texts[other]).strip(" ,") or ","
        newsroom = other == index + 1 and is_newsroom(text)
        known = (
            newsroom
            or is_name(text)
            or is_agency(text)
            or is_role(text)
            or text.casefold() in _JOINERS
        )
        if _CATEGORY.match(text):
            return
        first = (
            other == index + 1
            and text[0].isupper()
            and text.count(" ") <= 2
            and text[-1] not in ".!?:"
        )
        goes_on = document.blocks.hints[other] & (mask | Hint.SAME_LINE)
        known = known or (
            bool(goes_on) and len(text) < _SHORT and parse_byline(text, cued=True) is not None
        )
        open_to = (*OPEN, *DOUBTED) if newsroom else OPEN
        if (
            (labels[other] not in open_to and text not in _JOINERS)
            or not (known or first)
            or is_contributor_credit(text)
            or strip_cue(text)[0]
        ):
            return
        yield other


def _role_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
    other = index + 1
    if other < len(document) and labels[other] is None:
        text = document.blocks.texts[other]
        if len(text) < 60 and text[-1] not in ".!?:" and is_role(text) and not strip_cue(text)[0]:
            yield other


def _is_place_of_site(document: Document, byline: Byline) -> bool:
    """True where a "name" is the site or one of its sections."""
    names = {name.casefold() for name in byline.authors}
    return any(
        claim.field in ("site_name", "section") and str(claim.value).casefold() in names
        for claim in document.claims
    )


def _is_row(document: Document, index: int) -> bool:
    """True for a row of a table with several cells: what looks like names there is data."""
    return document.blocks.tags[index] == "tr" and _CELL in document.blocks.texts[index]


def _is_item(document: Document, index: int, labels: list[Label | None]) -> bool:
    """True for an item of a list.

    A bullet between a date or the headline and a name ("• Jo Doe") is a mere divider.
    """
    text = document.blocks.texts[index]
    return line_signs(document.blocks).is_bulleted(index) and not (
        text[0] in "•·" and index > 0 and labels[index - 1] in (Label.DATE, Label.TITLE)
    )


def _is_menu(document: Document, index: int) -> bool:
    """True for links of which one is a word of menus and footers: "Rules Privacy"."""
    if not is_linked(document.blocks, index):
        return False
    words = document.blocks.texts[index].split()
    menus = load("navigation", "copyright")
    return len(words) > 1 and any(menus.category(fold(word)) for word in words)


def _bare(document: Document, index: int, labels: list[Label | None], byline: Byline) -> bool:
    """True where a line without a cue is nothing but names: a byline if its place is one."""
    text, first = document.blocks.texts[index], byline.authors[0]
    known = (
        sum(map(len, byline.authors))
        + len(byline.role or "")
        + sum(len(word) for word in text.split() if "." in word)
    )
    if (
        _is_place_of_site(document, byline)
        or _is_menu(document, index)
        or not (is_name(first) or is_agency(first))
        or len(text) > known + 12 + 5 * len(byline.authors)
    ):
        return False
    if not is_agency(first) and first.upper() == first.lower():
        # A name in Han characters has no shape of its own: it must stand alone under the headline.
        return bool(index) and labels[index - 1] is Label.TITLE and is_han_name(text)
    return True
