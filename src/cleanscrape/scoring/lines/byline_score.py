"""How much a line looks like the byline: the features of the line, its names and its place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from math import log1p

from ...document import Decision, Document, Hint, Label
from ...lexicons import strip_marks
from ...patterns.bylines import has_late_cue
from ...patterns.names import is_agency, is_name, strip_cue
from ...patterns.outlets import is_outlet
from ...patterns.roles import is_role
from ...patterns.sentences import is_bulleted
from ...values import Byline
from ...verdict import first_of
from ..page.prose_span import prose_span
from ..page.shape import shapes
from ..page.trusted_hints import trusted_hints
from .choice import Choice, Feature, chance

_CONTROLS = frozenset({"button", "option", "label", "summary", "select", "legend"})
_HEADINGS = frozenset(f"h{level}" for level in range(1, 10))
_TRUSTED = (
    0.4  # confidence from which the authors that metadata names are held against those of a line
)
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
        self.span = prose_span(document, decided) or (min(len(document), 8), len(document))
        self.mask = trusted_hints(document)
        title = first_of(decided, Label.TITLE)
        self.title = -1 if title is None else title
        self.counts = Counter(document.blocks.texts)
        self.sample = f" {document.text[:_SAMPLE]} ".replace("\n", " ")
        self.known = {
            strip_marks(name)
            for claim in document.claims
            if claim.field == "byline" and claim.confidence >= _TRUSTED
            for name in claim.value.authors
        }

    def chance(self, byline: Byline, block: int, also: tuple[int, ...]) -> float:
        """How likely it is, 0 to 1, that these blocks are the article's byline."""
        return chance(BYLINE.log_odds(Line(self, byline, block, also)))


class Line:
    """A byline where it was read, with what its features ask.

    Args:
        page: the page it stands on.
        byline: what was read.
        block: the block it begins in.
        also: the further blocks it was read from.
    """

    def __init__(self, page: Signatures, byline: Byline, block: int, also: tuple[int, ...]) -> None:
        blocks = page.document.blocks
        self.page: Signatures = page
        self.byline: Byline = byline
        self.block: int = block
        self.also: tuple[int, ...] = also
        self.text: str = blocks.texts[block]
        self.tag: str = blocks.tags[block]
        self.hints: int = blocks.hints[block] & page.mask
        self.cue: str = strip_cue(self.text)[0]
        self.cued: bool = bool(self.cue) or has_late_cue(self.text)
        self.author: str = byline.authors[0]
        self.is_person: bool = is_name(self.author)
        near = (block - 2, block - 1, block + 1, block + 2)
        self.near: list[Label | None] = [
            page.labels[other] for other in near if 0 <= other < len(page.labels)
        ]
        below = (also[-1] if also else block) + 1
        self.below: str = blocks.texts[below] if below < len(blocks) else ""
        self.names: set[str] = {strip_marks(name) for name in byline.authors}

    def left_over(self) -> float:
        """Characters that are neither cue nor names nor role, up to 40."""
        said = sum(map(len, self.byline.authors)) + len(self.byline.role or "") + len(self.cue)
        return min(1.0, max(0, len(self.byline.text) - said) / 40)

    def ordinary_words(self) -> float:
        """Share of the names' words that the page also writes in lower case."""
        words = [
            word.strip(".,'’")
            for name in self.byline.authors
            if not is_outlet(name)
            for word in name.split()
        ]
        return sum(
            word[:1].isupper() and f" {word.lower()} " in self.page.sample for word in words
        ) / max(1, len(words))

    def before_run(self) -> int:
        """Blocks between it and the article's prose; 0 or less where it does not stand before it."""
        return self.page.span[0] - self.block

    def after_run(self) -> int:
        """Blocks between the article's prose and it; 0 or less where it does not stand after it."""
        return self.block - self.page.span[1]

    def inside(self) -> bool:
        """True within the article's prose."""
        return self.page.span[0] <= self.block <= self.page.span[1]

    def depth(self) -> float:
        """Blocks to the nearer end of the article's prose, as a logarithm; 0 outside."""
        first, last = self.page.span
        return log1p(min(self.block - first, last - self.block)) if self.inside() else 0.0

    def below_title(self) -> float:
        """Blocks below the headline, as a logarithm."""
        title = self.page.title
        return log1p(self.block - title) if 0 <= title < self.block else 0.0

    def portrait(self) -> bool:
        """True below an image."""
        return self.block > 0 and bool(self.page.document.blocks.hints[self.block - 1] & Hint.IMAGE)

    def crowd(self) -> float:
        """Share of short lines, dates apart, among the six blocks around."""
        words = shapes(self.page.document.blocks).words
        around = (
            other
            for other in range(self.block - 3, self.block + 4)
            if other != self.block and 0 <= other < len(words)
        )
        return (
            sum(words[other] <= 4 and self.page.labels[other] is not Label.DATE for other in around)
            / 6
        )

    @cached_property
    def elsewhere(self) -> tuple[bool, bool]:
        """Whether the first author's name stands below the body too (a biography), and whether it describes an image."""
        document = self.page.document
        text, blocks = document.text, document.blocks
        after = portrayed = False
        at = text.find(self.author)
        for _ in range(_MENTIONS):
            if at < 0:
                break
            other = bisect_right(blocks.starts, at) - 1
            if other != self.block and blocks.texts[other] != self.text:
                image = bool(blocks.hints[other] & Hint.IMAGE)
                portrayed |= image
                after |= other > self.page.span[1] and not image
            at = text.find(self.author, at + 1)
        return after, portrayed


