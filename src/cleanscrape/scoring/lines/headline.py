"""Which line of a page is the headline: the likeliest one, unless better evidence overrules it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice

from ...document import Decision, Document, Hint
from ...lexicons import strip_marks
from ...patterns.tags import HEADINGS
from ..page.links import is_linked
from ..page.places import places_of
from ..page.shape import plain
from .choice import probability
from .headline_candidates import Line, candidates
from .headline_in_text import MAX_LOSS, higher, is_part, opens, shorter
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
_MIN_SHARED_WORDS = 2  # of an <h1> with a title in metadata
_MIN_PART_CHARS = 8  # characters of an <h1> with which a title in metadata ends


def headline(document: Document, decided: Sequence[Decision | None]) -> tuple[int, float] | None:
    """The block of the headline and its probability, 0 to 1; None if no line can be one.

    The likeliest line (`cleanscrape.scoring.lines.headline_score`) is replaced in these cases:

    - a line that no metadata has, by the ``<h1>`` that metadata has, or by the only ``<h1>``
    outside navigation. So a row of a table, code or a sentence is not the headline if the markup
    has one;
    - any line, by an ``<h1>`` that is the name of a function and stands in a title of metadata;
    - the page's ``<title>``, by an ``<h1>`` (on a page without one, an ``<h2>`` or ``<h3>``) that
    is a part of it;
    - no line, by an ``<h1>`` most words of which are in a title of metadata;
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
    odds = _odds(document, decided)
    best = max(odds, key=lambda index: (odds[index], -index), default=None)
    if best is not None and odds[best] < 0:
        best = None
    heading = _heading(document, best)
    if heading is not None:
        return heading, max(
            _ALONE, *(probability(odds[index]) for index in odds.keys() & {best, heading}), 0.0
        )
    if best is None:
        return (0, _ALONE) if opens(document, decided) else None
    if document.source == "text":
        best = shorter(document, odds, higher(document, odds, best))
    return best, probability(odds[best])


def _odds(document: Document, decided: Sequence[Decision | None]) -> dict[int, float]:
    """The log-odds of the likeliest lines: of all that may stand in for the likeliest one."""
    odds: dict[int, float] = {}
    least = -MAX_LOSS
    # Those that promise most come first, because the others are settled by them.
    for line in sorted(candidates(document, decided), key=_promise):
        value = HEADLINE.log_odds_from(line, least)
        if value is not None:
            odds[line.index] = value
            least = max(least, value - MAX_LOSS)
    return {index: odds[index] for index in sorted(odds, reverse=True)}


def _promise(line: Line) -> float:
    """The less, the likelier it is at a glance that the line is the headline."""
    return -(line.share + min(line.matches, 6) / 6 + 2 * (line.tag == "h1"))


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
            index for index in headings if is_part(texts[index], line) or texts[index] in titles
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
    shared = (at for at in headings for title in titles if _shares_words(texts[at], title))
    if best is None and (found := next(shared, None)) is not None:
        return found
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
    blocks = document.blocks
    texts = plain(blocks)
    seen = (
        index
        for index in sorted(place for tag in tags for place in places_of(tag, blocks.tags))
        if texts[index] and not blocks.hints[index] & _ELSEWHERE and not is_linked(blocks, index)
    )
    return [*islice(seen, _MAX_HEADINGS)]


def _shares_words(text: str, whole: str) -> bool:
    """True for a folded text of several words, two thirds of which another one has."""
    words = {*text.split()}
    common = len(words & {*whole.split()})
    return common >= _MIN_SHARED_WORDS and 3 * common >= 2 * len(words)


def _is_end(text: str, whole: str) -> bool:
    """True for the end of a folded text that is more than the name of a site."""
    return len(text) >= _MIN_PART_CHARS and whole.endswith(f" {text}")


def _has(whole: str, text: str) -> bool:
    return f" {text} " in f" {whole} "
