"""Words of the page's interface.

They are menus, share buttons, newsletters, cookie notices, players, copyright lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..document import Decision, Document, Hint, Label
from ..lexicons import load
from ..patterns.subtitles import cue_lines
from ..patterns.tags import HEADINGS
from ..reasons import Reason
from ..scoring.page.shape import shapes
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

    def __call__(self, document: Document) -> Iterator[Decision]:
        yield from self._by_words(document)
        yield from (
            _CHOICE.mark(index) for index, tag in enumerate(document.blocks.tags) if tag == "option"
        )
        others, said = cue_lines(document)
        yield from map(_CUE_TIME.mark, others)
        yield from map(_CUE_TEXT.mark, said)
        mask = trusted_hints(document)
        for index, hints in enumerate(document.blocks.hints):
            if hints & mask:
                for reason in _hinted(hints & mask):
                    yield reason.mark(index)

    @staticmethod
    def _by_words(document: Document) -> Iterator[Decision]:
        """What short blocks say."""
        phrases, phrases_of_sharing = load(*BY_WORDS), load("share")
        shape = shapes(document.blocks)
        for index, (words, folded) in enumerate(zip(shape.words, shape.folded)):
            if words > _MAX_WORDS:
                continue
            category = phrases.category(folded)
            if category == "player" and words == 1 and document.blocks.tags[index] in _HEADINGS:
                continue  # "Speed", "Volume": a player's button is no heading and no term
            if category and not (words > _MAX_WORDS_ALONE and category in _ALONE):
                yield BY_WORDS[category].mark(index)
            elif (
                folded
                and 1 < words <= _NETWORKS
                and all(phrases_of_sharing.exact(word.strip(_BETWEEN)) for word in folded.split())
            ):
                yield _SHARE_ROW.mark(index)
            elif not any(map(str.isalnum, folded or document.blocks.texts[index])):
                yield _NO_WORDS.mark(index)


@lru_cache(maxsize=1024)
def _hinted(hints: int) -> tuple[Reason, ...]:
    """The reasons that containers with these hints give.

    They are cached, because thousands of blocks share a few dozen values.
    """
    return tuple(reason for hint, reason in _BY_MARKUP.items() if hints & hint)