def _hinted(hint: int) -> Callable[[Line], float]:
    """Whether the markup around a line says this of it."""
    return lambda line: bool(line.hints & hint)


# The weights were fitted as a conditional logit over the lines of a page by `python -m
# benchmarks.train.byline`, on the developers' corpora as HTML and flattened; on held-out folds by
# domain it chooses right on .80 to .97 of the pages.
BYLINE: Choice[Line] = Choice(
    (
        Feature("cue", "cue", 1.74, 'begins with a cue ("By")', lambda line: line.cued),
        Feature("cue and name", "cue", 1.25, "a cue, and a person behind it", lambda line: line.cued and line.is_person),
        Feature("cue with colon", "cue", -0.16, "a cue with a colon", lambda line: ":" in line.cue or "：" in line.cue),
        Feature("cue and date", "cue", -1.36, "a cue, and a date nearby", lambda line: line.cued and Label.DATE in line.near),
        Feature("markup", "markup", 0.75, "markup calls it a byline", _hinted(Hint.BYLINE)),
        Feature("name", "names", 0.28, "the first author is a person", lambda line: line.is_person),
        Feature("agency", "names", -1.13, "the first author is an agency", lambda line: is_agency(line.author)),
        Feature("uncased", "names", 0.01, "a script without capitals", lambda line: line.author.upper() == line.author.lower()),
        Feature("capitals", "names", 0.18, "in capitals", lambda line: line.author.isupper()),
        Feature("one word", "names", 0.48, "a name of one word", lambda line: " " not in line.author),
        Feature("names", "names", -0.49, "several authors", lambda line: len(line.byline.authors) > 1),
        Feature("role", "role", 1.18, "says a role", lambda line: line.byline.role is not None),
        Feature("left over", "words", -0.32, "characters beside cue, names and role, up to 40", lambda line: line.left_over()),
        Feature("ordinary words", "words", -2.77, "share of the names' words that the page writes in lower case", lambda line: line.ordinary_words()),
        Feature("repeated", "words", -0.22, "stands on the page again", lambda line: line.page.counts[line.text] > 1),
        Feature("before run", "place", 0.16, "before the article's prose", lambda line: line.before_run() > 0),
        Feature("distance before", "place", -0.34, "how far before, as a logarithm", lambda line: log1p(max(0, line.before_run()))),
        Feature("inside", "place", 0.04, "within the article's prose", lambda line: line.inside()),
        Feature("distance inside", "place", -0.93, "how far inside, as a logarithm", lambda line: line.depth()),
        Feature("after", "place", -0.35, "after the article's prose", lambda line: line.after_run() > 0),
        Feature("distance after", "place", -1.35, "how far after, as a logarithm", lambda line: log1p(max(0, line.after_run()))),
        Feature("before title", "place", -2.49, "above the headline", lambda line: line.page.title > line.block),
        Feature("after title", "place", -0.07, "how far below the headline, as a logarithm", lambda line: line.below_title()),
        Feature("date near", "neighbours", 2, "a date in the four blocks around", lambda line: Label.DATE in line.near),
        Feature("title near", "neighbours", 0.27, "the headline in the four blocks around", lambda line: Label.TITLE in line.near),
        Feature("role below", "neighbours", 0.61, "a role on the next line", lambda line: len(line.below) < 60 and is_role(line.below)),
        Feature("twice", "neighbours", 1.03, "the next line says the same", lambda line: line.text == line.below),
        Feature("bulleted", "words", 0.78, "begins with a bullet", lambda line: is_bulleted(line.text)),
        Feature("sentence", "words", -1.31, "ends as a sentence does", lambda line: line.text.endswith((".", "!", "?"))),
        Feature("linked", "markup", 0.25, "share of links", lambda line: line.page.document.blocks.link_shares[line.block]),
        Feature("control", "markup", -0.35, "a button, label or option", lambda line: line.tag in _CONTROLS),
        Feature("list item", "markup", -0.74, "an item of a list", lambda line: line.tag == "li"),
        Feature("heading", "markup", -0.12, "a heading", lambda line: line.tag in _HEADINGS),
        Feature("navigation", "markup", -1, "in navigation", _hinted(Hint.NAVIGATION)),
        Feature("header", "markup", 0.13, "in a header", _hinted(Hint.HEADER)),
        Feature("footer", "markup", 0.2, "in a footer", _hinted(Hint.FOOTER)),
        Feature("aside", "markup", -0.85, "in an aside", _hinted(Hint.ASIDE)),
        Feature("biography", "markup", 0.48, "in a box on the author", _hinted(Hint.BIO)),
        Feature("portrait", "neighbours", 0.92, "below an image", lambda line: line.portrait()),
        Feature("crowd", "neighbours", -0.23, "share of short lines around", lambda line: line.crowd()),
        Feature("known", "metadata", 1.51, "the authors that metadata names", lambda line: bool(line.page.known) and line.names == line.page.known),
        Feature("stranger", "metadata", -1.14, "none of them", lambda line: bool(line.page.known) and not line.names & line.page.known),
        Feature(
            "some known", "metadata", 0.8, "some of them",
            lambda line: bool(line.names & line.page.known) and line.names != line.page.known,
        ),
        Feature("article", "markup", -0.47, "a page of HTML", lambda line: line.page.document.source == "html"),
        Feature("several lines", "words", 0.67, "read from several blocks", lambda line: len(line.also) > 0),
        Feature("named after", "neighbours", 0.95, "the name stands below the body too", lambda line: line.elsewhere[0]),
        Feature("portrayed", "neighbours", 0.24, "the name describes an image", lambda line: line.elsewhere[1]),
    ),
    none=0.16,
)  # fmt: skip
