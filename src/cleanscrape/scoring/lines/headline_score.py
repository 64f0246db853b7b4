"""How much a line looks like the headline: the features of a line and its place."""

from __future__ import annotations

from math import log1p
from operator import attrgetter

from ...document import Hint
from ...patterns.credits import split_credit
from .choice import Choice, Feature
from .headline_candidates import Line

_FULL_STOPS = (".", "。", "…", "।", "۔", "։", "።", "។", "။")

# What the values of several features depend on.
_words = attrgetter("words")
_tag = attrgetter("tag")
_above = attrgetter("above")


def _last(line: Line) -> str:
    return line.text[-1:]


# The weights were fitted as a conditional logit over the lines of a page by `python -m
# benchmarks.train.title`, on the developers' news and web corpora as HTML and flattened; on
# held-out folds by domain it chooses the right line on .79 to .95 of the pages that have it. Set by
# hand are those of h1 and of a title in markup, that of the page's <title>, which is not seen on
# the page, and the score of none.
HEADLINE: Choice[Line] = Choice(
    (
        Feature(
            "length", "length", 1.98, "its words, up to 7",
            lambda line: min(1.0, line.words / 7), key=_words,
        ),
        Feature(
            "very short", "length", -1.15, "under 4 words",
            lambda line: line.words < 4, key=_words,
        ),
        Feature("long", "length", -1.23, "over 16 words", lambda line: line.words > 16, key=_words),
        Feature(
            "very long", "length", -0.24, "over 24 words",
            lambda line: line.words > 24, key=_words,
        ),
        Feature(
            "overlap", "words shared with the body", 3.04,
            "share of its longer words that the body uses",
            lambda line: line.share,
        ),
        Feature(
            "matches", "words shared with the body", 2.01, "their number, up to 6",
            lambda line: min(line.matches, 6) / 6,
        ),
        Feature(
            "best overlap", "words shared with the body", -0.43, "no line shares more",
            lambda line: line.best,
        ),
        Feature(
            "bulleted", "characters", -2.21, "begins with a bullet or number",
            lambda line: line.page.signs.is_bulleted(line.index),
        ),
        Feature(
            "credit", "characters", -1.79, "ends with a credit",
            lambda line: split_credit(line.text) is not None, slow=True,
        ),
        Feature(
            "full stop", "characters", -3.02, "ends with a full stop",
            lambda line: line.text.endswith(_FULL_STOPS), key=_last,
        ),
        Feature(
            "colon", "characters", -0.98, "ends with a colon",
            lambda line: line.text.endswith((":", "：")), key=_last,
        ),
        Feature(
            "distance", "place", -0.81, "blocks before the body, as a logarithm",
            lambda line: log1p(max(0, line.above)) / 2, key=_above,
        ),
        Feature(
            "in body", "place", -2.68, "within the body",
            lambda line: line.above <= 0, key=_above,
        ),
        Feature(
            "date after", "neighbours", 1.5, "a date follows",
            lambda line: line.has_date(line.after),
        ),
        Feature(
            "byline after", "neighbours", 1.5, "a byline's cue follows",
            lambda line: line.has_cue(line.after),
        ),
        Feature(
            "meta next", "neighbours", 0.86, "one of them on the next two lines",
            lambda line: line.has_date(near := line.after[:2]) or line.has_cue(near),
        ),
        Feature(
            "repeated", "neighbours", 0.85, "stands on the page again",
            lambda line: line.page.counts[line.folded] > 1,
        ),
        Feature(
            "same as last", "neighbours", 0.17, "the line before says the same",
            lambda line: line.before == line.text,
        ),
        Feature(
            "after menu", "neighbours", 0.79, "the line before has at most 3 words",
            lambda line: len(line.before.split()) <= 3,
        ),
        Feature(
            "before prose", "neighbours", 0.22, "prose follows",
            lambda line: line.leads_prose(),
        ),
        Feature("capitals", "characters", -0.24, "in capitals", lambda line: line.text.isupper()),
        Feature(
            "linked", "markup", -0.67, "share of links",
            lambda line: line.page.document.blocks.link_shares[line.index],
        ),
        Feature("h1", "markup", 2.8, "an h1", lambda line: line.tag == "h1", key=_tag),
        Feature("h2", "markup", 0.57, "an h2", lambda line: line.tag == "h2", key=_tag),
        Feature(
            "h3", "markup", 0.38, "another heading",
            lambda line: line.tag in ("h3", "h4", "h5", "h6"), key=_tag,
        ),
        Feature(
            "li", "markup", -0.38, "an item of a list",
            lambda line: line.tag == "li", key=_tag,
        ),
        Feature(
            "first", "place", 0.03, "the first that may be the headline",
            lambda line: line.first,
        ),
        Feature(
            "sentences between", "place", 0.39, "sentences between it and the body, up to 3",
            lambda line: min(3, line.sentences_below()),
            most=3,
        ),
        Feature(
            "title hint", "markup", 1.0, "markup calls it a title",
            lambda line: bool(line.hints & Hint.TITLE),
        ),
        Feature(
            "page title", "markup", -1.0, "the page's <title>",
            lambda line: line.tag == "title", key=_tag,
        ),
        Feature(
            "known", "metadata", 3.54, "how surely metadata calls it the title",
            lambda line: line.page.known_as_title(line.folded),
        ),
        Feature(
            "question", "characters", 0.44, "a question",
            lambda line: line.text.endswith(("?", "？")), key=_last,
        ),
        Feature("body tag", "markup", -0.38, "a <p>", lambda line: line.tag == "p", key=_tag),
    ),
    none=2.5,
)  # fmt: skip
