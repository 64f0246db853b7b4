"""Who wrote the article, as the page says it in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..document import Claim, Decision, Document, Hint, Label
from ..patterns.bylines import has_late_cue, may_sign, parse_byline
from ..patterns.closing import closing_signature
from ..patterns.mail import has_header
from ..patterns.names import is_agency, is_contributor_credit, is_han_name, is_name, strip_cue
from ..patterns.outlets import is_newsroom
from ..patterns.roles import is_role
from ..patterns.sentences import is_bulleted, without_bullet
from ..reasons import Reason
from ..scoring.lines.byline_score import Signatures
from ..scoring.page.article_position import ArticlePosition
from ..scoring.page.shape import shapes
from ..scoring.page.trusted_hints import trusted_hints
from ..values import Byline
from ..verdict import verdicts

_LONGEST = 24.0  # words
_OPEN = (None, Label.NAVIGATION, Label.BIO, Label.CREDIT)  # labels that a byline may overrule
_DOUBTED = (Label.SHARE, Label.RELATED, Label.TAGS)  # … where markup says that the block is one
_JOINERS = frozenset({"and", "&", "und", "et", "y", "e", "en", "og", "och", "i", "и", ","})
_CATEGORY = re.compile(
    r"(?:[Ii]n|[Uu]nder|[Oo]n|[Aa]t|[Ff]iled)\s"
)  # "By | Jo Doe | In Travel, Tips"
_CELL = " | "  # between the cells of a row
_BARE = (
    0.1  # a bare name on a page whose markup could say that it is a byline must be so much likelier
)
_CLOSING = 0.65  # confidence of names in brackets at the very end
_SHORT = 120  # characters of what goes on with names after a cue
_FOOT = 8  # blocks after the body that a byline may stand
_HEAD_INSIDE = 10  # blocks into the body that a byline may stand: a standfirst reads like prose


_CUED = Reason(
    "byline-cue",
    Label.BYLINE,
    None,
    'the line begins with a cue ("By"), or the markup says that it is a byline',
)
_BY_PLACE = Reason("byline-place", Label.BYLINE, None, "the line is a name, where bylines stand")
_CONTINUED = Reason(
    "byline-goes-on",
    Label.BYLINE,
    None,
    "the line belongs to the byline above: more names, a role",
)


class Signature(NamedTuple):
    """A byline and where it stands.

    Args:
        byline: what was read.
        block: the block it begins in.
        also: the further blocks it was read from.
        cued: whether words or markup say that it is a byline.
    """

    byline: Byline
    block: int
    also: tuple[int, ...]
    cued: bool

    @property
    def last(self) -> int:
        """The last of its blocks."""
        return self.also[-1] if self.also else self.block


class Bylines:
    """Mark bylines and claim their authors: a line with a cue ("By Jo Doe"), or a bare name where bylines stand.

    How likely a line is the byline is judged by `cleanscrape.scoring.lines.byline_score`. Bylines
    that follow each other are one.

    Args:
        reach: how many blocks before the body a byline may stand.
        least: how likely it must be that the line is a byline.
    """

    name = "byline"
    reasons = (_CUED, _BY_PLACE, _CONTINUED)

    def __init__(self, reach: int = 60, least: float = 0.4) -> None:
        self.reach = reach
        self.least = least

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        if has_header(document):  # the name below the text is the sender's greeting
            return
        decided = verdicts(document)
        signatures = Signatures(document, decided)
        for found in self.candidates(document, decided):
            chance = round(signatures.chance(found.byline, found.block, found.also), 3)
            if chance < self.least + (0 if found.cued or document.source == "text" else _BARE):
                continue
            reason = _CUED if found.cued else _BY_PLACE
            yield reason.mark(found.block, min(0.99, round(chance + 0.15, 3)))
            sure = min(0.99, round(chance + 0.1, 3))
            yield from (_CONTINUED.mark(other, sure) for other in found.also)
            yield Claim("byline", found.byline, chance, block=found.block, also=found.also)
        yield from self._closing(document, signatures.span[1])

    def _closing(self, document: Document, last: int) -> Iterator[Claim]:
        """The claim of a signature in brackets with which the body's last paragraph ends; the paragraph stays what it is."""
        for index in range(last, min(last + 2, len(document))):
            byline = closing_signature(document.blocks.texts[index])
            if byline is not None:
                yield Claim("byline", byline, _CLOSING, block=index)
                return

    def candidates(
        self, document: Document, decided: Sequence[Decision | None]
    ) -> Iterator[Signature]:
        """Every line near the article that can be read as a byline."""
        labels = [decision.label if decision else None for decision in decided]
        place = ArticlePosition(document, decided, self.reach, after=_FOOT, inside=_HEAD_INSIDE)
        return _merged(self._read_all(document, labels, place), document)

    def _read_all(
        self, document: Document, labels: list[Label | None], place: ArticlePosition
    ) -> Iterator[Signature]:
        words, mask = shapes(document.blocks).words, trusted_hints(document)
        last = -1
        for index in range(len(document)):
            if index <= last or words[index] > _LONGEST or place.distance(index) is None:
                continue
            if labels[index] not in _OPEN and not (
                labels[index] in _DOUBTED and document.blocks.hints[index] & mask & Hint.BYLINE
            ):
                continue
            if (
                document.blocks.hints[index]
                & mask
                & (Hint.HIDDEN | Hint.IMAGE | Hint.COMMENT | Hint.RELATED)
            ):
                continue
            if is_contributor_credit(document.blocks.texts[index]) or (
                labels[index] is Label.CREDIT and not _signs(document, index, labels)
            ):
                continue
            found = _read(document, index, labels)
            if found is not None:
                last = found.last
                yield found


