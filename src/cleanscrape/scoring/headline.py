"""How much a line looks like the headline: features of a line and its place, and their weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from ..document import Decision, Document, Hint, Label
from ..lexicons import strip_marks
from ..patterns.credits import split_credit
from ..patterns.names import strip_cue
from ..patterns.sentences import count_words, is_bulleted
from .odds import log_odds
from .run import article_run
from .shape import Shapes, plain, shapes

NAMES = (
    "length", "very short", "long", "very long", "overlap", "matches", "best overlap", "bulleted", "credit", "full stop", "colon", "distance", "in body",
    "date after", "byline after", "meta next", "repeated", "same as last", "after menu", "before prose", "capitals", "linked", "h1", "h2", "h3", "li", "first",
    "sentences between", "title hint", "page title", "known", "question", "body tag", "none",
)  # fmt: skip
# Fitted as a conditional logit over the lines of a page by `python -m benchmarks.train.title`, on the developers' news and web corpora as HTML
# and flattened; on held-out folds by domain it chooses the right line on .79 to .95 of the pages that have it. Set by hand are those of h1
# and of a title in markup, that of the page's <title>, which is not seen on the page, and the last one, the score below which a page has no
# headline.
WEIGHTS: tuple[float, ...] = (
    1.98, -1.15, -1.23, -0.24, 3.04, 2.01, -0.43, -2.21, -1.79, -3.02, -0.98, -0.81, -2.68, 1.5, 1.5, 0.86, 0.85, 0.17, 0.79, 0.22, -0.24, -0.67,
    2.8, 0.57, 0.38, -0.38, 0.03, 0.39, 1.0, -1.0, 3.54, 0.44, -0.38, 2.5,
)  # fmt: skip
_REACH = 60
_REFRAIN = 8  # times that a page says its headline at most
_GOES_ON = (",", ";", "，", "；", "،")  # what ends with one of these is half of a sentence, or a line of verse


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline, and its features, in the order of `NAMES`."""

    index: int
    features: tuple[float, ...]


def candidates(document: Document, decided: Sequence[Decision | None]) -> list[Candidate]:
    """The lines that may be the headline: open ones of 2 to 40 words before the body, or within its first three blocks."""
    return list(_Page(document, decided).candidates())


def score(candidate: Candidate) -> float:
    """The candidate's log-odds against the page having no headline."""
    return log_odds(WEIGHTS, candidate.features)


