"""Words of the page's interface: menus, share buttons, newsletters, cookie notices, players, copyright lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..document import Decision, Document, Hint, Label
from ..lexicons import load
from ..scoring.shape import shapes
from ..scoring.trust import trusted

# Category of the lexicon: label, confidence, reason. Where two categories hold the same phrase, the earlier wins.
TABLE = {
    "advert": (Label.ADVERT, 0.9, "advert-words"),
    "cookie": (Label.COOKIE, 0.85, "cookie-words"),
    "share": (Label.SHARE, 0.85, "share-words"),
    "comments": (Label.COMMENT, 0.8, "comment-words"),
    "subscribe": (Label.SUBSCRIBE, 0.8, "subscribe-words"),
    "player": (Label.INTERFACE, 0.8, "player-words"),
    "reading_time": (Label.INTERFACE, 0.9, "reading-time"),
    "read_more": (Label.RELATED, 0.8, "read-more-words"),
    "related": (Label.RELATED, 0.8, "related-words"),
    "copyright": (Label.COPYRIGHT, 0.85, "copyright-words"),
    "bio": (Label.BIO, 0.75, "bio-words"),
    "tags": (Label.TAGS, 0.75, "tag-words"),
    "navigation": (Label.NAVIGATION, 0.75, "navigation-words"),
}
_LONGEST = 35.0  # words
_BETWEEN = ":,;|·•/"  # marks between the words of a row
_NETWORKS = 14.0  # words of the longest row of networks to share on
# Containers that say what they are (HTML): the hint, and the label it suggests. Weak, so that better evidence overrules it.
_HINTED = (
    (Hint.COOKIE, Label.COOKIE, 0.65, "cookie-markup"),
    (Hint.SHARE, Label.SHARE, 0.6, "share-markup"),
    (Hint.SUBSCRIBE, Label.SUBSCRIBE, 0.6, "subscribe-markup"),
    (Hint.ADVERT, Label.ADVERT, 0.6, "advert-markup"),
    (Hint.TAGS, Label.TAGS, 0.6, "tags-markup"),
    (Hint.BIO, Label.BIO, 0.65, "bio-markup"),
    (Hint.NAVIGATION, Label.NAVIGATION, 0.6, "navigation-markup"),
    (Hint.COMMENT, Label.COMMENT, 0.65, "comment-markup"),
    (Hint.RELATED, Label.RELATED, 0.6, "related-markup"),
    (Hint.FOOTER, Label.NAVIGATION, 0.6, "footer-markup"),
)


class Interface:
    """Mark short blocks that are, begin or end with a phrase of the interface in one of 22 languages, and what there is to choose from."""

    name = "interface"

    def __call__(self, document: Document) -> Iterator[Decision]:
        phrases, phrases_of_sharing = load(*TABLE), load("share")
        shape = shapes(document.blocks)
        for index, (words, folded) in enumerate(zip(shape.words, shape.folded)):
            if words > _LONGEST:
                continue
            category = phrases.category(folded)
            if category and not (words > 12 and category in ("navigation", "player", "comments")):
                label, confidence, reason = TABLE[category]
                yield Decision(index, label, confidence, reason)
            elif folded and 1 < words <= _NETWORKS and all(phrases_of_sharing.exact(word.strip(_BETWEEN)) for word in folded.split()):
                yield Decision(index, Label.SHARE, 0.85, "share-row")
            elif not any(map(str.isalnum, folded or document.blocks.texts[index])):
                yield Decision(index, Label.INTERFACE, 0.9, "no-words")
        for index, tag in enumerate(document.blocks.tags):
            if tag == "option":
                yield Decision(index, Label.INTERFACE, 0.9, "choice-markup")
        mask = trusted(document)
        for index, hints in enumerate(document.blocks.hints):
            if hints & mask:
                for label, confidence, reason in _hinted(hints & mask):
                    yield Decision(index, label, confidence, reason)


@lru_cache(maxsize=1024)
def _hinted(hints: int) -> tuple[tuple[Label, float, str], ...]:
    """What containers with these hints suggest. Thousands of blocks share a few dozen values."""
    return tuple((label, confidence, reason) for hint, label, confidence, reason in _HINTED if hints & hint)
