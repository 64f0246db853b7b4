"""Captions of images, their credits and alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from ..article import Caption
from ..document import Claim, Decision, Document, Hint, Label
from ..patterns.bylines import parse_byline
from ..patterns.credits import bare_credit, credit_of, split_credit, strip_file_mark
from ..patterns.names import is_name, strip_cue
from ..patterns.sentences import count_words, ends_sentence, is_bulleted
from ..scoring.run import Place
from ..scoring.shape import shapes
from ..scoring.trust import trusted
from ..verdict import is_doubtful, is_out, verdicts

_LONGEST = 70.0  # words; of the captions of the developers' news corpus one in a hundred is longer
_LONGEST_MARKED = 120.0  # words of one that markup calls a caption
_BOXES = (Label.RELATED, Label.ADVERT)  # what containers call themselves that may hold a figure of the article …
_WEAK = 0.6  # … and up to which confidence its caption overrules them
_CUE = re.compile(
    r"(?i)\A(?:image caption|caption|pictured(?: here)?|bildunterschrift|legende|légende|pie de foto|didascalia|onderschrift)\s?[:,]\s*|\AFILE\s?(?:PHOTO)?\s?[-–—:]\s"
)
_SOURCE = re.compile(r"(?i)\A(?:source|quelle|fuente|fonte|bron|źródło|источник|kaynak|kilde|källa)\s?:\s")
_SIDE = re.compile(r"(?i)\((?:left|right|centre|center|top|bottom|above|below|l|r|links|rechts|à gauche|à droite|izquierda|derecha)\)")
# Blocks before the body in which a line under its own alt text is a caption; elsewhere that is what links to other articles look like.
_LEAD = 6
_ALT_WORDS = 18.0  # words of a line of alternative text that says something else than the caption under it
_PLAIN = frozenset({"p", "li", "dd", "blockquote"})  # elements of a text; a caption in one of them says so, or repeats its image's text
_ALIKE = 60.0  # rapidfuzz ratio, of 100
_SAME = 85.0  # rapidfuzz ratio from which a line says what the alternative text above it says
_NEXT = 3  # blocks between an image and its caption in a gallery
_UNPICTURED = 35.0  # words of the longest line with a credit that is a caption without an image beside it, where markup would show one
_LINKED = 0.5  # share of characters in links from which a line under an image is a link to another article
_CREDIT_WORDS = 14.0  # words of the longest credit
_SIGN_OFF = 20.0  # words; a longer text that ends in a bare agency is a paragraph of its story


class _Found(NamedTuple):
    caption: Caption
    also: tuple[int, ...]
    confidence: float
    reason: str


class Captions:
    """Mark captions, credits and alternative texts, and claim each caption with what belongs to it.

    A caption shows itself by the credit at its end, by an alternative text directly above that says the same, by a credit on one of
    the next two lines, by a cue ("Pictured:"), or by its markup.

    Args:
        reach: how many blocks before and after the article's run a caption may stand; farther ones belong to teasers.
    """

    name = "captions"

    def __init__(self, reach: int = 12) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        place = Place(document, decided, self.reach, self.reach)
        words, mask = shapes(document).words, trusted(document)
        taken, seen = -1, set[str]()
        headline = next((index for index, tag in enumerate(document.tags) if tag == "h1"), len(document))
        for index, text in enumerate(document.texts):
            hints = document.hints[index] & mask
            if index <= taken or hints & Hint.HIDDEN:
                continue
            if hints & Hint.IMAGE:
                yield Decision(index, Label.ALT_TEXT, 0.8, "image-alt")
                continue
            longest = _LONGEST_MARKED if hints & Hint.CAPTION else _LONGEST
            if words[index] > longest or not (place.near(index) or (index > headline and _in_gallery(document, index, place))):
                continue
            if is_out(decided[index]) and not (is_doubtful(decided[index], _BOXES, _WEAK) and _in_figure(document, index, place)):
                continue
            found = self._read(document, index, text, words, place)
            if found is not None and found.caption.credit is None and (text in seen or text.startswith("http")):
                continue
            if found is None:
                if words[index] <= _CREDIT_WORDS and (credit_of(text) or hints & Hint.CREDIT):
                    yield Decision(index, Label.CREDIT, 0.75, "credit-alone")
                continue
            yield Decision(index, Label.CAPTION, found.confidence, found.reason)
            for other in found.also:
                is_alt = other < index and found.caption.alt == document.texts[other]
                where = "below" if other > index else "above"
                yield Decision(other, Label.ALT_TEXT if is_alt else Label.CREDIT, 0.85, "alt-above" if is_alt else f"credit-{where}")
            seen.add(text)
            yield Claim("caption", found.caption, found.confidence, block=index, also=found.also)
            taken = max(index, *found.also) if found.also else index

    def _read(self, document: Document, index: int, text: str, words: tuple[float, ...], place: Place) -> _Found | None:
        hints = document.hints[index] & trusted(document)
        hinted = bool(hints & Hint.CAPTION)
        linked = document.link_shares[index] > _LINKED and not split_credit(text)
        if hints & Hint.CREDIT or ((hints & Hint.RELATED or linked) and not _in_figure(document, index, place)):
            return None
        if document.tags[index] in ("h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr", "title", "button", "option"):
            return None
        if strip_cue(text)[0] and parse_byline(text) and "(" not in text:
            return None
        alt = self._alt(document, index, text)
        above: tuple[int, ...] = () if alt is None else (index - 1,)
        if alt is None and hinted:  # its image stands in the same figure, with a credit or a button in between
            above = tuple(_image_above(document, index))
            alt = document.texts[above[0]] if above else None
        image = document.images.get(above[0]) if above else document.images.get(index)
        split = split_credit(text)
        pictured = bool(hints & (Hint.CAPTION | Hint.FIGURE)) or alt is not None or document.source == "text"
        if split and split[0] and (hinted or not _signed_story(split, words[index])) and (pictured or words[index] <= _UNPICTURED):
            caption = Caption(strip_file_mark(_CUE.sub("", split[0])), split[1], alt, image, text)
            return _Found(caption, above, 0.85, "caption-credit")
        if split or credit_of(text) or _SOURCE.match(text):
            return None
        if (is_name(text) and not (_portrayed(document, text) and _in_figure(document, index, place))) or strip_cue(text)[0]:
            return None
        if is_bulleted(text) and not hinted:
            return None
        below = _credit_below(document, index, words, bool(above) or hinted or bool(_CUE.match(text) or _SIDE.search(text)))
        if below:
            lines = "\n".join([text, *document.texts[index + 1 : below[-1] + 1]])
            credit = bare_credit(" ".join(document.texts[other] for other in below))
            caption = Caption(strip_file_mark(_CUE.sub("", text)).rstrip(" (|[/–—-"), credit, alt, image, lines)
            return _Found(caption, (*above, *range(index + 1, below[-1] + 1)), 0.8, "caption-credit-below")
        if hinted and index and _is_credit(document, index - 1) and document.hints[index - 1] & (Hint.FIGURE | Hint.CAPTION | Hint.CREDIT):
            credit = document.texts[index - 1]
            caption = Caption(_CUE.sub("", text), bare_credit(credit), None, document.images.get(index - 2), f"{credit}\n{text}")
            return _Found(caption, (index - 1,), 0.8, "caption-credit-above")
        if hinted:
            return _Found(Caption(_CUE.sub("", text), None, alt, image, text), above, 0.8, "caption-markup")
        if _CUE.match(text) and words[index] <= 50:
            return _Found(Caption(strip_file_mark(_CUE.sub("", text)), None, alt, image, text), above, 0.75, "caption-cue")
        plain = document.source == "html" and document.tags[index] in _PLAIN and not hints & Hint.FIGURE
        if above and 4 <= words[index] <= 50 and place.leads(index, _LEAD) and not (plain and ratio(alt or "", text) < _ALIKE):
            return _Found(Caption(text, None, alt, image, text), above, 0.75, "caption-alt")
        return None

    @staticmethod
    def _alt(document: Document, index: int, text: str) -> str | None:
        """The line directly above, where it is the image's alternative text: marked so, or nearly the same words."""
        if not index:
            return None
        above = document.texts[index - 1]
        if document.hints[index - 1] & Hint.IMAGE:
            return above
        paired = _paired(document, index) and not ends_sentence(above) and count_words(above) <= _ALT_WORDS and not strip_cue(above)[0]
        if paired and (split_credit(text) or (count_words(text) <= 2 * _ALT_WORDS and len(text) > 20)):
            return above
        if (
            document.hints[index] & Hint.SAME_LINE
            or is_bulleted(text)
            or len(above) > len(text) + 20
            or len(above) < 4
            or above.endswith(":")
        ):
            return None
        if text.startswith(above) and len(above) >= 8 and not is_name(text):
            return above
        alike = ratio(above, text[: len(above) + 20]) >= 85 or ratio(above, text) >= 85
        return above if alike and len(above) >= 15 else None


