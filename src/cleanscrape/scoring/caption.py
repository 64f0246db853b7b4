"""How a line is read as a caption: by its credit, by a credit below, by its markup, by a cue, by the alternative text above it.

`RECOGNISERS` is the order in which they are asked; the first that knows the line decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from ..document import Document, Hint
from ..patterns.bylines import parse_byline
from ..patterns.credits import bare_credit, credit_of, is_legal, split_credit, strip_file_mark
from ..patterns.names import is_name, strip_cue
from ..patterns.sentences import count_words, ends_sentence, is_bulleted
from ..values import Caption
from .page.article_position import ArticlePosition
from .page.shape import shapes
from .page.trusted_hints import trusted_hints

_CUE = re.compile(
    r"(?i)\A(?:image caption|caption|pictured(?: here)?|bildunterschrift|legende|légende|pie de foto|didascalia|onderschrift)\s?[:,]\s*|\AFILE\s?(?:PHOTO)?\s?[-–—:]\s"
)
_SOURCE = re.compile(
    r"(?i)\A(?:source|quelle|fuente|fonte|bron|źródło|источник|kaynak|kilde|källa)\s?:\s"
)
_SIDE = re.compile(
    r"(?i)\((?:left|right|centre|center|top|bottom|above|below|l|r|links|rechts|à gauche|à droite|izquierda|derecha)\)"
)
# Blocks before the body in which a line under its own alt text is a caption; elsewhere that is what
# links to other articles look like.
_LEAD = 6
_ALT_WORDS = (
    18.0  # words of a line of alternative text that says something else than the caption under it
)
_NO_CAPTIONS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr", "title", "button", "option"}
)
_PLAIN = frozenset(
    {"p", "li", "dd", "blockquote"}
)  # elements of a text; a caption in one of them says so, or repeats its image's text
_ALIKE = 60.0  # rapidfuzz ratio, of 100
_SAME = 85.0  # rapidfuzz ratio from which a line says what the alternative text above it says
_GOES_ON = re.compile(
    r"[,;:|/&»]"
)  # what a caption does not begin with: the rest of a line, an entry of a menu
_WORDS = re.compile(r"[^\W\d_]{2}.*[^\W\d_]{2}|[^\W\d_a-z]{2}")  # two words, or a name
_NO_NAME = re.compile(r"[\W\d_]*\Z")
_NEXT = 3  # blocks between an image and its caption in a gallery
# words of the longest line with a credit that is a caption without an image beside it, where markup
# would show one
_UNPICTURED = 35.0
# share of characters in links from which a line under an image is a link to another article
_LINKED = 0.5
# Words from which a line of HTML stays in the body, unless a figure or a credit says that it is a
# caption; in text the captions found fall by .03 with it (`python -m benchmarks.measure.text
# --shapes main --worst 40 captions`).
PARAGRAPH = 20.0
CREDIT_WORDS = 14.0  # words of the longest credit
_SIGN_OFF = 20.0  # words; a longer text that ends in a bare agency is a paragraph of its story


class Found(NamedTuple):
    """A caption, the further blocks that belong to it, how sure it is, and the reason."""

    caption: Caption
    also: tuple[int, ...]
    confidence: float
    reason: str


class Line:
    """A block that may be a caption, with what the recognisers ask about it.

    Args:
        document: the page.
        index: which of its blocks.
        place: where the article is.
    """

    def __init__(self, document: Document, index: int, place: ArticlePosition) -> None:
        self.document, self.index, self.place = document, index, place
        self.text = document.blocks.texts[index]
        self.words = shapes(document.blocks).words[index]
        self.hints = document.blocks.hints[index] & trusted_hints(document)
        self.hinted = bool(self.hints & Hint.CAPTION)

    @cached_property
    def split(self) -> tuple[str, str] | None:
        """The caption and the credit at its end."""
        return split_credit(self.text)

    @cached_property
    def in_figure(self) -> bool:
        """True for a figure's own caption beside the article."""
        return in_figure(self.document, self.index, self.place)

    @cached_property
    def framed(self) -> bool:
        """True in a figure or figcaption: sure by structure."""
        return (
            bool(self.hints & Hint.FIGURE) or self.document.blocks.tags[self.index] == "figcaption"
        )

    @property
    def is_paragraph(self) -> bool:
        """True for as many words as a paragraph has, in HTML outside of a figure; in text the scorer of the body may say so."""
        return self.document.source == "html" and self.words >= PARAGRAPH and not self.framed

    @cached_property
    def pictured(self) -> bool:
        """True beside an image."""
        return self.framed or bool(self.above) or _beside_image(self.document, self.index)

    @cached_property
    def cued(self) -> bool:
        """True where the line begins with a cue ("Pictured:")."""
        return _CUE.match(self.text) is not None

    @cached_property
    def above(self) -> tuple[int, ...]:
        """The block of the image's alternative text, if there is one."""
        if _alt(self.document, self.index, self.text) is not None:
            return (self.index - 1,)
        # Its image stands in the same figure, with a credit or a button in between.
        return tuple(_image_above(self.document, self.index)) if self.hinted else ()

    @property
    def alt(self) -> str | None:
        """The image's alternative text."""
        return self.document.blocks.texts[self.above[0]] if self.above else None

    @property
    def image(self) -> str | None:
        """The image's address."""
        return self.document.blocks.images.get(self.above[0] if self.above else self.index)

    def found(self, text: str, confidence: float, reason: str) -> Found:
        """The line as a caption without a credit."""
        return Found(
            Caption(text, None, self.alt, self.image, self.text), self.above, confidence, reason
        )


