"""How much a line looks like the byline: the features of the line, its names and its place."""

from __future__ import annotations

from math import log1p
from operator import attrgetter
from typing import Any

from ...document import Hint
from ...patterns.names import is_agency
from ...patterns.roles import is_role
from .byline_line import BylinePage, Line, Place
from .choice import Choice, Feature, early, log_odds_of, probability

_CONTROLS = frozenset({"button", "option", "label", "summary", "select", "legend"})
_HEADINGS = frozenset(f"h{level}" for level in range(1, 10))


def _hinted(name: str, weight: float, hint: int, doc: str) -> Feature[Any]:
    """Whether the markup around a line says this of it."""
    return early(name, "markup", weight, doc, lambda line: bool(line.hints & hint), _hints)


# What the values of several features depend on.
_hints = attrgetter("hints")
_tag = attrgetter("tag")
_place = attrgetter("before", "depth", "after")
_headline = attrgetter("below_title")
_dates = attrgetter("cued", "near_date", "near_title")


def _known(place: Place) -> tuple[bool, bool]:
    return bool(place.page.known), place.names_known


# The weights were fitted as a conditional logit over the lines of a page by `python -m
# benchmarks.train.byline`, on the developers' corpora as HTML and flattened; on held-out folds by
# domain it chooses right on .80 to .97 of the pages.
BYLINE: Choice[Line] = Choice(
    (
        early("cue", "cue", 1.74, 'begins with a cue ("By")', lambda line: line.cued),
        Feature(
            "cue and name", "cue", 1.25, "a cue, and a person behind it",
            lambda line: line.cued and line.is_person,
            lambda place: place.cued,
        ),
        early(
            "cue with colon", "cue", -0.16, "a cue with a colon",
            lambda line: ":" in line.cue or "：" in line.cue,
        ),
        early(
            "cue and date", "cue", -1.36, "a cue, and a date nearby",
            lambda line: line.cued and line.near_date, _dates,
        ),
        _hinted("markup", 0.75, Hint.BYLINE, "markup calls it a byline"),
        Feature("name", "names", 0.28, "the first author is a person", lambda line: line.is_person),
        Feature(
            "agency", "names", -1.13, "the first author is an agency",
            lambda line: is_agency(line.author),
        ),
        Feature(
            "uncased", "names", 0.01, "a script without capitals",
            lambda line: line.author.upper() == line.author.lower(),
        ),
        Feature("capitals", "names", 0.18, "in capitals", lambda line: line.author.isupper()),
        Feature(
            "one word", "names", 0.48, "a name of one word",
            lambda line: " " not in line.author,
        ),
        Feature(
            "names", "names", -0.49, "several authors",
            lambda line: len(line.byline.authors) > 1,
        ),
        Feature("role", "role", 1.18, "says a role", lambda line: line.byline.role is not None),
        Feature(
            "left over", "words", -0.32, "characters beside cue, names and role, up to 40",
            lambda line: line.left_over(),
        ),
        Feature(
            "ordinary words", "words", -2.77,
            "share of the names' words that the page writes in lower case",
            lambda line: line.ordinary_words,
            slow=True,
        ),
        early(
            "repeated", "words", -0.22, "stands on the page again",
            lambda line: line.repeated,
        ),
        early(
            "before span", "place", 0.16, "before the article's prose",
            lambda line: line.before > 0, _place,
        ),
        early(
            "distance before", "place", -0.34, "how far before, as a logarithm",
            lambda line: log1p(line.before), _place,
        ),
        early(
            "inside", "place", 0.04, "within the article's prose",
            lambda line: line.depth >= 0, _place,
        ),
        early(
            "distance inside", "place", -0.93, "how far inside, as a logarithm",
            lambda line: log1p(max(0, line.depth)), _place,
        ),
        early(
            "after", "place", -0.35, "after the article's prose",
            lambda line: line.after > 0, _place,
        ),
        early(
            "distance after", "place", -1.35, "how far after, as a logarithm",
            lambda line: log1p(line.after), _place,
        ),
        early(
            "before title", "place", -2.49, "above the headline",
            lambda line: line.below_title < 0, _headline,
        ),
        early(
            "after title", "place", -0.07, "how far below the headline, as a logarithm",
            lambda line: log1p(max(0, line.below_title)), _headline,
        ),
        early(
            "date near", "neighbours", 2, "a date in the four blocks around",
            lambda line: line.near_date, _dates,
        ),
        early(
            "title near", "neighbours", 0.27, "the headline in the four blocks around",
            lambda line: line.near_title, _dates,
        ),
        Feature(
            "role below", "neighbours", 0.61, "a role on the next line",
            lambda line: len(line.below) < 60 and is_role(line.below),
        ),
        Feature(
            "twice", "neighbours", 1.03, "the next line says the same",
            lambda line: line.text == line.below,
            lambda place: place.repeated,
        ),
        early(
            "bulleted", "words", 0.78, "begins with a bullet",
            lambda line: line.page.signs.is_bulleted(line.block),
        ),
        early(
            "sentence", "words", -1.31, "ends as a sentence does",
            lambda line: line.text.endswith((".", "!", "?")),
        ),
        early(
            "linked", "markup", 0.25, "share of links",
            lambda line: line.page.document.blocks.link_shares[line.block],
        ),
        early(
            "control", "markup", -0.35, "a button, label or option",
            lambda line: line.tag in _CONTROLS, _tag,
        ),
        early(
            "list item", "markup", -0.74, "an item of a list",
            lambda line: line.tag == "li", _tag,
        ),
        early("heading", "markup", -0.12, "a heading", lambda line: line.tag in _HEADINGS, _tag),
        _hinted("navigation", -1, Hint.NAVIGATION, "in navigation"),
        _hinted("header", 0.13, Hint.HEADER, "in a header"),
        _hinted("footer", 0.2, Hint.FOOTER, "in a footer"),
        _hinted("aside", -0.85, Hint.ASIDE, "in an aside"),
        _hinted("biography", 0.48, Hint.BIO, "in a box on the author"),
        early("portrait", "neighbours", 0.92, "below an image", lambda line: line.portrait()),
        early(
            "crowd", "neighbours", -0.23, "share of short lines around",
            lambda line: line.crowd(),
        ),
        Feature(
            "known", "metadata", 1.51, "the authors that metadata names",
            lambda line: bool(line.page.known) and line.names == line.page.known,
            lambda place: place.names_known,
            key=_known,
        ),
        Feature(
            "stranger", "metadata", -1.14, "none of them",
            lambda line: bool(line.page.known) and not line.names & line.page.known,
            lambda place: bool(place.page.known) and not place.names_known,
            key=_known,
        ),
        Feature(
            "some known", "metadata", 0.8, "some of them",
            lambda line: bool(line.names & line.page.known) and line.names != line.page.known,
            lambda place: place.names_known,
            key=_known,
        ),
        early(
            "article", "markup", -0.47, "a page of HTML",
            lambda line: line.page.document.source == "html",
        ),
        Feature(
            "several lines", "words", 0.67, "read from several blocks",
            lambda line: len(line.other_blocks) > 0,
        ),
        Feature(
            "named after", "neighbours", 0.95, "the name stands below the body too",
            lambda line: line.elsewhere[0],
            slow=True,
        ),
        Feature(
            "portrayed", "neighbours", 0.24, "the name describes an image",
            lambda line: line.elsewhere[1],
            slow=True,
        ),
    ),
    none=0.16,
)  # fmt: skip


def byline_probability(line: Line, least: float = 0.0) -> float | None:
    """How likely it is that the line is the article's byline; None where that is below `least`.

    Args:
        line: the line.
        least: a probability, 0 to 1; the greater, the less work for most lines.
    """
    odds = BYLINE.log_odds_from(line, log_odds_of(least))
    return None if odds is None else probability(odds)


def could_be_byline(page: BylinePage, block: int, least: float, doubt: float = 0.0) -> bool:
    """False where no byline that begins in a block can be as likely as `least`.

    Whatever is read there, if only lines that name an author whom metadata has are read too. It is
    not read here.

    Args:
        page: the page.
        block: index of the block.
        least: a probability, 0 to 1.
        doubt: how much more likely a byline must be that neither words nor markup call one.
    """
    place = Place(page, block)
    if doubt and not place.may_be_cued():
        least += doubt
    return place.names_known or BYLINE.may_reach(place, log_odds_of(least))
