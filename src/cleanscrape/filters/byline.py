"""Who wrote the article, as the page says it in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..article import Byline
from ..document import Claim, Decision, Document, Hint, Label
from ..lexicons import strip_marks
from ..patterns.bylines import parse_byline
from ..patterns.names import is_agency, is_name, is_role, strip_cue
from ..patterns.sentences import is_bulleted, without_bullet
from ..scoring.run import Place
from ..scoring.shape import shapes
from ..scoring.trust import trusted
from ..verdict import verdicts

_LONGEST = 24.0  # words
_OPEN = (None, Label.NAVIGATION, Label.BIO, Label.CREDIT)  # labels that a byline may overrule
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_JOINERS = frozenset({"and", "&", "und", "et", "y", "e", "en", "og", "och", "i", "и", ","})
# Where metadata names authors and a line names others, the line counts as if it stood this many blocks farther away.
_STRANGER = 40
_HEAD_INSIDE = 10  # blocks into the body that a byline may stand: a standfirst reads like prose


@dataclass(frozen=True, slots=True)
class _Found:
    byline: Byline
    block: int
    also: tuple[int, ...]
    confidence: float

    @property
    def last(self) -> int:
        return self.also[-1] if self.also else self.block


class Bylines:
    """Mark bylines and claim their authors: a line with a cue ("By Jo Doe"), or a bare name where bylines stand.

    A bare name counts only between the article's head and the beginning of its text, next to a date, a role or another name. Bylines
    that follow each other are one.

    Args:
        reach: how many blocks before the body a byline may stand.
    """

    name = "byline"

    def __init__(self, reach: int = 25) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        labels = [decision.label if decision else None for decision in decided]
        place = Place(document, decided, self.reach, inside=_HEAD_INSIDE)
        known = {strip_marks(name) for claim in document.claims if claim.field == "byline" for name in claim.value.authors}
        for found in _merged([*self._found(document, labels, place)], document):
            reason = "byline-cue" if found.confidence > 0.7 else "byline-place"
            yield Decision(found.block, Label.BYLINE, min(1.0, round(found.confidence + 0.15, 3)), reason)
            yield from (Decision(other, Label.BYLINE, min(1.0, round(found.confidence + 0.1, 3)), "byline-goes-on") for other in found.also)
            distance = place.distance(found.block) or 0
            if known and not known & {strip_marks(name) for name in found.byline.authors}:
                distance += _STRANGER
            yield Claim(
                "byline", found.byline, round(max(0.05, found.confidence - 0.004 * distance), 3), block=found.block, also=found.also
            )

    def _found(self, document: Document, labels: list[Label | None], place: Place) -> Iterator[_Found]:
        words, mask = shapes(document).words, trusted(document)
        last = -1
        for index in range(len(document)):
            if index <= last or words[index] > _LONGEST or labels[index] not in _OPEN or place.distance(index) is None:
                continue
            if document.hints[index] & mask & (Hint.HIDDEN | Hint.IMAGE | Hint.COMMENT | Hint.RELATED):
                continue
            byline, also, confidence = _read(document, index, labels)
            if place.run and index > place.run[0] + 2:
                confidence -= 0.2 if index <= place.run[1] else 0.1
            if byline is not None and confidence >= 0.45:
                found = _Found(byline, index, also, confidence)
                last = found.last
                yield found


def _merged(found: list[_Found], document: Document) -> Iterator[_Found]:
    """Bylines with at most two short lines between them (a comma, a mail address) become one."""
    waiting: _Found | None = None
    for other in found:
        if (
            waiting
            and other.block - waiting.last <= 3
            and _short(document, waiting.last + 1, other.block)
            and (other.confidence > 0.7) == (waiting.confidence > 0.7)
        ):
            names = tuple(dict.fromkeys((*waiting.byline.authors, *other.byline.authors)))
            also = (*waiting.also, other.block, *other.also)
            text = f"{waiting.byline.text} {other.byline.text}"
            if names == waiting.byline.authors:
                continue
            byline = replace(waiting.byline, text=text, authors=names, role=waiting.byline.role or other.byline.role)
            waiting = _Found(byline, waiting.block, also, max(waiting.confidence, other.confidence))
        else:
            if waiting:
                yield waiting
            waiting = other
    if waiting:
        yield waiting


def _short(document: Document, start: int, end: int) -> bool:
    return all(len(text) < 40 and (" " not in text or "@" in text) for text in document.texts[start:end])


def _read(document: Document, index: int, labels: list[Label | None]) -> tuple[Byline | None, tuple[int, ...], float]:
    """The byline at `index`, the further blocks that belong to it, and how sure it is."""
    text = document.texts[index]
    cue, rest = strip_cue(without_bullet(text))
    hinted = bool(document.hints[index] & trusted(document) & Hint.BYLINE)
    if cue and not rest:  # the cue on a line of its own, the names below
        also = tuple(_names_below(document, index, labels))
        joined = " ".join([text, *(document.texts[other] for other in also)])
        clean = text + " " + ", ".join(without_bullet(document.texts[other]) for other in also)
        byline = parse_byline(clean, cued=True) if also else None
        return (replace(byline, text=joined), also, 0.85) if byline else (None, (), 0.0)
    byline = parse_byline(text, cued=None if cue else hinted)
    if byline is None or (text.rstrip()[-1:] in ".!?" and not cue and not hinted):
        return None, (), 0.0
    also = tuple(_role_below(document, index, labels))
    if cue or hinted:
        return (
            _with_role(document, byline, also),
            also,
            0.85 if cue and _certain(cue, byline) else 0.75 if hinted or is_name(byline.authors[0]) else 0.6,
        )
    confidence = _bare(document, index, labels, byline)
    return _with_role(document, byline, also), also if confidence else (), confidence


def _certain(cue: str, byline: Byline) -> bool:
    return bool(byline.authors) and (is_name(byline.authors[0]) or is_agency(byline.authors[0]) or ":" in cue)


def _with_role(document: Document, byline: Byline, also: tuple[int, ...]) -> Byline:
    if not also:
        return byline
    texts = [byline.text, *(document.texts[other] for other in also)]
    parsed = parse_byline(", ".join(texts), cued=True)
    return replace(parsed if parsed and parsed.authors[:1] == byline.authors[:1] else byline, text=" ".join(texts))


def _names_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
    for other in range(index + 1, min(index + 6, len(document))):
        text = without_bullet(document.texts[other]).strip(" ,") or ","
        known = is_name(text) or is_agency(text) or is_role(text) or text.casefold() in _JOINERS
        first = other == index + 1 and text[0].isupper() and text.count(" ") <= 2 and text[-1] not in ".!?:"
        if (labels[other] not in _OPEN and text not in _JOINERS) or not (known or first):
            return
        yield other


def _role_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
    other = index + 1
    if other < len(document) and labels[other] is None:
        text = document.texts[other]
        if len(text) < 60 and text[-1] not in ".!?:" and is_role(text) and not strip_cue(text)[0]:
            yield other


def _bare(document: Document, index: int, labels: list[Label | None], byline: Byline) -> float:
    """How sure a line without a cue is a byline: by what stands around it. 0 where nothing speaks for it."""
    text, first = document.texts[index], byline.authors[0]
    known = sum(map(len, byline.authors)) + len(byline.role or "") + sum(len(word) for word in text.split() if "." in word)
    if is_bulleted(text) or not (is_name(first) or is_agency(first)) or len(text) > known + 12 + 5 * len(byline.authors):
        return 0.0
    near = [labels[other] for other in (index - 2, index - 1, index + 1, index + 2) if 0 <= other < len(document)]
    after = document.texts[index + 1] if index + 1 < len(document) else ""
    if is_agency(first):
        return 0.45 + 0.2 * (Label.DATE in near)
    if first.upper() == first.lower():
        # A name in Han characters has no shape of its own: it must stand alone under the headline.
        return 0.5 if index and labels[index - 1] is Label.TITLE and _HAN_NAME.fullmatch(text) else 0.0
    if first.isupper() and first.count(" ") != 1:
        return 0.0
    score = 0.3 + 0.3 * (Label.DATE in near) + 0.2 * (byline.role is not None) + 0.05 * (Label.TITLE in near)
    score += 0.2 * (is_role(after) and len(after) < 60) + 0.1 * (len(byline.authors) > 1)
    score += 0.2 * (text == after)  # a portrait's alternative text, and the name under it
    return min(score, 0.7)
