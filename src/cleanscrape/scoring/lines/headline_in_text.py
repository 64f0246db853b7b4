"""The headline of plain text: lines near the likeliest one that say it better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...document import Decision, Document
from ...patterns.sentences import ends_sentence
from ..page.shape import plain, shapes

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
MAX_LOSS = max(_SHORTER_MAX_LOSS, _HIGHER_MAX_LOSS)
"""Log-odds by which a line may be less likely than the likeliest one and still replace it."""


def opens(document: Document, decided: Sequence[Decision | None]) -> bool:
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


def is_part(text: str, whole: str) -> bool:
    """True if a folded text is the beginning or the end of another one."""
    return f"{whole} ".startswith(f"{text} ") or f" {whole}".endswith(f" {text}")


def shorter(document: Document, odds: Mapping[int, float], best: int) -> int:
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
        (index for index in shorter if is_part(texts[index], texts[best])),
        key=lambda index: abs(index - best),
        default=best,
    )


def higher(document: Document, odds: Mapping[int, float], best: int) -> int:
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
