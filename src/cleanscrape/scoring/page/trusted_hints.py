"""Which of the markup's hints can be trusted on this page."""

from __future__ import annotations

from ...document import BlockTable, Document, Hint, derived
from .shape import shapes

# A container that calls itself an advert, a share bar or hidden and holds more than this share of
# the page's prose is something else: a wrapper around the whole article whose class mentions it. On
# the developers' news corpus 9 of 128 pages have one.
SHARE = 0.3
# Comment threads may be longer than their article: there the words that stand outside of them
# count.
COMMENT_WORDS = 60.0
# Containers that an article's headline is never in. If the only <h1> is in one, its name means the
# whole page.
_BESIDE = Hint.COMMENT | Hint.RELATED | Hint.ADVERT | Hint.SUBSCRIBE | Hint.ASIDE | Hint.FOOTER
# If elements that call themselves the article have this much prose, only their content counts.
ARTICLE_WORDS = 60.0
_BITS = (
    Hint.HIDDEN, Hint.NAVIGATION, Hint.FOOTER, Hint.ASIDE, Hint.COMMENT, Hint.RELATED, Hint.SHARE,
    Hint.SUBSCRIBE, Hint.COOKIE, Hint.ADVERT, Hint.BIO,
    Hint.TAGS, Hint.CAPTION, Hint.CREDIT, Hint.BYLINE, Hint.DATE, Hint.FORM, Hint.HEADER, Hint.ICON,
    Hint.SVG,
)  # fmt: skip


def trusted_hints(document: Document) -> int:
    """The bits of `Hint` that can be trusted on this page."""
    return _trusted(document.blocks) if document.source == "html" else -1


@derived
def _trusted(blocks: BlockTable) -> int:
    running = [(hints, prose) for hints, prose in zip(blocks.hints, shapes(blocks).prose) if prose]
    own = sum([prose for hints, prose in running if hints & Hint.ARTICLE])
    needed = Hint.ARTICLE if own >= ARTICLE_WORDS else 0
    said: dict[int, float] = {}  # blocks share a few dozen values of hints
    for hints, prose in running:
        if hints & needed == needed:
            said[hints] = said.get(hints, 0.0) + prose
    total = sum(said.values())
    mask = ~_around_headline(blocks)
    for bit in _BITS:
        words = sum(prose for hints, prose in said.items() if hints & bit)
        enough = total - words >= COMMENT_WORDS if bit == Hint.COMMENT else words <= SHARE * total
        if words and not enough:
            mask &= ~bit
    return mask


def _around_headline(blocks: BlockTable) -> int:
    """The bits of `_BESIDE` that all visible headlines of the page have.

    0 if there is no headline.
    """
    if "h1" not in blocks.tags:
        return 0
    found = [
        hints & _BESIDE
        for tag, hints in zip(blocks.tags, blocks.hints)
        if tag == "h1" and not hints & Hint.HIDDEN
    ]
    mask = _BESIDE if found else 0
    for hints in found:
        mask &= hints
    return mask
