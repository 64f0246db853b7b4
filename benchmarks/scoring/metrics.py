"""The scores, one definition each; where they come from stands in README.md."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rapidfuzz import fuzz

from cleanscrape.patterns.spaces import INVISIBLE

from ..corpora.pages import TruthCaption

_IDEOGRAPHIC = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHIC}]|[^\W{_IDEOGRAPHIC}]+")
_BLANK = re.compile(rf"[\s{INVISIBLE}]+")
MATCH = 85.0  # rapidfuzz ratio from which two captions are the same
HARM = 0.02  # word F1 below keep all from which a page counts as harmed


@dataclass(frozen=True)
class FoundCaption:
    """One of our captions: every reading of its text that may match, and its credit."""

    texts: tuple[str, ...]
    credit: str | None = None


@dataclass(frozen=True)
class Found:
    """What a tool made of a page."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: date | None = None
    captions: tuple[FoundCaption, ...] = ()
    body: str = ""


def fold(text: str) -> str:
    """NFKD, combining marks dropped, casefolded, runs of word characters joined by one blank.

    >>> fold("Déjà-vu, ÖKO!")
    'deja vu oko'
    """
    if text.isascii():
        return " ".join(re.findall(r"\w+", text.lower()))
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return " ".join(re.findall(r"\w+", plain.casefold()))


def tokens(text: str) -> list[str]:
    """Lower-case word tokens; each ideograph and kana is its own.

    >>> tokens("It's 新闻 7")
    ['it', 's', '新', '闻', '7']
    """
    return _TOKEN.findall(text.lower())


def word_f1(ours: Sequence[str], truth: Sequence[str]) -> float:
    """F1 of two multisets of tokens; two empty ones agree.

    >>> word_f1(["a", "b"], ["b", "c"])
    0.5
    """
    total = len(ours) + len(truth)
    return 2 * (Counter(ours) & Counter(truth)).total() / total if total else 1.0


def shingles(words: Sequence[str], size: int = 4) -> Counter[tuple[str, ...]]:
    """Count the runs of `size` tokens; a shorter text is one run."""
    return (
        Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))
        if words
        else Counter()
    )


def shingle_scores(ours: Sequence[str], truth: Sequence[str]) -> tuple[float | None, float | None]:
    """Precision and recall of 4-token shingles.

    Precision is ``None`` without output, recall without truth.
    """
    mine, theirs = shingles(ours), shingles(truth)
    shared = (mine & theirs).total()
    return (shared / mine.total() if mine else None), (shared / theirs.total() if theirs else None)


def title_right(ours: str | None, truth: str) -> bool:
    """Equal when folded; ``""`` is the truth where none is right."""
    return fold(ours or "") == fold(truth)


def authors_right(ours: Iterable[str], truth: Iterable[str]) -> bool:
    """Equal sets of folded names."""
    return {fold(name) for name in ours} == {fold(name) for name in truth}


def same_day(ours: date | None, truth: date | None) -> bool:
    """Compare the published day, in the zone of the truth where both sides know theirs."""
    if ours is None or truth is None:
        return ours is truth
    if isinstance(ours, datetime) and isinstance(truth, datetime) and ours.tzinfo and truth.tzinfo:
        ours = ours.astimezone(truth.tzinfo)
    return _day(ours) == _day(truth)


def same_minute(ours: date | None, truth: date | None) -> bool:
    """Compare to the minute, zone included.

    A truth without zone asks for the clock alone, one without time for the day.
    """
    if not isinstance(truth, datetime) or not isinstance(ours, datetime):
        return not isinstance(truth, datetime) and same_day(ours, truth)
    if truth.tzinfo is None:
        ours = ours.replace(tzinfo=None)
    elif ours.tzinfo is None:
        return False
    return ours.replace(second=0, microsecond=0) == truth.replace(second=0, microsecond=0)


def match_captions(
    ours: Sequence[FoundCaption], truth: Sequence[TruthCaption]
) -> list[tuple[int, int]]:
    """One-to-one pairs (ours, truth), the most alike first."""
    folded = [[fold(text) for text in caption.texts] for caption in ours]
    wanted = [fold(caption.text) for caption in truth]
    ratios = [
        (max(fuzz.ratio(text, want) for text in texts), mine, theirs)
        for mine, texts in enumerate(folded)
        if texts
        for theirs, want in enumerate(wanted)
    ]
    pairs: list[tuple[int, int]] = []
    for ratio, mine, theirs in sorted(ratios, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if ratio >= MATCH and all(mine != pair[0] and theirs != pair[1] for pair in pairs):
            pairs.append((mine, theirs))
    return pairs


def credits_found(
    ours: Sequence[FoundCaption], truth: Sequence[TruthCaption], pairs: Iterable[tuple[int, int]]
) -> tuple[int, int]:
    """How many of the truth's credits our captions have, and how many there are.

    Each is looked for in the credit of the matched caption.
    """
    found = sum(
        set(fold(truth[theirs].credit or "").split()) <= set(fold(ours[mine].credit or "").split())
        for mine, theirs in pairs
        if truth[theirs].credit
    )
    return found, sum(bool(caption.credit) for caption in truth)


def is_lossless(pieces: Iterable[str], text: str) -> bool:
    """Whether the pieces, joined, are the text up to white space and invisible characters."""
    return _BLANK.sub("", "".join(pieces)) == _BLANK.sub("", text)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