def _in_figure(document: Document, index: int, place: Place) -> bool:
    """True for what stands beside or within the article in a figure's own caption, or repeats the alternative text above it."""
    if not place.leads(index, _LEAD):
        return False
    hints = document.hints[index]
    if hints & Hint.CAPTION and hints & Hint.FIGURE:
        return True
    above = document.texts[index - 1] if index and document.hints[index - 1] & Hint.IMAGE else ""
    text = document.texts[index]
    same = len(above) > 0 and ratio(above, text[: len(above)]) >= _SAME
    return (same or bool(hints & Hint.CAPTION)) and split_credit(text) is not None


def _in_gallery(document: Document, index: int, place: Place) -> bool:
    """True for a line with a credit just below an image and before the article, however long the gallery is."""
    return (
        place.run is not None
        and index < place.run[0]
        and any(hints & Hint.IMAGE for hints in document.hints[max(0, index - _NEXT) : index])
        and split_credit(document.texts[index]) is not None
    )


def _portrayed(document: Document, text: str) -> bool:
    """True for a name that is not one of those who sign, as far as metadata knows: under an image it says whom it shows."""
    signed = [name for claim in document.claims if claim.field == "byline" for name in claim.value.authors]
    return bool(signed) and text not in signed


def _image_above(document: Document, index: int) -> Iterator[int]:
    """The block of the image whose caption this is, two or three blocks above it in the same figure."""
    for other in range(index - 2, max(-1, index - 4), -1):
        hints = document.hints[other]
        if hints & Hint.IMAGE and hints & document.hints[index] & Hint.FIGURE:
            yield other
            return