def by_credit(line: Line) -> Found | None:
    """A line that ends in its credit: "A flooded road (Jo Roe/Reuters)"."""
    split = line.split
    if not split or _WORDS.search(split[0]) is None or _GOES_ON.match(split[0]):
        return None
    if not line.hinted and _signed_story(split, line.words):
        return None
    pictured = (
        line.hints & (Hint.CAPTION | Hint.FIGURE) or line.above or line.document.source == "text"
    )
    if not pictured and line.words > _UNPICTURED:
        return None
    caption = Caption(
        strip_file_mark(_CUE.sub("", split[0])), split[1], line.alt, line.image, line.text
    )
    return Found(caption, line.above, 0.85, "caption-credit")


def by_credit_below(line: Line) -> Found | None:
    """A line with a credit on one of the next two."""
    document, index, text = line.document, line.index, line.text
    sure = bool(line.above) or line.hinted or line.cued or _SIDE.search(text) is not None
    if document.source == "html" and (
        not line.pictured or (line.is_paragraph and not (line.hinted or line.above))
    ):
        return None
    below = _credit_below(document, index, shapes(document.blocks).words, sure)
    if not below:
        return None
    lines = "\n".join([text, *document.blocks.texts[index + 1 : below[-1] + 1]])
    credit = bare_credit(" ".join(document.blocks.texts[other] for other in below))
    caption = Caption(
        strip_file_mark(_CUE.sub("", text)).rstrip(" (|[/–—-"), credit, line.alt, line.image, lines
    )
    return Found(
        caption, (*line.above, *range(index + 1, below[-1] + 1)), 0.75, "caption-credit-below"
    )


def by_credit_above(line: Line) -> Found | None:
    """What markup calls a caption, under its credit in the same figure."""
    document, index = line.document, line.index
    if (
        not line.hinted
        or not index
        or not document.blocks.hints[index - 1] & (Hint.FIGURE | Hint.CAPTION | Hint.CREDIT)
    ):
        return None
    if not _is_credit(document, index - 1):
        return None
    credit = document.blocks.texts[index - 1]
    caption = Caption(
        _CUE.sub("", line.text),
        bare_credit(credit),
        None,
        document.blocks.images.get(index - 2),
        f"{credit}\n{line.text}",
    )
    return Found(caption, (index - 1,), 0.8, "caption-credit-above")


def by_figure(line: Line) -> Found | None:
    """What stands in a figure and is called its caption."""
    return (
        line.found(_CUE.sub("", line.text), 0.8, "caption-figure")
        if line.hinted and line.framed
        else None
    )


def by_markup(line: Line) -> Found | None:
    """What the name of a class calls a caption, beside an image."""
    return (
        line.found(_CUE.sub("", line.text), 0.75, "caption-markup")
        if line.hinted and line.pictured
        else None
    )


def _beside_image(document: Document, index: int) -> bool:
    """True where an image stands in the blocks around, or one without a text of its own directly before."""
    near = range(max(0, index - _NEXT), min(len(document), index + _NEXT))
    return any(
        other in document.blocks.images or document.blocks.hints[other] & Hint.IMAGE
        for other in near
    )


