"""Text that stands on the page more than once."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz.fuzz import ratio

from ..document import Decision, Document, Label
from ..reasons import Reason
from ..scoring.page.prose_span import prose_span
from ..scoring.page.repeated import repeated
from ..scoring.page.shape import plain, shapes
from ..verdict import is_excluded, verdicts

_MIN_WORDS = 8.0  # words: a shorter line may be a refrain
_MAX_QUOTE_WORDS = 45.0  # words: a longer block is not a pull quote
# Each pull quote is searched in every other text, so only on pages with at most this many
# characters, and among at most this many copies. No page of the developers' corpora has more.
_MAX_QUOTED_CHARS = 300_000
_MAX_COPIES = 50
# If more than this share of the words is in copies, the text itself is repetitive, and none of them
# counts as a copy: a page has its article twice at most.
_MAX_COPIED_SHARE = 0.6
_BEGINNING = 16  # characters that a pull quote and the paragraph that holds it have in common
_KEY_CHARS = 24  # characters at either end by which near duplicates are found

_SAME = Reason("same-text", Label.DUPLICATE, 0.75, "the block repeats another one")
_NEARLY_SAME = Reason(
    "nearly-same-text", Label.DUPLICATE, 0.75, "the block repeats another one but for little"
)
_PULL_QUOTE = Reason(
    "pull-quote", Label.DUPLICATE, 0.7, "a longer paragraph holds the block word for word"
)


class Duplicates:
    """Mark the second of two equal or nearly equal paragraphs, and pull quotes.

    Short blocks that a longer paragraph repeats.

    Of two copies the one in the prose span stays. Alt texts and captions, and repetitions of the
    title, are marked by the filters of these fields.

    Args:
        near: rapidfuzz ratio (0 to 100) from which two texts are the same.
    """

    name = "duplicates"
    reasons = (_SAME, _NEARLY_SAME, _PULL_QUOTE)

    def __init__(self, near: float = 92.0) -> None:
        self.near = near

    def __call__(self, document: Document) -> Iterator[Decision]:
        decided = verdicts(document)
        words = shapes(document.blocks).words
        span = prose_span(document, decided)
        tags = document.blocks.tags
        long = [index for index, count in enumerate(words) if count >= _MIN_WORDS]
        kept = [
            index
            for index in long
            if not is_excluded(decided[index]) and tags[index] not in ("pre", "tr")
        ]
        if span is not None:  # its copy is the one that is met first
            inside = [index for index in kept if span[0] <= index <= span[1]]
            kept = inside + [index for index in kept if not span[0] <= index <= span[1]]
        folded = plain(document.blocks)
        twins = self._twins(kept, folded)
        if sum([words[index] for index in twins]) <= _MAX_COPIED_SHARE * sum(
            [words[index] for index in kept]
        ):
            for index, twin in twins.items():
                yield (_SAME if folded[index] == folded[twin] else _NEARLY_SAME).mark(index)
        quotes = [
            number
            for number, index in enumerate(kept)
            if tags[index] != "p" and words[index] <= _MAX_QUOTE_WORDS
        ]
        yield from self._pull_quotes(quotes, kept, [folded[index] for index in kept])

    def _twins(self, kept: Sequence[int], folded: Sequence[str]) -> dict[int, int]:
        """Each block that repeats an earlier one, with that one."""
        seen: dict[str, list[int]] = {}
        twins: dict[int, int] = {}
        for index in kept:
            text = folded[index]
            keys = (text, text[:_KEY_CHARS], text[-_KEY_CHARS:])
            alike = [other for key in keys if key in seen for other in seen[key][:8]]
            twin = next((other for other in alike if self._same(text, folded[other])), None)
            if twin is not None:
                twins[index] = twin
                continue
            for key in keys:
                if key in seen:
                    seen[key].append(index)
                else:
                    seen[key] = [index]
        return twins

    def _same(self, text: str, other: str) -> bool:
        return text == other or (
            abs(len(text) - len(other)) * 8 < len(text) and ratio(text, other) >= self.near
        )

    @staticmethod
    def _pull_quotes(
        quotes: list[int], kept: list[int], texts: Sequence[str]
    ) -> Iterator[Decision]:
        """Blocks that stand, word for word, inside a longer paragraph.

        A paragraph that holds several of them is a summary.

        Args:
            quotes: numbers of the texts that may be one.
            kept: for each text its block.
            texts: those of the page.
        """
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        if starts[-1] > _MAX_QUOTED_CHARS:
            return
        quotes = repeated(texts, quotes, _BEGINNING)
        joined = "\n".join(texts) if quotes else ""
        holders: dict[int, list[int]] = {}
        for number in quotes:
            text = texts[number]
            place = joined.find(text)
            for _ in range(_MAX_COPIES):
                holder = bisect(starts, place) - 1
                if holder != number and len(texts[holder]) > 1.3 * len(text):
                    holders.setdefault(holder, []).append(number)
                    break
                place = joined.find(text, place + 1)
                if place < 0:
                    break
        for found in holders.values():
            if len(found) == 1:
                yield _PULL_QUOTE.mark(kept[found[0]])
