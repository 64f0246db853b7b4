"""Labels of icons: svg titles and descriptions, ligatures of icon fonts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ..document import Decision, Document, Hint, Label
from ..lexicons import Words, load
from ..patterns.icons import (
    DESCRIPTION,
    DRAWING,
    IN_DESCRIPTIONS,
    IN_NAMES,
    LIGATURE,
    NAMED,
    OPENINGS,
)
from ..patterns.tags import HEADINGS
from ..reasons import Reason
from ..scoring.page.shape import shapes

_MAX_WORDS = 32  # words in a name and its description; the longest one seen has 19

_MARKUP = Reason(
    "icon-markup", Label.ICON, 0.9, "the block stands in an svg or an element of an icon font"
)
_DESCRIBED = Reason(
    "icon-description",
    Label.ICON,
    0.95,
    'the block describes an icon ("An icon of a cross."), next to another one that does',
)
_IN_RUN = Reason(
    "icon-run",
    Label.ICON,
    0.85,
    "the block describes a drawing, or stands between two descriptions of icons",
)
_NAME_WORDS = 4  # words of the longest name
_DRAWN = Hint.SVG | Hint.ICON
_NAMES = HEADINGS | {"dt", "dd", "pre", "tr"}  # elements in which it is a name in code
_LIGATURE = Reason(
    "icon-ligature", Label.ICON, 0.9, "the block is the ligature of an icon font (`arrow_back`)"
)
_NAMED = Reason("icon-name", Label.ICON, 0.8, 'the block is named as an icon ("Menu icon")')
_LISTED = Reason(
    "icon-list",
    Label.ICON,
    0.75,
    "the block is a listed name of an icon, near descriptions of icons",
)


class Icons:
    """Mark icon labels by the grammar of their descriptions, their neighbours, and names.

    A single description ("An icon of British cinema has died.") is no evidence: a description
    counts only next to another one. The same holds for drawings that the grammar does not know ("A
    decentered black square over a white square.") and for listed names.

    Args:
        window: how many blocks before and after are neighbours.
        neighbours: how many of them must be descriptions for a weak sign to count.
    """

    name = "icons"
    reasons = (_MARKUP, _DESCRIBED, _IN_RUN, _LIGATURE, _NAMED, _LISTED)

    def __init__(self, window: int = 4, neighbours: int = 2) -> None:
        self.window = window
        self.neighbours = neighbours

    def __call__(self, document: Document) -> Iterator[Decision]:
        shape, described = shapes(document.blocks), self._described(document)
        names, row = load("icons"), self._row_of_icons(described)
        for index in sorted({*row, *_drawn(document), *_like_names(document)}):
            if not 0 <= index < len(document) or shape.words[index] > _MAX_WORDS:
                continue
            text, words = document.blocks.texts[index], shape.words[index]
            hinted = document.blocks.hints[index] & _DRAWN
            if hinted and not document.blocks.hints[index] & Hint.HIDDEN:
                yield _MARKUP.mark(index)
            elif index in described and index in row:
                yield _DESCRIBED.mark(index)
            elif index in row and (
                DRAWING.match(text) or described.issuperset((index - 1, index + 1))
            ):
                yield _IN_RUN.mark(index)
            elif words <= 3 and "_" in text and _is_ligature(document, index):
                yield _LIGATURE.mark(index)
            elif words <= _NAME_WORDS and NAMED.match(text):
                yield _NAMED.mark(index)
            elif index in row and words <= _NAME_WORDS and names.exact(shape.folded[index]):
                yield _LISTED.mark(index)

    def _described(self, document: Document) -> set[int]:
        """The blocks that describe an icon; none where they are too few to count."""
        texts, words = document.blocks.texts, shapes(document.blocks).words
        opened = [index for index in _openings()(texts) if words[index] <= _MAX_WORDS]
        about = [opened[number] for number in _of_icons()([texts[index] for index in opened])]
        if len(about) < self.neighbours:
            return set()
        return {index for index in about if DESCRIPTION.search(texts[index]) is not None}

    def _row_of_icons(self, described: set[int]) -> set[int]:
        """Blocks with at least `neighbours` descriptions around them, themselves included."""
        around = Counter(
            near
            for index in described
            for near in range(index - self.window, index + self.window + 1)
        )
        return {index for index, count in around.items() if count >= self.neighbours}


def _drawn(document: Document) -> list[int]:
    """The blocks that stand in a drawing or an element of an icon font."""
    return [index for index, bits in enumerate(document.blocks.hints) if bits & _DRAWN]


def _like_names(document: Document) -> Iterator[int]:
    """The blocks that may be a ligature, or named as an icon."""
    shape, texts = shapes(document.blocks), document.blocks.texts
    short = [index for index, words in enumerate(shape.words) if words <= _NAME_WORDS]
    named = _of_names()([shape.folded[index] for index in short])
    yield from (short[number] for number in named)
    # Long texts are not folded.
    yield from (index for index in short if "_" in texts[index] or not shape.folded[index])


@cache
def _openings() -> Callable[[Sequence[str]], list[int]]:
    return Words(OPENINGS).compiled()


@cache
def _of_icons() -> Callable[[Sequence[str]], list[int]]:
    return Words(IN_DESCRIPTIONS).compiled()


@cache
def _of_names() -> Callable[[Sequence[str]], list[int]]:
    return Words(IN_NAMES).compiled()


def _is_ligature(document: Document, index: int) -> bool:
    """True for the ligature of an icon font, and not for a name in code ("work_mem")."""
    blocks = document.blocks
    return (
        LIGATURE.match(blocks.texts[index]) is not None
        and not blocks.hints[index] & Hint.BYLINE
        and blocks.tags[index] not in _NAMES
        and not any(mark.kind == "code" for mark in blocks.marks.get(index, ()))
    )