def by_cue(line: Line) -> Found | None:
    """A line that says so: "Pictured: the mayor"."""
    if not line.cued or line.words > 50 or line.is_paragraph:
        return None
    return line.found(strip_file_mark(_CUE.sub("", line.text)), 0.75, "caption-cue")


def by_alt(line: Line) -> Found | None:
    """A line directly under its image or the image's alternative text."""
    if not line.above or not 4 <= line.words <= 50 or not line.place.leads(line.index, _LEAD):
        return None
    if line.is_paragraph:
        return None
    if (
        line.document.source == "text"
        and not ends_sentence(line.text)
        and not _paired(line.document, line.index)
    ):
        return None
    plain = (
        line.document.source == "html"
        and line.document.blocks.tags[line.index] in _PLAIN
        and not line.hints & Hint.FIGURE
    )
    if plain and ratio(line.alt or "", line.text) < _ALIKE:
        return None
    return line.found(line.text, 0.75, "caption-alt")


RECOGNISERS: tuple[Callable[[Line], Found | None], ...] = (
    by_credit_below,
    by_credit_above,
    by_figure,
    by_markup,
    by_cue,
    by_alt,
)


def read_caption(document: Document, index: int, place: ArticlePosition) -> Found | None:
    """The block as a caption; None where it is none."""
    line = Line(document, index, place)
    if _is_other(line):
        return None
    found = by_credit(line)
    if found or _says_nothing(line):
        return found
    return next(filter(None, (recognise(line) for recognise in RECOGNISERS)), None)


def is_credit_alone(document: Document, index: int) -> bool:
    """True for a line that is a credit without a caption: by its words, or by its markup."""
    if shapes(document.blocks).words[index] > CREDIT_WORDS or _is_item(document, index):
        return False
    return credit_of(document.blocks.texts[index]) is not None or bool(
        document.blocks.hints[index] & trusted_hints(document) & Hint.CREDIT
    )


def _is_other(line: Line) -> bool:
    """True for a credit, a link to another article, a heading, a byline."""
    if (
        line.hints & Hint.CREDIT
        or line.document.blocks.tags[line.index] in _NO_CAPTIONS
        or _is_item(line.document, line.index)
    ):
        return True
    linked = line.document.blocks.link_shares[line.index] > _LINKED and not line.split
    if (line.hints & Hint.RELATED or linked) and not line.in_figure:
        return True
    return (
        bool(strip_cue(line.text)[0])
        and parse_byline(line.text) is not None
        and "(" not in line.text
    )


def _is_item(document: Document, index: int) -> bool:
    """True for an item of a list in Markdown: it is of the text, unless an image stands right above it."""
    return (
        document.source == "text"
        and document.blocks.tags[index] == "li"
        and not (index and document.blocks.hints[index - 1] & Hint.IMAGE)
    )


def _says_nothing(line: Line) -> bool:
    """True for a line that is a credit, a name or a list item: without a credit at its end it is no caption."""
    text = line.text
    if line.split or credit_of(text) or _SOURCE.match(text) or strip_cue(text)[0]:
        return True
    if is_name(text) and not (_portrayed(line.document, text) and line.in_figure):
        return True
    return _GOES_ON.match(text) is not None or (is_bulleted(text) and not line.hinted)


def _alt(document: Document, index: int, text: str) -> str | None:
    """The line directly above, where it is the image's alternative text: marked so, or nearly the same words."""
    if not index:
        return None
    above = document.blocks.texts[index - 1]
    if document.blocks.hints[index - 1] & Hint.IMAGE or _is_pair(document, index, above, text):
        return above
    if (
        document.blocks.hints[index] & Hint.SAME_LINE
        or is_bulleted(text)
        or is_bulleted(above)
        or not 4 <= len(above) <= len(text) + 20
        or above.endswith(":")
    ):
        return None
    if text.startswith(above) and len(above) >= 8 and not is_name(text):
        return above
    alike = ratio(above, text[: len(above) + 20]) >= _SAME or ratio(above, text) >= _SAME
    return above if alike and len(above) >= 15 else None


def _is_pair(document: Document, index: int, above: str, text: str) -> bool:
    """True where the line above is short enough for an alternative text, the two stand apart from the rest, and a credit ends the second.

    Without a credit two such lines may be verse.
    """
    if (
        not _paired(document, index)
        or ends_sentence(above)
        or count_words(above) > _ALT_WORDS
        or strip_cue(above)[0]
    ):
        return False
    return split_credit(text) is not None