class _Page:
    def __init__(self, document: Document, decided: Sequence[Decision | None]) -> None:
        self.document = document
        self.shape: Shapes = shapes(document)
        self.labels = [decision.label if decision else None for decision in decided]
        run = article_run(document, decided)
        self.start = run[0] if run else min(len(document), 8)
        body = document.texts[run[0] : run[1] + 1] if run else ()
        self.body = _vocabulary(document, run) if run else frozenset()
        self.pairs = frozenset(text[at : at + 2] for text in self.body for at in range(len(text) - 1)) if _unspaced(body) else None
        self.folded = [folded if len(text) < 300 else "" for text, folded in zip(document.texts, plain(document))]
        self.counts: dict[str, int] = {}
        for text in self.folded:
            self.counts[text] = self.counts.get(text, 0) + 1
        self.known = {strip_marks(claim.value): claim.confidence for claim in document.claims if claim.field == "title"}

    def candidates(self) -> Iterator[Candidate]:
        document, shape = self.document, self.shape
        found: list[tuple[int, float, int]] = []
        opened = 0
        for index in range(min(self.start + 2, len(document) - 1), -1, -1):
            if self._is_out(index):
                continue
            opened += index < self.start
            if opened > _REACH:
                break
            if 1 < shape.words[index] <= 40 or (shape.words[index] == 1 and len(self.folded[index]) > 3 and document.tags[index] == "h1"):
                share, matches = self._overlap(self.folded[index])
                found.append((index, share, matches))
        best = max((share for _, share, _ in found), default=0.0)
        first = found[-1][0] if found else 0
        for index, share, matches in found:
            yield Candidate(index, self._features(index, share, matches, share > 0 and share == best, index == first))

    def _is_out(self, index: int) -> bool:
        """True for what can be no headline: half a sentence, a row of cells, a refrain, what a filter took for something else."""
        document = self.document
        if self.folded[index] and self.counts[self.folded[index]] > _REFRAIN:
            return True
        if document.texts[index].endswith(_GOES_ON) or (document.tags[index] == "tr" and " | " in document.texts[index]):
            return True
        return self.labels[index] is not None and (document.tags[index] != "h1" or bool(document.hints[index] & Hint.HIDDEN))

    def _features(self, index: int, share: float, matches: int, best: bool, first: bool) -> tuple[float, ...]:
        document, words, text = self.document, self.shape.words[index], self.document.texts[index]
        tag, hints = document.tags[index], document.hints[index]
        after = range(index + 1, min(len(document), max(self.start + 1, index + 4), index + 12))
        near = range(index + 1, min(len(document), index + 3))
        before = self.document.texts[index - 1] if index else ""
        return tuple(map(float, (
            min(1.0, words / 7), words < 4, words > 16, words > 24, share, min(matches, 6) / 6, best, is_bulleted(text),
            split_credit(text) is not None, text.endswith((".", "。", "…")), text.endswith((":", "：")), log1p(max(0, self.start - index)) / 2,
            index >= self.start, any(self.labels[other] is Label.DATE for other in after), any(_cued(document.texts[other]) for other in after),
            any(self.labels[other] is Label.DATE or _cued(document.texts[other]) for other in near),
            self.counts[self.folded[index]] > 1, before == text, len(before.split()) <= 3, index + 1 < len(document) and self.shape.prose[index + 1] > 0,
            text.isupper(), document.link_shares[index], tag == "h1", tag == "h2", tag in ("h3", "h4", "h5", "h6"), tag == "li", first,
            min(3, sum(self.shape.ends[other] for other in after if other < self.start)), bool(hints & Hint.TITLE), tag == "title",
            self._known(self.folded[index]), text.endswith(("?", "？")), tag == "p", 0.0,
        )))  # fmt: skip

    def _known(self, folded: str) -> float:
        """How surely metadata calls the line the title; a line that metadata's title begins or ends with counts half."""
        if folded in self.known:
            return self.known[folded]
        if len(folded) < 12:
            return 0.0
        return max(
            (confidence / 2 for title, confidence in self.known.items() if title.startswith(folded) or title.endswith(folded)), default=0.0
        )

    def _overlap(self, folded: str) -> tuple[float, int]:
        """The share and number of the line's longer words that the body uses too; of its pairs of characters without blanks."""
        if self.pairs is not None:
            joined = folded.replace(" ", "")
            found = sum(joined[at : at + 2] in self.pairs for at in range(len(joined) - 1))
            return found / max(1, len(joined) - 1), found // 3
        tokens = [token for token in folded.split() if len(token) > 3] or folded.split()
        matches = sum(token in self.body for token in tokens)
        return matches / max(1, len(tokens)), matches


def _vocabulary(document: Document, run: tuple[int, int]) -> frozenset[str]:
    """The folded words of the first 8,000 characters of the article's run."""
    found: set[str] = set()
    room = 8_000
    for text, folded in zip(document.texts[run[0] : run[1] + 1], plain(document)[run[0] :]):
        if room <= 0:
            break
        found.update((folded if len(text) <= room else strip_marks(text[:room])).split())
        room -= len(text) + 1
    return frozenset(found)


def _unspaced(texts: Sequence[str]) -> bool:
    sample = " ".join(texts[:5])[:500]
    return count_words(sample) > 2 * (sample.count(" ") + 1)


@lru_cache(maxsize=4096)
def _cued(text: str) -> bool:
    return len(text) < 100 and bool(strip_cue(text)[0])