def _signs(document: Document, index: int, labels: Sequence[Label | None]) -> bool:
    """True for what looks like a credit and has a byline's cue, or is an agency beside a date.

    Where metadata names somebody the agency is a source beside that.
    """
    text = document.blocks.texts[index]
    if strip_cue(text)[0]:
        return True
    known = any(claim.field == "byline" for claim in document.claims)
    return not known and is_agency(text) and Label.DATE in labels[max(0, index - 1) : index + 2]


def _merged(found: Iterable[Signature], document: Document) -> Iterator[Signature]:
    """Bylines with at most two short lines between them (a comma, a mail address) become one."""
    waiting: Signature | None = None
    for other in found:
        if (
            waiting
            and waiting.cued == other.cued
            and other.block - waiting.last <= 3
            and _short(document, waiting.last + 1, other.block)
        ):
            names = tuple(
                dict.fromkeys(
                    (*waiting.byline.authors, *_full(other.byline.authors, waiting.byline.authors))
                )
            )
            if names != waiting.byline.authors:
                byline = replace(
                    waiting.byline,
                    text=f"{waiting.byline.text} {other.byline.text}",
                    authors=names,
                    role=waiting.byline.role or other.byline.role,
                )
                waiting = waiting._replace(
                    byline=byline, also=(*waiting.also, other.block, *other.also)
                )
            continue
        if waiting:
            yield waiting
        waiting = other
    if waiting:
        yield waiting


def _full(names: Sequence[str], beside: Sequence[str]) -> Iterator[str]:
    """The names, without single words beside somebody who signs in full: those are jobs and topics; and without houses in capitals."""
    full, shouted = any(" " in name for name in beside), any(map(str.isupper, beside))
    signed = (name for name in names if shouted or is_agency(name) or not name.isupper())
    return (name for name in signed if not full or " " in name or is_name(name) or is_agency(name))


def _short(document: Document, start: int, end: int) -> bool:
    return all(
        len(text) < 40 and (" " not in text or "@" in text)
        for text in document.blocks.texts[start:end]
    )