def in_figure(document: Document, index: int, place: ArticlePosition) -> bool:
    """True for what stands beside or within the article in a figure's own caption, or repeats the alternative text above it."""
    if not place.leads(index, _LEAD):
        return False
    hints = document.blocks.hints[index]
    if hints & Hint.CAPTION and hints & Hint.FIGURE:
        return True
    above = (
        document.blocks.texts[index - 1]
        if index and document.blocks.hints[index - 1] & Hint.IMAGE
        else ""
    )
    text = document.blocks.texts[index]
    same = len(above) > 0 and ratio(above, text[: len(above)]) >= _SAME
    return (same or bool(hints & Hint.CAPTION)) and split_credit(text) is not None


def in_gallery(document: Document, index: int, place: ArticlePosition) -> bool:
    """True for a line with a credit just below an image and before the article, however long the gallery is."""
    return (
        place.span is not None
        and index < place.span[0]
        and any(
            hints & Hint.IMAGE for hints in document.blocks.hints[max(0, index - _NEXT) : index]
        )
        and split_credit(document.blocks.texts[index]) is not None
    )


def _portrayed(document: Document, text: str) -> bool:
    """True for a name that is not one of those who sign, as far as metadata knows: under an image it says whom it shows."""
    signed = [
        name for claim in document.claims if claim.field == "byline" for name in claim.value.authors
    ]
    return bool(signed) and text not in signed


def _image_above(document: Document, index: int) -> Iterator[int]:
    """The block of the image whose caption this is, two or three blocks above it in the same figure."""
    for other in range(index - 2, max(-1, index - 4), -1):
        hints = document.blocks.hints[other]
        if hints & Hint.IMAGE and hints & document.blocks.hints[index] & Hint.FIGURE:
            yield other
            return


def _is_credit(document: Document, index: int) -> bool:
    """True for a short line that reads like a credit or that markup calls one."""
    text = document.blocks.texts[index]
    if (
        count_words(text) > CREDIT_WORDS
        or is_legal(text)
        or _is_item(document, index)
        or (is_bulleted(text) and document.source == "text")
    ):
        return False
    hints = document.blocks.hints[index] & trusted_hints(document)
    if hints & (Hint.CAPTION | Hint.FIGURE) and _SOURCE.match(text):
        return True
    if document.source == "text" and _NO_NAME.match(bare_credit(text)):
        return False
    in_caption = hints & Hint.BYLINE and hints & (Hint.CAPTION | Hint.FIGURE)
    return credit_of(text) is not None or bool(hints & Hint.CREDIT or in_caption)


def _credit_below(
    document: Document, index: int, words: tuple[float, ...], sure: bool
) -> tuple[int, ...]:
    """The lines of the credit that begins on one of the next two lines; more than one where markup cuts it."""
    longest = 60 if sure else 35
    if words[index] < 2 or words[index] > longest:
        return ()
    if not sure and words[index] > 25 and ends_sentence(document.blocks.texts[index]):
        return ()
    for other in range(index + 1, min(index + 3, len(document))):
        if _is_credit(document, other):
            last = other
            while (
                last + 1 < len(document)
                and document.blocks.hints[last] & document.blocks.hints[last + 1] & Hint.CREDIT
                and _is_credit(document, last + 1)
            ):
                last += 1
            return tuple(range(other, last + 1))
        if len(document.blocks.texts[other].split()) > 2:
            break
    return ()


def _paired(document: Document, index: int) -> bool:
    """True where a line stands directly under another one, and both apart from the rest by empty lines: alt text and caption."""
    text, last = document.text, len(document) - 1
    if index < 2 or document.source != "text":
        return False
    gaps = [
        text.count("\n", document.blocks.ends[at], document.blocks.starts[at + 1])
        for at in (index - 2, index - 1, index)
        if at < last
    ]
    return gaps[0] > 1 and gaps[1] == 1 and (len(gaps) < 3 or gaps[2] > 1)


def _signed_story(split: tuple[str, str], words: float) -> bool:
    """A paragraph that ends in its agency: "… the ministry said. (AP)"."""
    return (
        words > _SIGN_OFF
        and split[0].endswith((".", "”", '"'))
        and " " not in split[1]
        and "/" not in split[1]
    )
