"""Which line of a page is the headline: the likeliest one, unless better evidence overrules it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import islice

from ...document import Decision, Document, Hint
from ...lexicons import strip_marks
from ...patterns.sentences import ends_sentence
from ...patterns.tags import HEADINGS
from ..page.links import is_linked
from ..page.shape import plain, shapes
from .choice import probability
from .headline_candidates import candidates
from .headline_score import HEADLINE

_ELSEWHERE = (
    Hint.HIDDEN | Hint.IMAGE | Hint.NAVIGATION | Hint.FOOTER | Hint.ASIDE | Hint.COMMENT
    | Hint.RELATED | Hint.SUBSCRIBE | Hint.COOKIE | Hint.ADVERT | Hint.SVG
)  # fmt: skip
_MAX_HEADINGS = 100  # of such elements that are looked at
_ALONE = 0.6  # probability of an <h1> on a page where no line is likely to be the headline
# The name of a function as documentation writes it. It has hardly a word that others could confirm.
_CALL = re.compile(r"[\w.:$]{1,80}\([^()]{0,80}\)")
_CALL_PROBABILITY = 0.9  # that such an <h1> is the headline
_SUBHEADINGS = ("h2", "h3")
_MIN_PART_CHARS = 8  # characters of an <h1> with which a title in metadata ends
# Plain text, of two lines close to each other. Chosen on four corpora in four shapes (`python -m
# benchmarks.measure.text`): the right title on .680 of full and .688 of main dumps of the
# developers' news instead of .672 and .625, on .766 and .828 of other articles instead of .719 and
# .797, on as many or a few more of the web's. Without `_MIN_HIGHER_WORDS` the second
# rule loses on full dumps what it gains on main ones.
_MAX_BLOCKS_OF_SHORT_TEXT = (
    60  # blocks of a text whose first line is its headline where no other line is likely to be
)
_MAX_OPENING_WORDS = 12.0  # words of the longest such line
_UNFINISHED = ",;:—–-|"
_MAX_LINES_APART = 6  # lines between two of which one begins or ends with the other
_MIN_SHORTER_WORDS = 3  # words of the shorter one
_SHORTER_MAX_LOSS = 2.0  # log-odds by which it may be less likely
_MAX_LINES_ABOVE = 4  # lines that a headline stands above the likeliest line, at most
_MIN_HIGHER_WORDS = 5  # words that it has: shorter ones are sections and names
_HIGHER_MAX_LOSS = 1.0  # log-odds by which it may be less likely


def headline(document: Document, decided: Sequence[Decision | None]) -> tuple[int, float] | None:
    """The block of the headline and its probability, 0 to 1; None if no line can be one.

    The likeliest line (`cleanscrape.scoring.lines.headline_score`) is replaced in these cases:

    - a line that no metadata has, by the ``<h1>`` that metadata has, or by the only ``<h1>``
    outside navigation. So a row of a table, code or a sentence is not the headline if the markup
    has one;
    - any line, by an ``<h1>`` that is the name of a function and stands in a title of metadata;
    - the page's ``<title>``, by an ``<h1>`` (on a page without one, an ``<h2>`` or ``<h3>``) that
    is a part of it;
    - on a page without an ``<h1>``, a line that is no heading and that no metadata has, by the
    first ``<h2>`` or ``<h3>`` that begins such a title (six more are right on wcxb-dev);
    - in plain text, a line by another one nearby (see the constants). If no line is likely, the
    first line of a short text is the headline if it stands apart.

    Over the developers' corpora (HTML) the rules on ``<h1>`` make some 75 titles right and one
    wrong, most of them on pages that are no articles (`python -m benchmarks.measure.html`, with
    `--types` for those).

    Args:
        document: the page.
        decided: the decisions so far (`cleanscrape.verdict.verdicts`).
    """
    function = _function(document)
    if function is not None:
        return function, _CALL_PROBABILITY
    odds = {line.index: HEADLINE.log_odds(line) for line in candidates(document, decided)}
    best = max(odds, key=lambda index: (odds[index], -index), default=None)
    if best is not None and odds[best] < 0:
        best = None
    heading = _heading(document, best)
    if heading is not None:
        return heading, max(
            _ALONE, *(probability(odds[index]) for index in odds.keys() & {best, heading}), 0.0
        )
    if best is None:
        return (0, _ALONE) if _opens(document, decided) else None
    if document.source == "text":
        best = _shorter(document, odds, _higher(document, odds, best))
    return best, probability(odds[best])


def _opens(document: Document, decided: Sequence[Decision | None]) -> bool:
    """True for a short text (verse, say) that opens with a line apart that is no sentence."""
    if (
        document.source != "text"
        or not 2 < len(document) <= _MAX_BLOCKS_OF_SHORT_TEXT
        or decided[0] is not None
        or document.blocks.tags[0]
    ):
        return False
    text = document.blocks.texts[0]
    apart = document.text.count("\n", document.blocks.ends[0], document.blocks.starts[1]) > 1
    return (
        apart
        and document.blocks.texts.count(text) == 1
        and 1 < shapes(document.blocks).words[0] <= _MAX_OPENING_WORDS
        and text[-1] not in _UNFINISHED
        and not ends_sentence(text)
    )


def without_site(title: str, document: Document) -> str:
    """The page's ``<title>`` as metadata has it, without the site's name."""
    return next(
        (
            str(claim.value)
            for claim in document.claims
            if claim.field == "title" and claim.source == "title-tag"
        ),
        title,
    )


def _heading(document: Document, best: int | None) -> int | None:
    """The ``<h1>`` that overrules the likeliest line; None where the line stands."""
    headings = _headings(document)
    texts = plain(document.blocks)
    line = "" if best is None else texts[best]
    titles = {strip_marks(claim.value) for claim in document.claims if claim.field == "title"}
    if not headings:
        if best is None or document.blocks.tags[best] != "title":
            return _subheading(document, best, titles)
        headings = _headings(document, _SUBHEADINGS)
    if not headings:
        return None
    if best is not None and document.blocks.tags[best] == "title":
        parts = (
            index for index in headings if _is_part(texts[index], line) or texts[index] in titles
        )
        return next(parts, None)
    if line and any(_has(title, line) for title in titles):
        return None
    exact = next((index for index in headings if texts[index] in titles), None)
    if exact is not None:
        return exact
    for index in headings:
        if any(
            title.startswith(f"{texts[index]} ") or _is_end(texts[index], title) for title in titles
        ):
            return index
    only = len({texts[index] for index in headings}) == 1 and (line or not titles)
    return headings[0] if only and best not in headings else None


def _subheading(document: Document, best: int | None, titles: Set[str]) -> int | None:
    """On a page without an ``<h1>``, the subheading that begins a title of metadata.

    None where the likeliest line is a heading too, or stands in such a title.
    """
    texts = plain(document.blocks)
    if best is not None and (
        document.blocks.tags[best] in HEADINGS or any(_has(one, texts[best]) for one in titles)
    ):
        return None
    return next(
        (
            index
            for index in _headings(document, _SUBHEADINGS)
            if any(one == texts[index] or one.startswith(f"{texts[index]} ") for one in titles)
        ),
        None,
    )


def _function(document: Document) -> int | None:
    """The first ``<h1>`` that is the name of a function (``plan()``) and part of a title."""
    found = (at for at in _headings(document) if _CALL.fullmatch(document.blocks.texts[at]))
    function = next(found, None)
    if function is None:
        return None
    text = plain(document.blocks)[function]
    titles = (strip_marks(claim.value) for claim in document.claims if claim.field == "title")
    return function if any(_has(title, text) for title in titles) else None


def _headings(document: Document, tags: Sequence[str] = ("h1",)) -> list[int]:
    """The headings with one of these tags that a reader sees in the page's content.

    Headings that are links are left out.
    """
    texts = plain(document.blocks)
    found = (
        index for index, tag in enumerate(document.blocks.tags) if tag in tags and texts[index]
    )
    seen = (
        index
        for index in found
        if not document.blocks.hints[index] & _ELSEWHERE and not is_linked(document.blocks, index)
    )
    return [*islice(seen, _MAX_HEADINGS)]


def _is_part(text: str, whole: str) -> bool:
    """True if a folded text is the beginning or the end of another one."""
    return f"{whole} ".startswith(f"{text} ") or f" {whole}".endswith(f" {text}")


def _is_end(text: str, whole: str) -> bool:
    """True for the end of a folded text that is more than the name of a site."""
    return len(text) >= _MIN_PART_CHARS and whole.endswith(f" {text}")


def _has(whole: str, text: str) -> bool:
    return f" {text} " in f" {whole} "


def _shorter(document: Document, odds: Mapping[int, float], best: int) -> int:
    """A line near the likeliest one that says the beginning or the end of it alone.

    Without the path, the section, or the site's name.
    """
    texts, min_odds = plain(document.blocks), odds[best] - _SHORTER_MAX_LOSS
    near = (
        index
        for index, value in odds.items()
        if value >= min_odds and 0 < abs(index - best) <= _MAX_LINES_APART
    )
    shorter = (
        index
        for index in near
        if len(texts[index]) < len(texts[best])
        and texts[index].count(" ") >= _MIN_SHORTER_WORDS - 1
    )
    return min(
        (index for index in shorter if _is_part(texts[index], texts[best])),
        key=lambda index: abs(index - best),
        default=best,
    )


def _higher(document: Document, odds: Mapping[int, float], best: int) -> int:
    """The first line a little above the likeliest one that is nearly as likely."""
    texts, min_odds = plain(document.blocks), odds[best] - _HIGHER_MAX_LOSS
    above = (
        index
        for index in range(best - _MAX_LINES_ABOVE, best)
        if index in odds and odds[index] >= min_odds
    )
    return next(
        (index for index in above if texts[index].count(" ") >= _MIN_HIGHER_WORDS - 1), best
    )
