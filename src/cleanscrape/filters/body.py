"""The body: one contiguous run of blocks that read like prose, with the headings, lists and quotes between them."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Decision, Document, Label
from ..scoring.run import article_run
from ..scoring.shape import shapes
from ..verdict import is_out, verdicts

_KINDS = {
    "li": Label.LIST_ITEM,
    "dt": Label.LIST_ITEM,
    "dd": Label.LIST_ITEM,
    "blockquote": Label.QUOTE,
    "tr": Label.TABLE,
    "pre": Label.CODE,
} | {f"h{level}": Label.HEADING for level in range(1, 7)}

_SCRAP = 1  # block: a text of a single line without a sentence of 8 words is kept as it is
_CLOSING = frozenset(
    {Label.RELATED, Label.COMMENT, Label.SHARE, Label.SUBSCRIBE, Label.COPYRIGHT, Label.NAVIGATION, Label.TAGS, Label.BIO, Label.COOKIE}
)


def _closes(decision: Decision | None) -> bool:
    return decision is not None and decision.label in _CLOSING


class Body:
    """Mark the article's run as body and what stands outside of it as boilerplate.

    On a text that is clean already (nearly all of its words are prose) every block from the title on that no other filter marked stays:
    dropping a true paragraph is worse there than keeping a stray line.

    Args:
        clean: share of the words that stand in prose from which a page counts as clean.
    """

    name = "body"

    def __init__(self, clean: float = 0.8) -> None:
        self.clean = clean

    @staticmethod
    def _end(decided: list[Decision | None], last: int) -> int:
        """The last block before the first one after the run that opens something else: links, comments, the footer."""
        end = last
        while end + 1 < len(decided) and (decided[end + 1] is None or not _closes(decided[end + 1])):
            end += 1
        return end

    def __call__(self, document: Document) -> Iterator[Decision]:
        decided = verdicts(document)
        run = article_run(document, decided)
        out = [*map(is_out, decided)]
        shape = shapes(document)
        open_words = [words for words, gone in zip(shape.words, out) if not gone]
        inside = sum(shape.words[index] for index in range(run[0], run[1] + 1) if not out[index]) if run else 0.0
        first, last = run or (len(document), -1)
        if run is None and document.source == "text" and len(document) <= _SCRAP:
            first, last = 0, len(document)
        if run and document.source == "text" and inside >= self.clean * sum(open_words):
            title = next((claim.block for claim in document.claims if claim.field == "title" and claim.block is not None), 0)
            first, last = min(first, title), self._end(decided, last)
        for index in range(len(document)):
            if first <= index <= last:
                yield Decision(index, _KINDS.get(document.tags[index], Label.PARAGRAPH), 0.5, "in-article-run")
            else:
                yield Decision(index, Label.BOILERPLATE, 0.55, "outside-article-run" if run else "no-prose")
