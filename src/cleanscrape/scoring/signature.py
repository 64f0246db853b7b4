"""How much a line looks like the byline: features of the line, its names and its place, and their weights."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from math import log1p

from ..article import Byline
from ..document import Decision, Document, Hint, Label
from ..lexicons import strip_marks
from ..patterns.names import is_agency, is_name, strip_cue
from ..patterns.outlets import is_outlet
from ..patterns.roles import is_role
from ..patterns.sentences import is_bulleted
from ..verdict import first_of
from .odds import chance, log_odds
from .run import article_run
from .shape import shapes
from .trust import trusted

NAMES = (
    "cue", "cue and name", "cue with colon", "cue and date", "markup", "name", "agency", "uncased", "capitals", "one word", "names", "role", "left over",
    "ordinary words", "repeated", "before run", "distance before", "inside", "distance inside", "after", "distance after", "before title", "after title", "date near",
    "title near", "role below", "twice", "bulleted", "sentence", "linked", "control", "list item", "heading", "navigation", "header", "footer", "aside",
    "biography", "portrait", "crowd", "known", "stranger", "some known", "article", "several lines", "named after", "portrayed", "none",
)  # fmt: skip
# Fitted as a conditional logit over the lines of a page by `python -m benchmarks.train.byline`, on the developers' corpora as HTML and
# flattened; on held-out folds by domain it chooses right on .80 to .97 of the pages.
WEIGHTS: tuple[float, ...] = (
    1.74, 1.25, -0.16, -1.36, 0.75, 0.28, -1.13, 0.01, 0.18, 0.48, -0.49, 1.18, -0.32, -2.77, -0.22, 0.16, -0.34, 0.04, -0.93, -0.35,
    -1.35, -2.49, -0.07, 2, 0.27, 0.61, 1.03, 0.78, -1.31, 0.25, -0.35, -0.74, -0.12, -1, 0.13, 0.2, -0.85, 0.48, 0.92, -0.23, 1.51,
    -1.14, 0.8, -0.47, 0.67, 0.95, 0.24, 0.16,
)  # fmt: skip
_CONTROLS = frozenset({"button", "option", "label", "summary", "select", "legend"})
_TRUSTED = 0.4  # confidence from which the authors that metadata names are held against those of a line
_MENTIONS = 20  # of a name that are looked at
_SAMPLE = 60_000  # characters in which words are looked up in lower case


class Signatures:
    """Scores bylines on one page.

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
    """

    def __init__(self, document: Document, decided: Sequence[Decision | None]) -> None:
        self.document = document
        self.labels = [decision.label if decision else None for decision in decided]
        self.run = article_run(document, decided) or (min(len(document), 8), len(document))
        self.mask = trusted(document)
        title = first_of(decided, Label.TITLE)
        self.title = -1 if title is None else title
        self.counts = Counter(document.texts)
        self.sample = f" {document.text[:_SAMPLE]} ".replace("\n", " ")
        self.known = {
            strip_marks(name)
            for claim in document.claims
            if claim.field == "byline" and claim.confidence >= _TRUSTED
            for name in claim.value.authors
        }

    def chance(self, byline: Byline, block: int, also: tuple[int, ...]) -> float:
        """How likely it is, 0 to 1, that these blocks are the article's byline."""
        return chance(log_odds(WEIGHTS, self.features(byline, block, also)))

    def features(self, byline: Byline, block: int, also: tuple[int, ...]) -> tuple[float, ...]:
        """The values of `NAMES` for a byline that stands in `block` and the blocks `also`."""
        features = (*self._words(byline, block), *self._place(block), *self._around(block, also), *self._markup(block))
        return (*map(float, (*features, *self._metadata(byline), len(also) > 0, *self._elsewhere(byline, block))), 0.0)

    def _words(self, byline: Byline, block: int) -> tuple[float, ...]:
        text, first = self.document.texts[block], byline.authors[0]
        cue, _ = strip_cue(text)
        person = is_name(first)
        said = sum(map(len, byline.authors)) + len(byline.role or "") + len(cue)
        words = [word.strip(".,'’") for name in byline.authors if not is_outlet(name) for word in name.split()]
        return (
            bool(cue), bool(cue) and person, ":" in cue or "：" in cue, bool(cue) and Label.DATE in self._near(block),
            bool(self.document.hints[block] & self.mask & Hint.BYLINE), person, is_agency(first), first.upper() == first.lower(),
            first.isupper(), " " not in first, len(byline.authors) > 1, byline.role is not None, min(1.0, max(0, len(byline.text) - said) / 40),
            sum(word[:1].isupper() and f" {word.lower()} " in self.sample for word in words) / max(1, len(words)), self.counts[text] > 1,
        )  # fmt: skip

    def _place(self, block: int) -> tuple[float, ...]:
        first, last = self.run
        return (
            block < first, log1p(max(0, first - block)), first <= block <= last, log1p(min(block - first, last - block)) if first <= block <= last else 0.0,
            block > last, log1p(max(0, block - last)),
            self.title > block, log1p(block - self.title) if 0 <= self.title < block else 0.0,
        )  # fmt: skip

    def _near(self, block: int) -> list[Label | None]:
        return [self.labels[other] for other in (block - 2, block - 1, block + 1, block + 2) if 0 <= other < len(self.labels)]

    def _around(self, block: int, also: tuple[int, ...]) -> tuple[float, ...]:
        texts = self.document.texts
        text = texts[block]
        below = (also[-1] if also else block) + 1
        after = texts[below] if below < len(texts) else ""
        near = self._near(block)
        return (
            Label.DATE in near, Label.TITLE in near, len(after) < 60 and is_role(after), text == after, is_bulleted(text),
            text.endswith((".", "!", "?")), self.document.link_shares[block],
        )  # fmt: skip

    def _markup(self, block: int) -> tuple[float, ...]:
        tag, hints = self.document.tags[block], self.document.hints[block] & self.mask
        words = shapes(self.document).words
        around = [other for other in range(block - 3, block + 4) if other != block and 0 <= other < len(words)]
        crowd = sum(words[other] <= 4 and self.labels[other] is not Label.DATE for other in around) / 6
        bits = (Hint.NAVIGATION, Hint.HEADER, Hint.FOOTER, Hint.ASIDE, Hint.BIO)
        portrait = block > 0 and bool(self.document.hints[block - 1] & Hint.IMAGE)
        return (
            tag in _CONTROLS, tag == "li", len(tag) == 2 and tag[0] == "h" and tag[1].isdigit(), *(bool(hints & bit) for bit in bits), portrait, crowd,
        )  # fmt: skip

    def _elsewhere(self, byline: Byline, block: int) -> tuple[float, ...]:
        """Whether the first author's name stands below the body too (a biography), and whether it describes an image."""
        text, starts = self.document.text, self.document.starts
        after = portrayed = False
        at = text.find(byline.authors[0])
        for _ in range(_MENTIONS):
            if at < 0:
                break
            other = bisect_right(starts, at) - 1
            if other != block and self.document.texts[other] != self.document.texts[block]:
                image = bool(self.document.hints[other] & Hint.IMAGE)
                portrayed |= image
                after |= other > self.run[1] and not image
            at = text.find(byline.authors[0], at + 1)
        return after, portrayed

    def _metadata(self, byline: Byline) -> tuple[float, ...]:
        mine = {strip_marks(name) for name in byline.authors}
        return (
            bool(self.known) and mine == self.known, bool(self.known) and not mine & self.known,
            bool(mine & self.known) and mine != self.known, bool(self.document.hints) and self.document.source == "html",
        )  # fmt: skip