def _read(document: Document, index: int, labels: list[Label | None]) -> Signature | None:
    """The byline at `index`, with the further blocks that belong to it."""
    text = document.blocks.texts[index]
    cue, rest = strip_cue(without_bullet(text))
    late = not cue and has_late_cue(text)
    hinted = bool(document.blocks.hints[index] & trusted_hints(document) & Hint.BYLINE)
    if cue and not rest:  # the cue on a line of its own, the names below
        also = tuple(_names_below(document, index, labels))
        joined = " ".join([text, *(document.blocks.texts[other] for other in also)])
        byline = (
            parse_byline(text + " " + ", ".join(_lines_of_names(document, also)), cued=True)
            if also
            else None
        )
        role = next(
            (
                document.blocks.texts[other]
                for other in also[1:]
                if is_role(document.blocks.texts[other])
            ),
            None,
        )
        return (
            Signature(replace(byline, text=joined, role=byline.role or role), index, also, True)
            if byline
            else None
        )
    if not (cue or hinted or late) and (
        text[-1:] in ".!?"
        or _is_item(document, index, labels)
        or _is_row(document, index)
        or not may_sign(text)
    ):
        return None
    byline = parse_byline(text, cued=None if cue else hinted)
    if byline is None:
        return None
    also = tuple(_role_below(document, index, labels))
    if cue or hinted or late or _bare(document, index, labels, byline):
        return Signature(
            _with_role(document, byline, also), index, also, bool(cue) or hinted or late
        )
    return None


def _with_role(document: Document, byline: Byline, also: tuple[int, ...]) -> Byline:
    if not also:
        return byline
    texts = [byline.text, *(document.blocks.texts[other] for other in also)]
    parsed = parse_byline(", ".join(texts), cued=True)
    return replace(
        parsed if parsed and parsed.authors[:1] == byline.authors[:1] else byline,
        text=" ".join(texts),
    )


def _lines_of_names(document: Document, also: Sequence[int]) -> Iterator[str]:
    """The texts of a byline's lines, without those that say what the author named above is."""
    for position, other in enumerate(also):
        text = without_bullet(document.blocks.texts[other])
        if position == 0 or not is_role(text):
            yield text


def _names_below(document: Document, index: int, labels: list[Label | None]) -> Iterator[int]:
    mask = trusted_hints(document) & Hint.BYLINE
    for other in range(index + 1, min(index + 6, len(document))):
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
        open_to = (*_OPEN, *_DOUBTED) if newsroom else _OPEN
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


def _is_item(document: Document, index: int, labels: list[Label | None]) -> bool:
    """True for an item of a list; a bullet between a date or the headline and a name ("• Jo Doe") is a mere divider."""
    text = document.blocks.texts[index]
    return is_bulleted(text) and not (
        text[0] in "•·" and index > 0 and labels[index - 1] in (Label.DATE, Label.TITLE)
    )


def _is_row(document: Document, index: int) -> bool:
    """True for a row of a table with several cells: what looks like names there is data."""
    return document.blocks.tags[index] == "tr" and _CELL in document.blocks.texts[index]


def _bare(document: Document, index: int, labels: list[Label | None], byline: Byline) -> bool:
    """True where a line without a cue has nothing but names in it, and may be a byline if its place is one."""
    text, first = document.blocks.texts[index], byline.authors[0]
    known = (
        sum(map(len, byline.authors))
        + len(byline.role or "")
        + sum(len(word) for word in text.split() if "." in word)
    )
    if (
        _is_place_of_site(document, byline)
        or not (is_name(first) or is_agency(first))
        or len(text) > known + 12 + 5 * len(byline.authors)
    ):
        return False
    if not is_agency(first) and first.upper() == first.lower():
        # A name in Han characters has no shape of its own: it must stand alone under the headline.
        return bool(index) and labels[index - 1] is Label.TITLE and is_han_name(text)
    return True
