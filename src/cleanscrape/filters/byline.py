"""Who wrote the article, as the page says it in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..article import Byline
from ..document import Claim, Decision, Document, Hint, Label
from ..patterns.names import is_agency, is_name, is_role, parse_byline, strip_cue
from ..patterns.sentences import is_bulleted
from ..scoring.run import Place
from ..scoring.shape import shapes
from ..verdict import verdicts

_LONGEST = 24.0  # words


class Bylines:
    """Mark bylines and claim their authors: a line with a cue ("By Jo Doe"), or a bare name where bylines stand.

    A bare name counts only between the article's head and the beginning of its text, next to a date, a role, a cue on the line above,
    or directly before the first paragraph.

    Args:
        reach: how many blocks before the body a byline may stand.
    """

    name = "byline"

    def __init__(self, reach: int = 25) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        labels = [decision.label if decision else None for decision in decided]
        place = Place(document, decided, self.reach)
        words = shapes(document).words
        skip = -1
        for index, text in enumerate(document.texts):
            if index <= skip or words[index] > _LONGEST or labels[index] not in (None, Label.NAVIGATION, Label.BIO):
                continue
            if document.hints[index] & (Hint.HIDDEN | Hint.IMAGE | Hint.COMMENT | Hint.RELATED):
                continue
            distance = place.distance(index)
            if distance is None:
                continue
            byline, also, confidence = self._read(document, index, labels)
            if byline is None:
                continue
            if place.run and index > place.run[0] + 2:
                confidence -= 0.2
            if confidence < 0.4:
                continue
            skip = also[-1] if also else index
            yield Decision(index, Label.BYLINE, min(1.0, confidence + 0.1), "byline-cue" if confidence > 0.7 else "byline-place")
            yield from (Decision(other, Label.BYLINE, confidence, "byline-goes-on") for other in also)
            yield Claim("byline", byline, round(confidence - 0.004 * distance, 3), block=index, also=also)

    def _read(
        self, document: Document, index: int, labels: list[Label | None]
    ) -> tuple[Byline | None, tuple[int, ...], float]:
        """The byline at `index`, the further blocks that belong to it, and how sure it is."""
        text = document.texts[index]
        cue, rest = strip_cue(text)
        hinted = bool(document.hints[index] & Hint.BYLINE)
        if cue and not rest:  # the cue on a line of its own, the names below
            also = tuple(self._names_below(document, index, labels))
            if not also:
                return None, (), 0.0
            byline = parse_byline(" ".join([text, *(document.texts[other] for other in also)]))
            return byline, also, 0.85
        byline = parse_byline(text, cued=None if cue else hinted)
        if byline is None or (text.rstrip()[-1:] in ".!?" and not cue and not hinted):
            return None, (), 0.0
        if cue or (hinted and byline):
            also = tuple(self._role_below(document, index, labels))
            return self._with_role(document, byline, also), also, 0.85 if cue and _certain(cue, byline) else 0.75
        confidence = self._bare(document, index, labels, byline)
        also = tuple(self._role_below(document, index, labels)) if confidence else ()
        return self._with_role(document, byline, also), also, confidence

    @staticmethod
    def _with_role(document: Document, byline: Byline, also: tuple[int, ...]) -> Byline:
        if not also:
            return byline
        parsed = parse_byline(", ".join([byline.text, *(document.texts[other] for other in also)]), cued=True)
        joined = " ".join([byline.text, *(document.texts[other] for other in also)])
        return replace(parsed, text=joined) if parsed and parsed.authors[:1] == byline.authors[:1] else replace(byline, text=joined)

    @staticmethod
    def _names_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
        for other in range(index + 1, min(index + 6, len(document))):
            text = document.texts[other].strip(" ,")
            named = labels[other] is None and (is_name(text) or is_agency(text) or is_role(text) or text.casefold() in ("and", "&", "und", "et", "y", "e"))
            if not named:
                return
            yield other

    @staticmethod
    def _role_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
        other = index + 1
        if other < len(document) and labels[other] is None:
            text = document.texts[other]
            if len(text) < 60 and text[-1] not in ".!?:" and is_role(text) and not strip_cue(text)[0]:
                yield other

    @staticmethod
    def _bare(document: Document, index: int, labels: list[Label | None], byline: Byline) -> float:
        """How sure a line without a cue is a byline: by what stands around it. 0 where nothing speaks for it."""
        text = document.texts[index]
        first = byline.authors[0]
        if is_bulleted(text):
            return 0.0
        if not (is_name(first) or is_agency(first)) or len(text) > sum(map(len, byline.authors)) + len(byline.role or "") + len(byline.agency or "") + 12:
            return 0.0
        near = [labels[other] for other in (index - 2, index - 1, index + 1, index + 2) if 0 <= other < len(document)]
        score = 0.35 + 0.25 * (Label.DATE in near) + 0.2 * (byline.role is not None)
        after = document.texts[index + 1] if index + 1 < len(document) else ""
        if is_role(after) and len(after) < 60:
            score += 0.2
        if len(byline.authors) > 1 or byline.agency:
            score += 0.1
        return min(score, 0.7)


def _certain(cue: str, byline: Byline) -> bool:
    return bool(byline.authors) and (is_name(byline.authors[0]) or is_agency(byline.authors[0]) or ":" in cue)
