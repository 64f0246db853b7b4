"""The headline."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Claim, Decision, Document, Hint, Label
from ..lexicons import strip_marks
from ..patterns.sentences import count_words, is_bulleted
from ..scoring.run import article_run
from ..scoring.shape import shapes
from ..verdict import is_out, verdicts

_SHORTEST, _LONGEST = 2.0, 30.0  # words
_TAGS = {"h1": 2.0, "h2": 0.6, "title": 0.5}


class Titles:
    """Claim the headline: the heading-like line before the body that speaks of the same things as the body.

    Lines that say the same elsewhere (in the page's head, "Headline | Site", in a breadcrumb) are marked as its duplicates.

    Args:
        reach: how many blocks before the body a headline may stand.
    """

    name = "title"

    def __init__(self, reach: int = 40) -> None:
        self.reach = reach

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        decided = verdicts(document)
        out = [*map(is_out, decided)]
        run = article_run(document, decided)
        start = run[0] if run else min(len(document), 5)
        body = self._vocabulary(document, run)
        labels = [decision.label if decision else None for decision in decided]
        folded = [strip_marks(text) if len(text) < 300 else "" for text in document.texts]
        scored = [
            (self._score(document, index, start, body, labels, folded), -index)
            for index in range(max(0, start - self.reach), min(start + 2, len(document)))
            if not out[index]
        ]
        score, position = max(scored, default=(0.0, 0))
        if score < 1.0:
            return
        best = -position
        yield Decision(best, Label.TITLE, min(0.9, 0.5 + score / 10), "headline-place")
        yield Claim("title", document.texts[best], min(0.9, 0.4 + score / 10), block=best)
        for index, other in enumerate(folded):
            same = other == folded[best] or (index < start and len(other) < len(folded[best]) + 40 and other.startswith(folded[best] + " "))
            if index != best and same and other:
                yield Decision(index, Label.DUPLICATE, 0.8, "title-again")

    @staticmethod
    def _vocabulary(document: Document, run: tuple[int, int] | None) -> frozenset[str]:
        if run is None:
            return frozenset()
        return frozenset(strip_marks(" ".join(document.texts[run[0] : run[1] + 1])[:6_000]).split())

    def _score(
        self, document: Document, index: int, start: int, body: frozenset[str], labels: list[Label | None], folded: list[str]
    ) -> float:
        """How much a line looks like the headline; 1 is the least that counts."""
        text, words = document.texts[index], shapes(document).words[index]
        if not _SHORTEST <= words <= _LONGEST or document.hints[index] & (Hint.SAME_LINE | Hint.HIDDEN | Hint.IMAGE) and words < 4:
            return 0.0
        score = 0.9 * min(1.0, words / 6) - 0.3 * (words > 22)
        score += 1.6 * _overlap(folded[index], body) + _TAGS.get(document.tags[index], 0.0)
        score -= 0.03 * max(0, start - index) + 1.0 * (index >= start)
        score -= 1.5 * (is_bulleted(text) and document.tags[index] != "h1")
        score -= 0.9 * text.endswith((".", "…", ":", "。")) + 0.5 * (document.link_shares[index] > 0.8)
        near = labels[index + 1 : index + 5]
        score += 0.6 * (Label.BYLINE in near or Label.DATE in near)
        score += 0.5 * any(other == folded[index] for position, other in enumerate(folded) if position != index)
        return score


def _overlap(folded: str, body: frozenset[str]) -> float:
    """The share of the line's longer words that the body uses too; half where the script sets no blanks."""
    tokens = [token for token in folded.split() if len(token) > 3] or folded.split()
    if not tokens:
        return 0.0
    if count_words(folded) > 2 * len(tokens):
        joined = "".join(body)
        return sum(folded[at : at + 2] in joined for at in range(0, len(folded) - 1, 2)) / max(1, len(folded) // 2) * 0.8
    return sum(token in body for token in tokens) / len(tokens)