def _is_credit(document: Document, index: int) -> bool:
    """True for a short line that reads like a credit or that markup calls one."""
    text = document.texts[index]
    if count_words(text) > _CREDIT_WORDS or (is_bulleted(text) and document.source == "text"):
        return False
    hints = document.hints[index] & trusted(document)
    if hints & (Hint.CAPTION | Hint.FIGURE) and _SOURCE.match(text):
        return True
    in_caption = hints & Hint.BYLINE and hints & (Hint.CAPTION | Hint.FIGURE)
    return credit_of(text) is not None or bool(hints & Hint.CREDIT or in_caption)


def _credit_below(document: Document, index: int, words: tuple[float, ...], sure: bool) -> tuple[int, ...]:
    """The lines of the credit that begins on one of the next two lines; more than one where markup cuts it."""
    longest = 60 if sure else 35
    if words[index] < 2 or words[index] > longest:
        return ()
    if not sure and words[index] > 25 and ends_sentence(document.texts[index]):
        return ()
    for other in range(index + 1, min(index + 3, len(document))):
        if _is_credit(document, other):
            last = other
            while (
                last + 1 < len(document)
                and document.hints[last] & document.hints[last + 1] & Hint.CREDIT
                and _is_credit(document, last + 1)
            ):
                last += 1
            return tuple(range(other, last + 1))
        if len(document.texts[other].split()) > 2:
            break
    return ()


def _paired(document: Document, index: int) -> bool:
    """True where a line stands directly under another one, and both apart from the rest by empty lines: alt text and caption."""
    text, last = document.text, len(document) - 1
    if index < 2 or document.source != "text":
        return False
    gaps = [text.count("\n", document.ends[at], document.starts[at + 1]) for at in (index - 2, index - 1, index) if at < last]
    return gaps[0] > 1 and gaps[1] == 1 and (len(gaps) < 3 or gaps[2] > 1)


def _signed_story(split: tuple[str, str], words: float) -> bool:
    """A paragraph that ends in its agency: "… the ministry said. (AP)"."""
    return words > _SIGN_OFF and split[0].endswith((".", "”", '"')) and " " not in split[1] and "/" not in split[1]
