"""Words of the page's interface.

They are menus, share buttons, newsletters, cookie notices, players, copyright lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..document import Decision, Document, Hint, Label
from ..lexicons import load
from ..patterns.subtitles import cue_lines
from ..patterns.tags import HEADINGS
from ..reasons import Reason, marks
from ..scoring.page.places import places_of
from ..scoring.page.shape import Shapes, shapes
from ..scoring.page.trusted_hints import trusted_hints

# The reasons by category of the lexicon. If two categories have the same phrase, the earlier wins.
BY_WORDS = {
    category: Reason(code, label, confidence, f"the block is, begins or ends with a phrase {kind}")
    for category, code, label, confidence, kind in (
        ("advert", "advert-words", Label.ADVERT, 0.9, "of advertisements"),
        ("cookie", "cookie-words", Label.COOKIE, 0.85, "about cookies and consent"),
        ("share", "share-words", Label.SHARE, 0.85, "for sharing the page"),
        (
            "comments",
            "comment-words",
            Label.COMMENT,
            0.8,
            "of comments and the controls around them",
        ),
        ("subscribe", "subscribe-words", Label.SUBSCRIBE, 0.8, "for newsletters and subscriptions"),
        ("player", "player-words", Label.INTERFACE, 0.8, "of a player's controls"),
        ("reading_time", "reading-time", Label.INTERFACE, 0.9, "that says how long reading takes"),
        ("read_more", "read-more-words", Label.RELATED, 0.8, "that leads to further reading"),
        ("related", "related-words", Label.RELATED, 0.8, "that leads to related articles"),
        ("copyright", "copyright-words", Label.COPYRIGHT, 0.85, "of copyright lines"),
        ("bio", "bio-words", Label.BIO, 0.75, "that introduces the author"),
        ("tags", "tag-words", Label.TAGS, 0.75, "that introduces keywords"),
        (
            "navigation",
            "navigation-words",
            Label.NAVIGATION,
            0.75,
            "of menus, breadcrumbs and footers",
        ),
    )
}
_SHARE_ROW = Reason("share-row", Label.SHARE, 0.85, "the line is a row of networks to share on")
_NO_WORDS = Reason("no-words", Label.INTERFACE, 0.9, "the block has no letter and no digit")
_CHOICE = Reason(
    "choice-markup",
    Label.INTERFACE,
    0.9,
    "the block is one of the choices of a menu to select from",
)
_CUE_TIME = Reason(
    "cue-time",
    Label.INTERFACE,
    0.95,
    "the block says when a line of subtitles is spoken, or its number",
)
_CUE_TEXT = Reason(
    "cue-text", Label.PARAGRAPH, 0.9, "the block stands right below the time of a line of subtitles"
)
_MAX_WORDS = 35.0  # words
# Of these categories no line is longer; one that is has a phrase beside its own text.
_ALONE = frozenset({"navigation", "player", "comments", "reading_time"})
_MAX_WORDS_ALONE = 12.0
_BETWEEN = ":,;|·•/"  # marks between the words of a row
_HEADINGS = HEADINGS | {"dt"}
_NETWORKS = 14.0  # words of the longest row of networks to share on
# Reasons from the names of containers, by hint (HTML). Weak, so that better evidence overrules
# them.
_BY_MARKUP = {
    hint: Reason(
        code, label, confidence, f"the block stands in an element that calls itself {kind}"
    )
    for hint, code, label, confidence, kind in (
        (Hint.COOKIE, "cookie-markup", Label.COOKIE, 0.65, "a notice on cookies"),
        (Hint.SHARE, "share-markup", Label.SHARE, 0.6, "a share bar"),
        (Hint.SUBSCRIBE, "subscribe-markup", Label.SUBSCRIBE, 0.6, "a subscription box"),
        (Hint.ADVERT, "advert-markup", Label.ADVERT, 0.6, "an advertisement"),
        (Hint.TAGS, "tags-markup", Label.TAGS, 0.6, "a list of keywords"),
        (Hint.BIO, "bio-markup", Label.BIO, 0.65, "a box on the author"),
        (Hint.NAVIGATION, "navigation-markup", Label.NAVIGATION, 0.6, "navigation"),
        (Hint.COMMENT, "comment-markup", Label.COMMENT, 0.65, "comments"),
        (Hint.RELATED, "related-markup", Label.RELATED, 0.6, "related articles"),
        (Hint.FOOTER, "footer-markup", Label.NAVIGATION, 0.6, "a footer"),
    )
}


class Interface:
    """Mark short blocks that are, begin or end with a phrase of the interface.

    The phrases are of 22 languages. Options to select from are marked too.
    """

    name = "interface"
    reasons = (
        *BY_WORDS.values(),
        _SHARE_ROW,
        _NO_WORDS,
        _CHOICE,
        _CUE_TIME,
        _CUE_TEXT,
        *_BY_MARKUP.values(),
    )

    def __call__(self, document: Document) -> list[Decision]:
        others, said = cue_lines(document)
        return marks([
            *_by_words(document),
            *((index, _CHOICE) for index in places_of("option", document.blocks.tags)),
            *((index, _CUE_TIME) for index in others),
            *((index, _CUE_TEXT) for index in said),
            *_by_markup(document),
        ], self.name)  # fmt: skip


def _by_words(document: Document) -> list[tuple[int, Reason]]:
    """What short blocks say."""
    shape, tags = shapes(document.blocks), document.blocks.tags
    found: dict[int, Reason | None] = {}
    for index, category in load(*BY_WORDS).found(shape.folded).items():
        words = shape.words[index]
        if category == "player" and words == 1 and tags[index] in _HEADINGS:
            found[index] = None  # "Speed", "Volume": a player's button is no heading and no term
        elif words <= (_MAX_WORDS_ALONE if category in _ALONE else _MAX_WORDS):
            found[index] = BY_WORDS[category]
    for index in _rows_of_networks(shape):
        found.setdefault(index, _SHARE_ROW)
    for index in _without_words(shape, document.blocks.texts):
        found.setdefault(index, _NO_WORDS)
    return [(index, reason) for index, reason in sorted(found.items()) if reason]


def _rows_of_networks(shape: Shapes) -> list[int]:
    """The blocks all of whose words are networks."""
    rows = load("share").rows(shape.folded, _BETWEEN)
    return [index for index in rows if 1 < shape.words[index] <= _NETWORKS]


def _without_words(shape: Shapes, texts: Sequence[str]) -> list[int]:
    """The short blocks without a letter or digit."""
    odd = [index for index, folded in enumerate(shape.folded) if not folded[:1].isalnum()]
    return [
        index
        for index in odd
        if shape.words[index] <= _MAX_WORDS
        and not any(map(str.isalnum, shape.folded[index] or texts[index]))
    ]


def _by_markup(document: Document) -> list[tuple[int, Reason]]:
    """What the names of containers say."""
    mask, hints = trusted_hints(document), document.blocks.hints
    said = {bits: _hinted(bits & mask) for bits in {*hints}}
    return [(index, reason) for index, bits in enumerate(hints) for reason in said[bits]]


@lru_cache(maxsize=1024)
def _hinted(hints: int) -> tuple[Reason, ...]:
    """The reasons that containers with these hints give.

    They are cached, because pages share a few dozen values.
    """
    return tuple(reason for hint, reason in _BY_MARKUP.items() if hints & hint)
